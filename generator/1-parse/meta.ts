import type { Located } from "../source.js";
import type { MetaLine } from "./document.js";
import type { Inline, Piece } from "./inline.js";
import { type Range, type Reading, trimmed } from "./reading.js";

/** `**Key**: value` or `**Key:** value` at the start of a line. */
const key = /[ \t]*(\*\*|__)([^*_\n\r:：]{1,80}?)(?:\1[ \t]*[:：]|[:：][ \t]*\1)/y;

export interface MetaSplit {
  /** What stands before the first meta line; null where nothing does. */
  readonly words: Range | null;
  readonly lines: readonly (MetaLine & { readonly range: Range })[];
}

/** Splits a paragraph into words and the meta lines after them; the value of a line continues to the next key. */
export function splitMeta(reading: Reading, range: Range, inline: Inline): MetaSplit {
  const heads = keysOf(reading, range, inline);
  const first = heads[0];
  if (first === undefined) return { words: range, lines: [] };
  const before = trimmed(reading, { start: range.start, end: first.start });
  const lines = heads.map((head, i) => {
    const end = heads[i + 1]?.start ?? range.end;
    return {
      key: trimmed(reading, head.key),
      value: folded(trimmed(reading, { start: head.end, end })),
      range: { start: head.start, end },
    };
  });
  return { words: before.value === "" ? null : { start: range.start, end: first.start }, lines };
}

const folded = ({ value, at }: Located<string>): Located<string> => ({
  value: value.replace(/\s+/g, " "),
  at,
});

interface Head extends Range {
  readonly key: Range;
}

function keysOf(reading: Reading, range: Range, inline: Inline): readonly Head[] {
  const heads: Head[] = [];
  for (const start of lineStarts(reading.text, range)) {
    if (isInCode(inline.pieces, start)) continue;
    key.lastIndex = start;
    const found = key.exec(reading.text);
    if (found === null || key.lastIndex > range.end) continue;
    const from = start + found[0].indexOf(found[1] ?? "") + 2;
    heads.push({ start, end: key.lastIndex, key: { start: from, end: from + (found[2] ?? "").length } });
  }
  return heads;
}

/** Where the lines of a paragraph start. */
export function lineStarts(text: string, range: Range): readonly number[] {
  const starts = [range.start];
  for (const found of text.slice(range.start, range.end).matchAll(/\r\n|\n|\r/g)) {
    starts.push(range.start + found.index + found[0].length);
  }
  return starts;
}

/** Whether a line continues code that began on the line before. */
export function isInCode(pieces: readonly Piece[], offset: number): boolean {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const piece = pieces[low];
  return piece !== undefined && piece.kind === "code" && piece.start < offset;
}
