import { createRequire } from "node:module";
import { lazily } from "./lazily.js";

type Engine = typeof import("re2js");

/** Loaded where a pattern is asked for first: most runs need none. */
const engine = lazily((): Engine => createRequire(import.meta.url)("re2js") as Engine);

const MOST_KEPT = 1000;
const kept = new Map<string, (text: string) => boolean>();

/**
 * Whether a text holds what a portable pattern describes, asked of the engine that generated TypeScript asks: its time
 * is linear in the text. It throws where the engine does not read the pattern.
 */
export function linearPattern(portable: string): (text: string) => boolean {
  const known = kept.get(portable);
  if (known !== undefined) return known;
  const compiled = engine().RE2JS.compile(portable);
  const matches = (text: string): boolean => compiled.test(text);
  if (kept.size === MOST_KEPT) kept.clear();
  kept.set(portable, matches);
  return matches;
}
