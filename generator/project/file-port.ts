import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";

export type Found = "file" | "folder" | "link" | "other";

/**
 * All that the write set asks of a file system. Synchronous, because one file after another is the point: each step
 * is done before the next begins, and a test can stop the world between any two.
 */
export interface FilePort {
  /** What stands there, links not followed; `null` where nothing does. */
  readonly look: (path: string) => Found | null;
  readonly read: (path: string) => Buffer;
  readonly list: (path: string) => readonly string[];
  readonly real: (path: string) => string;
  readonly write: (path: string, text: string) => void;
  readonly rename: (from: string, to: string) => void;
  readonly remove: (path: string) => void;
  readonly makeFolder: (path: string) => void;
  readonly removeFolder: (path: string) => void;
}

export const disk: FilePort = {
  look: (path) => {
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (found === undefined) return null;
    if (found.isSymbolicLink()) return "link";
    if (found.isFile()) return "file";
    return found.isDirectory() ? "folder" : "other";
  },
  read: (path) => readFileSync(path),
  list: (path) => readdirSync(path),
  real: (path) => realpathSync(path),
  write: (path, text) => writeFileSync(path, text, { flag: "wx" }),
  rename: (from, to) => renameSync(from, to),
  remove: (path) => unlinkSync(path),
  makeFolder: (path) => mkdirSync(path, { recursive: true }),
  removeFolder: (path) => rmdirSync(path),
};
