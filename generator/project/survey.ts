import { join } from "node:path";
import { type Target, targets } from "../targets.js";
import type { FilePort } from "./file-port.js";
import { fingerprint } from "./fingerprint.js";
import type { MadeFile } from "./made-file.js";
import { type Known, keptFiles, printManifest, readManifest } from "./manifest.js";
import { obstacles } from "./obstacle.js";
import { isOutputPath, manifestName } from "./output-path.js";
import type { OutputPlace } from "./output-place.js";

/**
 * How a file stands to what the specification makes now.
 * - `same`: as it should be
 * - `new`, `missing`: nothing is there; the manifest does not, or does, know it
 * - `stale`: as we once wrote it; `edited`: ours, changed by hand; `foreign`: not ours
 * - `leftover`, `leftover-edited`: ours, and no longer made; `gone`: neither made nor there any more
 * - `blocked`: a link, a folder or the like is in the way
 */
export type State =
  | "same"
  | "new"
  | "missing"
  | "stale"
  | "edited"
  | "foreign"
  | "leftover"
  | "leftover-edited"
  | "gone"
  | "blocked";

export interface Finding {
  readonly path: string;
  readonly state: State;
  readonly disk: Buffer | null;
  /** Hashes under which this file is known as ours; the disk's own comes first where it is among them. */
  readonly known: readonly string[];
  /** What should be there; `null` for nothing. */
  readonly next: Pick<MadeFile, "hash" | "text"> | null;
  /** Why it is blocked. */
  readonly reason: string | null;
}

/** The output folder as it is, held against what it should be. */
export interface Survey {
  /** Sorted by path. */
  readonly findings: readonly Finding[];
  /** Ours, of targets that this run was not asked for: they stay as they are, and in the manifest. */
  readonly kept: ReadonlyMap<string, string>;
  readonly manifest: Finding;
}

type Wanted = Pick<MadeFile, "path" | "hash" | "text">;
type Seen = Pick<Finding, "disk" | "reason">;

/** Compares every file of the output folder with what should be there, as far as these targets go. Reads only. */
export function survey(
  port: FilePort,
  place: OutputPlace,
  files: readonly Wanted[],
  asked: readonly Target[] = targets,
): Survey {
  const next = new Map(files.map((file) => [file.path, file]));
  const bad = files.find((file) => !isOutputPath(file.path));
  if (bad !== undefined) throw new Error(`An emitter made a file with the path ${JSON.stringify(bad.path)}.`);
  if (next.size < files.length) throw new Error("Two emitters made a file with the same path.");
  const look = looker(port, place);
  const old = look(manifestName);
  const known: Known = (old.disk === null ? null : readManifest(old.disk.toString())) ?? new Map();
  const kept = keptFiles(known, asked);
  const paths = [...new Set([...next.keys(), ...known.keys()])].filter((path) => !kept.has(path)).sort();
  const hashes = [...next].map(([path, { hash }]) => [path, hash] as const);
  return {
    kept,
    findings: paths.map((path) => finding(path, look(path), next.get(path) ?? null, known.get(path) ?? null)),
    manifest: manifestFinding(old, printManifest(new Map([...kept, ...hashes]))),
  };
}

/** Reads files of the output folder; what is in the way of one is said instead. */
export function looker(port: FilePort, place: OutputPlace): (path: string) => Seen {
  const obstacle = obstacles(port, place);
  return (path) => {
    const { reason, exists } = obstacle.of(path);
    return { reason, disk: reason === null && exists ? port.read(join(place.output, path)) : null };
  };
}

function finding(
  path: string,
  seen: Seen,
  next: Finding["next"],
  known: ReadonlySet<string> | null,
): Finding {
  const hash = seen.disk === null ? null : fingerprint(seen.disk);
  const ours = hash !== null && known?.has(hash) === true;
  const hashes = [...(known ?? [])].sort((a, b) => Number(b === hash) - Number(a === hash));
  const state =
    next === null ? unwantedState(seen, ours) : wantedState(seen, hash, next.hash, known !== null, ours);
  return { path, ...seen, known: hashes, next, state };
}

function wantedState(seen: Seen, hash: string | null, next: string, known: boolean, ours: boolean): State {
  if (seen.reason !== null) return "blocked";
  if (hash === null) return known ? "missing" : "new";
  if (hash === next) return "same";
  if (ours) return "stale";
  return known ? "edited" : "foreign";
}

function unwantedState(seen: Seen, ours: boolean): State {
  if (seen.disk === null) return "gone";
  return ours ? "leftover" : "leftover-edited";
}

function manifestFinding(seen: Seen, text: string): Finding {
  const next = { text, hash: fingerprint(text) };
  const ours = seen.disk !== null && readManifest(seen.disk.toString()) !== null;
  const hash = seen.disk === null ? null : fingerprint(seen.disk);
  return {
    path: manifestName,
    ...seen,
    known: [],
    next,
    state: wantedState(seen, hash, next.hash, ours, ours),
  };
}
