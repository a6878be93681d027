import type { Diagnostic } from "./diagnostic.js";

/** By file, then place, then code: the same order on every machine. */
export function byPlace(a: Diagnostic, b: Diagnostic): number {
  if (a.at.path !== b.at.path) return a.at.path < b.at.path ? -1 : 1;
  return a.at.start - b.at.start || a.at.end - b.at.end || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}
