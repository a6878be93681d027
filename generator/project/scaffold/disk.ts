import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { readTextWithin } from "../read-file.js";
import { mostBytesOfSource } from "../source-file.js";

/** A file to be written whole. */
export interface Change {
  readonly path: string;
  readonly text: string;
  /** What it held when it was read; `null` where it was not there. */
  readonly before: string | null;
}

/**
 * Writes by a temporary file and a rename, so that a half-written file is never seen. A file that was changed since it
 * was read is left alone, and that is an error.
 */
export function applyChange(root: string, { path, text, before }: Change): void {
  const target = join(root, path);
  const now = readTextWithin(target, mostBytesOfSource);
  // What is there and cannot be read was not there before, or has been replaced.
  if (now !== before || (now === null && existsSync(target)))
    throw new Error(`${path} was changed while it was about to be written; run it again.`);
  mkdirSync(dirname(target), { recursive: true });
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    writeFileSync(temporary, text, { flag: "wx" });
    if (before !== null) chmodSync(temporary, statSync(target).mode);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
