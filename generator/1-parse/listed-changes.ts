import type { RootContent } from "mdast";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Located } from "../source.js";
import { checkRenameForm } from "./delta-forms.js";
import type { Delta } from "./headings.js";
import { rangeOf } from "./markdown.js";
import { type Reading, trimmed } from "./reading.js";

/** A name on a line of a list: removed, or one half of a renaming. */
export interface ListedName {
  readonly name: Located<string>;
  readonly says: "REMOVED" | "FROM" | "TO";
}

/** A requirement that is removed or renamed by a line of a list. */
export interface Change {
  readonly name: Located<string>;
  readonly delta: "REMOVED" | "RENAMED";
  /** What it was called before. */
  readonly from: Located<string> | null;
}

const renamed =
  /^[ \t]*(?:[-*+][ \t]+)?\**(FROM|TO)\**[ \t]*:\**[ \t]*(?:`[ \t]*)?(?:#+[ \t]*)?(?:Requirement:[ \t]*)?/i;
const removed = /^[ \t]*[-*+][ \t]+(?:`[ \t]*)?#+[ \t]*Requirement:[ \t]*/i;

/** The names of `- FROM: ...`, `- TO: ...` and `- ### Requirement: Name` lines. */
export function listedNames(reading: Reading, node: RootContent, delta: Delta | null): readonly ListedName[] {
  if ((delta !== "RENAMED" && delta !== "REMOVED") || node.type === "code") return [];
  const range = rangeOf(node);
  const names: ListedName[] = [];
  let start = range.start;
  for (const line of reading.text.slice(range.start, range.end).split("\n")) {
    const found = (delta === "RENAMED" ? renamed : removed).exec(line);
    const name = nameAfter(reading, start, line, found?.[0] ?? null);
    start += line.length + 1;
    if (name === null) continue;
    const side = found?.[1]?.toUpperCase() === "FROM" ? "FROM" : "TO";
    if (delta === "RENAMED") checkRenameForm(reading, line, name, side);
    names.push({ name, says: delta === "REMOVED" ? "REMOVED" : side });
  }
  return names;
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

/** Pairs each FROM with the TO that follows it; a half that stays alone renames nothing, and is said. */
export function changesOf(reading: Reading, listed: readonly ListedName[]): readonly Change[] {
  const changes: Change[] = [];
  let from: Located<string> | null = null;
  const alone = (name: Located<string>, side: "FROM" | "TO"): void =>
    reading.report(
      diagnose("half-renaming", name.at, { name: name.value, side, other: side === "TO" ? "FROM" : "TO" }),
    );
  for (const { name, says } of listed) {
    if (says === "REMOVED") changes.push({ name, delta: "REMOVED", from: null });
    else if (says === "FROM") {
      if (from !== null) alone(from, "FROM");
      from = name;
    } else if (from === null) alone(name, "TO");
    else {
      changes.push({ name, delta: "RENAMED", from });
      from = null;
    }
  }
  if (from !== null) alone(from, "FROM");
  return changes;
}
