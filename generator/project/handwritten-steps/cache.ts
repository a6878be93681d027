import { createHash } from "node:crypto";
import { join } from "node:path";
import { readKept, writeKept } from "../kept-file.js";
import type { StepFileSyntax } from "./syntax.js";

/** Raise it whenever `StepFileSyntax` or the reading of it changes. */
const format = "steps-3";

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

/** What is absent, foreign or damaged keeps nothing. */
export function readStepCache(folder: string | null): StepCache {
  const kept = folder === null ? null : readKept(fileIn(folder));
  if (kept?.name !== format) return new Map();
  const files: Readonly<Record<string, StepFileSyntax>> = JSON.parse(kept.body);
  return new Map(Object.entries(files));
}

/** Keeps exactly these. */
export function writeStepCache(folder: string | null, files: StepCache): void {
  if (folder !== null)
    writeKept(fileIn(folder), { name: format, body: JSON.stringify(Object.fromEntries(files)) });
}

const fileIn = (folder: string): string => join(folder, "handwritten-steps.json");
