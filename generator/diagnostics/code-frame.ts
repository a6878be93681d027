import { visible } from "./visible.js";

/** One line of a file as a terminal shows it, and where on it to draw the underline. */
export interface CodeFrame {
  readonly line: string;
  /** Columns before the underline, and its own. */
  readonly indent: number;
  readonly length: number;
}

interface Cell {
  readonly text: string;
  readonly columns: number;
  readonly marked: boolean;
}

/** UTF-16 units before and behind the start of a span that are looked at: more than any terminal shows. */
const reach = 1000;

/**
 * Frames the columns `start` to `end` (UTF-16 units from 0) of a line. Tabs become two blanks, unsafe characters are
 * written out, and of a line wider than `room` the part around the span is shown.
 */
export function codeFrame(line: string, start: number, end: number, room: number): CodeFrame {
  const head = betweenCharacters(line, Math.max(0, start - reach));
  const tail = betweenCharacters(line, Math.min(line.length, start + reach));
  const cells = graphemesOf(line.slice(head, tail)).map(({ text, offset, columns }): Cell => {
    const shown = text === "\t" ? "  " : visible(text);
    const at = head + offset;
    const marked = at + text.length > start && at < Math.max(end, start + 1);
    return { text: shown, columns: shown === text ? columns : shown.length, marked };
  });
  const first = cells.findIndex(({ marked }) => marked);
  const { from, to } = window(cells, first === -1 ? cells.length : first, room);
  const shown = cells.slice(from, to);
  const before = head > 0 || from > 0 ? "…" : "";
  const mark = shown.findIndex(({ marked }) => marked);
  const indent = before.length + width(mark === -1 ? shown : shown.slice(0, mark));
  const length = Math.max(1, width(shown.filter(({ marked }) => marked)));
  const text = shown.map((cell) => cell.text).join("");
  return { line: before + text + (tail < line.length || to < cells.length ? "…" : ""), indent, length };
}

/** The same place, or the next where it lies within a pair of surrogates. */
const betweenCharacters = (line: string, at: number): number =>
  at > 0 && /^[\udc00-\udfff]/.test(line.charAt(at)) && /^[\ud800-\udbff]/.test(line.charAt(at - 1))
    ? at + 1
    : at;

const width = (cells: readonly Cell[]): number => cells.reduce((sum, { columns }) => sum + columns, 0);

/** The cells that fit: all, or those from a little before the first marked one on. */
function window(
  cells: readonly Cell[],
  first: number,
  room: number,
): { readonly from: number; readonly to: number } {
  if (width(cells) <= room) return { from: 0, to: cells.length };
  const inner = room - 2;
  let from = first;
  for (let left = Math.floor(inner / 3); from > 0 && left > 0; from--) left -= cells[from - 1]?.columns ?? 1;
  let to = from;
  for (let left = inner; to < cells.length && left >= (cells[to]?.columns ?? 1); to++)
    left -= cells[to]?.columns ?? 1;
  // Near the end of the line there is room left over: show more of what stands before.
  let spare = inner - width(cells.slice(from, to));
  while (from > 0 && spare >= (cells[from - 1]?.columns ?? 1)) spare -= cells[--from]?.columns ?? 1;
  return { from, to };
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const plain = /^[\x20-\x7e]*$/;
const emoji = /\p{Emoji_Presentation}|\ufe0f/u;
const nothing = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;
/** The blocks that terminals draw two columns wide: Hangul, CJK, Kana, full-width forms and the planes of ideographs. */
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]/u;

/** A character as people see it, with its offset in UTF-16 units and its columns on a terminal. */
interface Grapheme {
  readonly text: string;
  readonly offset: number;
  readonly columns: number;
}

function graphemesOf(text: string): Grapheme[] {
  if (plain.test(text)) return Array.from(text, (each, offset) => ({ text: each, offset, columns: 1 }));
  return Array.from(graphemes.segment(text), ({ segment, index }) => ({
    text: segment,
    offset: index,
    columns: columnsOf(segment),
  }));
}

function columnsOf(grapheme: string): number {
  if (nothing.test(grapheme)) return 0;
  return emoji.test(grapheme) || wide.test(grapheme) ? 2 : 1;
}
