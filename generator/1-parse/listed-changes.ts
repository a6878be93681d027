import type { RootContent } from "mdast";
import type { Located } from "../source.js";
import type { Delta } from "./headings.js";
import { rangeOf } from "./markdown.js";
import { type Reading, trimmed } from "./reading.js";

/** A requirement that is removed or renamed by a line of a list. */
export interface Change {
  readonly name: Located<string>;
  readonly delta: Delta;
  /** What it was called before. */
  readonly from: Located<string> | null;
}

const renamed =
  /^[ \t]*(?:[-*+][ \t]+)?\**(FROM|TO)\**[ \t]*:\**[ \t]*(?:`[ \t]*)?(?:#+[ \t]*)?(?:Requirement:[ \t]*)?/i;
const removed = /^[ \t]*[-*+][ \t]+(?:`[ \t]*)?#+[ \t]*Requirement:[ \t]*/i;

/** `- FROM: ... - TO: ...` pairs and `- ### Requirement: Name` lines. */
export function listedChanges(reading: Reading, node: RootContent, delta: Delta | null): readonly Change[] {
  if (delta !== "RENAMED" && delta !== "REMOVED") return [];
  const range = rangeOf(node);
  const changes: Change[] = [];
  let from: Located<string> | null = null;
  let start = range.start;
  for (const line of reading.text.slice(range.start, range.end).split("\n")) {
    const found = (delta === "RENAMED" ? renamed : removed).exec(line);
    const name = nameAfter(reading, start, line, found?.[0] ?? null);
    start += line.length + 1;
    if (name === null) continue;
    if (found?.[1]?.toUpperCase() === "FROM") from = name;
    else {
      changes.push({ name, delta, from });
      from = null;
    }
  }
  return changes;
}

function nameAfter(
  reading: Reading,
  start: number,
  line: string,
  prefix: string | null,
): Located<string> | null {
  if (prefix === null) return null;
  let end = line.trimEnd().length;
  while (end > prefix.length && line.charAt(end - 1) === "`") end--;
  const name = trimmed(reading, { start: start + prefix.length, end: start + end });
  return name.value === "" ? null : name;
}
