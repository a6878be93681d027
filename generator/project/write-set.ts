import { dirname, join } from "node:path";
import type { FilePort } from "./file-port.js";
import { printManifest } from "./manifest.js";
import { stagingName } from "./output-path.js";
import type { OutputPlace } from "./output-place.js";
import { openStaging, type Staging } from "./staging.js";
import type { Finding, State, Survey } from "./survey.js";

export interface Written {
  readonly written: number;
  readonly deleted: number;
  readonly unchanged: number;
}

/** Somebody changed this file between our reading and our writing it; nothing of theirs was lost. */
export class ChangedMeanwhile extends Error {
  readonly path: string;
  constructor(path: string) {
    super(`${path} was changed while it was about to be written.`);
    this.name = "ChangedMeanwhile";
    this.path = path;
  }
}

const written: readonly State[] = ["new", "missing", "stale"];
const writtenByForce: readonly State[] = [...written, "edited"];

/** What a run would do, from a survey. `force` overwrites what was changed by hand in files that are ours. */
export function writeSet(survey: Survey, force: boolean) {
  const { findings } = survey;
  return {
    writes: findings.filter(({ state }) => (force ? writtenByForce : written).includes(state)),
    deletes: findings.filter(({ state }) => state === "leftover" || (force && state === "leftover-edited")),
    refused: [...findings, survey.manifest].filter(
      ({ state }) =>
        state === "foreign" ||
        state === "blocked" ||
        (!force && (state === "edited" || state === "leftover-edited")),
    ),
  };
}

/**
 * Brings the output folder to what it should be. The manifest names what is about to be written before the first
 * write, and only that after the last; every file comes by a temporary file and a rename. So a run cut short
 * anywhere leaves whole files that are all known as ours, and the next run continues from there.
 */
export function applyWriteSet(port: FilePort, place: OutputPlace, survey: Survey, force: boolean): Written {
  const { writes, deletes, refused } = writeSet(survey, force);
  if (refused.length > 0) throw new Error("A write set with refused files must not be applied.");
  const unchanged = survey.findings.filter(({ state }) => state === "same").length;
  if (writes.length + deletes.length === 0 && survey.manifest.state === "same") {
    // All that a run cut short at its very end has left.
    if (port.look(join(place.output, stagingName)) === "folder") openStaging(port, place.output).close();
    return { written: 0, deleted: 0, unchanged };
  }
  const staging = openStaging(port, place.output);
  if (writes.length + deletes.length > 0) staging.put(survey.manifest.path, intent(survey, writes));
  for (const finding of writes) write(port, place, staging, finding);
  for (const finding of deletes) remove(port, place, finding);
  if (survey.manifest.next !== null) staging.put(survey.manifest.path, survey.manifest.next.text);
  staging.close();
  return { written: writes.length, deleted: deletes.length, unchanged };
}

/** The manifest while a run writes: what every file is known as now, and what it is about to be. */
function intent(survey: Survey, writes: readonly Finding[]): string {
  const files = new Map(survey.kept);
  for (const { path, state, known, next } of survey.findings) {
    const hash = state === "same" ? next?.hash : known[0];
    if (hash !== undefined && state !== "gone") files.set(path, hash);
  }
  return printManifest(files, new Map(writes.map(({ path, next }) => [path, next?.hash ?? ""])));
}

function write(port: FilePort, place: OutputPlace, staging: Staging, finding: Finding): void {
  assertUntouched(port, place, finding);
  if (finding.next !== null) staging.put(finding.path, finding.next.text);
}

function remove(port: FilePort, place: OutputPlace, finding: Finding): void {
  assertUntouched(port, place, finding);
  port.remove(join(place.output, finding.path));
  for (let folder = dirname(finding.path); folder !== "."; folder = dirname(folder)) {
    const full = join(place.output, folder);
    if (port.look(full) !== "folder" || port.list(full).length > 0) break;
    port.removeFolder(full);
  }
}

function assertUntouched(port: FilePort, place: OutputPlace, finding: Finding): void {
  const full = join(place.output, finding.path);
  if (finding.disk !== null ? port.read(full).equals(finding.disk) : !exists(port, place, finding.path))
    return;
  throw new ChangedMeanwhile(finding.path);
}

/** Looked for from the top, since asking below something that is no folder is an error on most systems. */
function exists(port: FilePort, place: OutputPlace, path: string): boolean {
  let full = place.output;
  for (const part of path.split("/")) {
    if (port.look(full) === null) return false;
    full = join(full, part);
  }
  return port.look(full) !== null;
}
