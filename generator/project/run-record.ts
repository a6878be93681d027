import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Counts } from "./counts.js";
import { sha256 } from "./fingerprint.js";

/** What a compilation came to, kept so that the same inputs need not be compiled again. */
export interface RunRecord {
  readonly diagnostics: readonly Diagnostic[];
  readonly counts: Counts;
  /** The fingerprint of every file it made, and what names all that the file is made of. */
  readonly files: readonly (readonly [path: string, hash: string, key: string | null])[];
}

/** One record a project: caches may be shared by several projects below one `node_modules`. */
const fileOf = (cacheDir: string, root: string): string =>
  join(cacheDir, `${sha256(root).slice(0, 16)}.json`);

/** The record of exactly these inputs; one that is absent, of other inputs or damaged is none. */
export function readRecord(cacheDir: string | null, root: string, key: string | null): RunRecord | null {
  return key === null ? null : readWhere(cacheDir, root, (head, hash) => head === `${key} ${hash}`);
}

/** The fingerprints of the last run's files, whatever its inputs, by what names all that each is made of. */
export function readHashes(cacheDir: string | null, root: string): ReadonlyMap<string, string> {
  const record = readWhere(cacheDir, root, (head, hash) => head.endsWith(` ${hash}`));
  return new Map((record?.files ?? []).flatMap(([, hash, key]) => (key === null ? [] : [[key, hash]])));
}

/** The record whose first line is as wanted, given the hash of the rest. */
function readWhere(
  cacheDir: string | null,
  root: string,
  isWanted: (head: string, hash: string) => boolean,
): RunRecord | null {
  if (cacheDir === null) return null;
  try {
    const content = readFileSync(fileOf(cacheDir, root), "utf8");
    const end = content.indexOf("\n");
    const body = content.slice(end + 1);
    return isWanted(content.slice(0, end), sha256(body)) ? JSON.parse(body) : null;
  } catch {
    return null;
  }
}

export function writeRecord(
  cacheDir: string | null,
  root: string,
  key: string | null,
  record: RunRecord,
): void {
  if (cacheDir === null || key === null) return;
  const temporary = `${fileOf(cacheDir, root)}.${process.pid}`;
  try {
    const body = JSON.stringify(record);
    mkdirSync(cacheDir, { recursive: true });
    writeFileSync(temporary, `${key} ${sha256(body)}\n${body}`);
    renameSync(temporary, fileOf(cacheDir, root));
  } catch {
    // A full or read-only disk: the next run compiles again.
  }
}
