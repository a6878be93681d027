import type { TextPart } from "../../1-parse/notation/value-syntax.js";

/** The names of the query parameters that a request sends. */
export function queriesIn(path: readonly TextPart[]): readonly string[] {
  const text = path.map((part) => (typeof part === "string" ? part : "")).join("");
  return [...text.matchAll(/[?&]([^=&]+)/g)].map(([, name]) => name ?? "");
}
