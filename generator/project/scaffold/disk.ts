import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";

/** A file to be written whole. */
export interface Change {
  readonly path: string;
  readonly text: string;
  /** What it held when it was read; `null` where it was not there. */
  readonly before: string | null;
}

/**
 * Writes by a temporary file and a rename, so that nobody ever sees half a file. A file that somebody changed since it
 * was read is left alone, and that is an error.
 */
export function applyChange(root: string, { path, text, before }: Change): void {
  const target = join(root, path);
  const now = existsSync(target) ? readFileSync(target, "utf8") : null;
  if (now !== before) throw new Error(`${path} was changed while it was about to be written; run it again.`);
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
