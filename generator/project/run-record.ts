import { join } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { sha256 } from "../sha256.js";
import type { Counts } from "./counts.js";
import { readKept, writeKept } from "./kept-file.js";

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
  if (cacheDir === null || key === null) return null;
  const kept = readKept(fileOf(cacheDir, root));
  return kept?.name === key ? JSON.parse(kept.body) : null;
}

/** The fingerprints of the last run's files, whatever its inputs, by what names all that each is made of. */
export function readHashes(cacheDir: string | null, root: string): ReadonlyMap<string, string> {
  const kept = cacheDir === null ? null : readKept(fileOf(cacheDir, root));
  const record: RunRecord | null = kept === null ? null : JSON.parse(kept.body);
  return new Map((record?.files ?? []).flatMap(([, hash, key]) => (key === null ? [] : [[key, hash]])));
}

export function writeRecord(
  cacheDir: string | null,
  root: string,
  key: string | null,
  record: RunRecord,
): void {
  if (cacheDir !== null && key !== null)
    writeKept(fileOf(cacheDir, root), { name: key, body: JSON.stringify(record) });
}
