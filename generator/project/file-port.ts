import {
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";

import { readFileWithin } from "./read-file.js";

/** `huge` is a file larger than any that Specwright writes, so that none such is ever read. */
export type Found = "file" | "huge" | "folder" | "link" | "other";

const mostBytes = 256 * 1024 * 1024;

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
    if (found.isFile()) return found.size > mostBytes ? "huge" : "file";
    return found.isDirectory() ? "folder" : "other";
  },
  read: (path) => {
    const read = readFileWithin(path, mostBytes);
    if (read.kind === "read") return read.bytes;
    throw new Error(`${path} was changed while it was about to be read.`);
  },
  list: (path) => readdirSync(path),
  real: (path) => realpathSync(path),
  write: (path, text) => writeFileSync(path, text, { flag: "wx" }),
  rename: (from, to) => renameSync(from, to),
  remove: (path) => unlinkSync(path),
  makeFolder: (path) => mkdirSync(path, { recursive: true }),
  removeFolder: (path) => rmdirSync(path),
};
