import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { StepFileSyntax } from "./handwritten-steps-syntax.js";

/** Raise it whenever `StepFileSyntax` or the reading of it changes. */
const format = 2;

/** What was read before, by the hash of the text it was read from. */
export type StepCache = ReadonlyMap<string, StepFileSyntax>;

/** The key of a file's content; how it is parsed also depends on its extension. */
export function stepCacheKey(path: string, text: string): string {
  return createHash("sha256")
    .update(path.slice(path.lastIndexOf(".")))
    .update("\0")
    .update(text)
    .digest("hex");
}

/** A cache that is absent, foreign or damaged is an empty one. */
export function readStepCache(folder: string | null): StepCache {
  if (folder === null) return new Map();
  try {
    const kept: unknown = JSON.parse(readFileSync(fileIn(folder), "utf8"));
    if (!isObject(kept) || kept.format !== format || !isObject(kept.files)) return new Map();
    return new Map(Object.entries(kept.files).filter(isKeptFile));
  } catch {
    return new Map();
  }
}

/** Keeps exactly these. A folder that cannot be written costs time on the next run, nothing else. */
export function writeStepCache(folder: string | null, files: StepCache): void {
  if (folder === null) return;
  const temporary = `${fileIn(folder)}.${process.pid}.tmp`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(temporary, JSON.stringify({ format, files: Object.fromEntries(files) }));
    renameSync(temporary, fileIn(folder));
  } catch {
    return;
  }
}

const fileIn = (folder: string): string => join(folder, "handwritten-steps.json");

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function isKeptFile(entry: [string, unknown]): entry is [string, StepFileSyntax] {
  const file = entry[1];
  if (!isObject(file)) return false;
  return ["definitions", "parameterTypes", "computed", "broken"].every((key) => Array.isArray(file[key]));
}
