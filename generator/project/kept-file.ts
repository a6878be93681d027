import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { sha256 } from "../sha256.js";
import { readTextWithin } from "./read-file.js";

/** Reading more would take longer than working it out again. */
const mostBytes = 256 * 1024 * 1024;

/** What a run kept for a later one: the name of all that it was made of, and the text itself. */
export interface Kept {
  readonly name: string;
  readonly body: string;
}

/** A file's first line holds the name and the hash of the rest; one that is absent or damaged keeps nothing. */
export function readKept(path: string): Kept | null {
  const content = readTextWithin(path, mostBytes);
  if (content === null) return null;
  const end = content.indexOf("\n");
  const [name, hash, ...more] = content.slice(0, end).split(" ");
  const body = content.slice(end + 1);
  return name !== undefined && hash === sha256(body) && more.length === 0 ? { name, body } : null;
}

/** A folder that cannot be written costs time, nothing else. */
export function writeKept(path: string, { name, body }: Kept): void {
  quietly(() => {
    mkdirSync(dirname(path), { recursive: true });
    const temporary = `${path}.${process.pid}`;
    writeFileSync(temporary, `${name} ${sha256(body)}\n${body}`);
    renameSync(temporary, path);
  });
}

/** A full or read-only disk: the next run does it again. */
export function quietly(act: () => void): void {
  try {
    act();
  } catch {
    // Nothing that is kept is needed.
  }
}
