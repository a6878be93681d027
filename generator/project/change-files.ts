import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { didYouMean } from "../2-check/nearest.js";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { readChangeMetadata } from "./change-metadata.js";
import { isFolder, type ProjectPaths } from "./place.js";
import { readSpecsBelow, type SpecFiles } from "./spec-files.js";

/** The ids of the active changes, sorted: the folders below `changes/` but the archive. */
export function activeChanges(root: string, openspec: string): readonly string[] {
  const folder = join(root, openspec, "changes");
  if (!isFolder(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name !== "archive" && !name.startsWith(".") && isFolder(join(folder, name)))
    .sort();
}

/** What a change says: its deltas, and what its metadata says of them. */
export interface ChangeFiles extends SpecFiles {
  readonly retires: boolean;
}

/** Reads the deltas of an active change, and says so where there are none. */
export function readChange(root: string, openspec: string, id: string): ChangeFiles {
  const folder = `${openspec}/changes/${id}`;
  const { skipsSpecs, retires, problem } = readChangeMetadata(join(root, folder));
  const { sources, diagnostics } = readSpecsBelow(root, openspec, `${folder}/specs`);
  const found = [...diagnostics, ...misplaced(root, `${folder}/specs`)];
  const metadata = { path: `${folder}/.openspec.yaml`, start: 0, end: 0 };
  if (problem !== null) found.push(diagnose("change-metadata", metadata, { problem }));
  else if (skipsSpecs && holdsFiles(join(root, folder, "specs")))
    found.push(diagnose("specs-not-skipped", metadata, {}));
  else if (!skipsSpecs && sources.length === 0 && diagnostics.every(({ severity }) => severity !== "error"))
    found.push(diagnose("no-deltas", { path: folder, start: 0, end: 0 }, {}));
  return { sources, diagnostics: found, retires };
}

const deltaHeading = /^##[ \t]+(?:ADDED|MODIFIED|REMOVED|RENAMED)[ \t]+Requirements[ \t]*$/im;

/** Deltas in files that OpenSpec does not read as such: it refuses them, since archiving would leave them out. */
function misplaced(root: string, folder: string): readonly Diagnostic[] {
  if (!isFolder(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const file = join(entry.parentPath, entry.name);
    const isDelta =
      entry.isFile() &&
      entry.name.endsWith(".md") &&
      (entry.name !== "spec.md" || entry.parentPath === join(root, folder));
    if (!isDelta || statSync(file).size > mostBytes || !deltaHeading.test(readFileSync(file, "utf8")))
      return [];
    const path = relative(root, file).split(sep).join("/");
    return [diagnose("delta-misplaced", { path, start: 0, end: 0 }, {})];
  });
}

/** No delta that people write is larger. */
const mostBytes = 1024 * 1024;

const holdsFiles = (folder: string): boolean =>
  existsSync(folder) &&
  readdirSync(folder, { recursive: true, withFileTypes: true }).some((entry) => entry.isFile());

/** Which of these changes cannot be judged, and why; `null` where all can. */
export function noSuchChange(
  { root, openspec }: ProjectPaths,
  asked: readonly string[],
): { readonly message: string; readonly hint: string } | null {
  const ids = activeChanges(root, openspec);
  const id = asked.find((one) => !ids.includes(one));
  if (id === undefined) {
    const twice = asked.find((one, i) => asked.indexOf(one) !== i);
    if (twice === undefined) return null;
    return { message: `The change ${twice} is named twice.`, hint: "Name each change once." };
  }
  const message = `There is no active change ${id} in ${openspec}/changes.`;
  const near = didYouMean(id, ids);
  if (near !== "") return { message, hint: near.trim() };
  const some = ids.slice(0, 5).join(", ");
  if (ids.length > 0) return { message, hint: `Name one of: ${some}${ids.length > 5 ? ", …" : ""}.` };
  return { message, hint: "No change is active; without --change the specification itself is checked." };
}

/** Whether a change says of itself that it leaves the specifications as they are. */
export const skipsSpecs = (root: string, openspec: string, id: string): boolean =>
  readChangeMetadata(join(root, openspec, "changes", id)).skipsSpecs;
