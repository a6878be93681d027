import { type Target, targetOf } from "../targets.js";
import { isOutputPath } from "./output-path.js";

const format = "specwright-manifest/1";
const entry = /"((?:[^"\\]|\\.)+)"\s*:\s*"([0-9a-f]{64})"/g;

/** Every hash that a file Specwright wrote may have; while a run writes, that is the old one and the new one. */
export type Known = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Reads a manifest leniently, entry by entry: one with the marks of an unresolved merge still says what both sides
 * wrote. `null` where the text is no manifest of ours. Paths that no generated file can have are left out, so that a
 * forged manifest cannot make us delete anything elsewhere.
 */
export function readManifest(text: string): Known | null {
  if (!text.includes(format)) return null;
  const known = new Map<string, Set<string>>();
  for (const [, quoted, hash] of text.matchAll(entry)) {
    const path = unquote(quoted ?? "");
    if (path === null || hash === undefined || !isOutputPath(path)) continue;
    const hashes = known.get(path) ?? new Set();
    known.set(path, hashes.add(hash));
  }
  return known;
}

/** What a manifest knows of targets that a run is not asked for. */
export function keptFiles(known: Known, asked: readonly Target[]): ReadonlyMap<string, string> {
  const others = [...known].filter(([path]) => !asked.includes(targetOf(path)));
  return new Map(others.map(([path, [hash = ""]]) => [path, hash]));
}

function unquote(quoted: string): string | null {
  try {
    return String(JSON.parse(`"${quoted}"`));
  } catch {
    return null;
  }
}

/**
 * Prints a manifest, sorted. `writing` is what a run is about to write: it stands there from before the first write
 * until after the last, so that whatever a crash leaves behind is still known as ours.
 */
export function printManifest(
  files: ReadonlyMap<string, string>,
  writing: ReadonlyMap<string, string> | null = null,
): string {
  const sorted = (map: ReadonlyMap<string, string>) =>
    Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, hash]) => [path, hash]));
  const content = { format, files: sorted(files), ...(writing === null ? {} : { writing: sorted(writing) }) };
  return `${JSON.stringify(content, null, 2)}\n`;
}
