import type { Table, TableCell } from "mdast";
import { diagnose } from "../diagnostics/diagnose.js";
import { cellText, onlyCode, readLine } from "./code.js";
import type { Inline } from "./inline.js";
import { contentOf, rangeOf } from "./markdown.js";
import type { SpanText } from "./notation/span-text.js";
import { plainText } from "./plain-text.js";
import { type Range, type Reading, spanOf } from "./reading.js";

/** One cell without its backticks. */
export interface Cell {
  readonly at: Range;
  readonly span: SpanText;
  /** It is nothing but code. */
  readonly isCode: boolean;
  readonly inline: Inline;
}

export interface Row {
  readonly at: Range;
  readonly cells: readonly Cell[];
}

export interface Grid {
  readonly head: Row;
  readonly rows: readonly Row[];
}

/** The cells of a table; cells beyond the width of its head are reported and left out. */
export function readGrid(reading: Reading, table: Table): Grid {
  const [head, ...rows] = table.children.map((row) => ({
    at: rangeOf(row),
    cells: row.children.map((cell) => readCell(reading, cell)),
  }));
  if (head === undefined) return { head: { at: rangeOf(table), cells: [] }, rows: [] };
  const width = head.cells.length;
  return { head, rows: rows.map((row) => ({ at: row.at, cells: fitting(reading, row, width) })) };
}

function fitting(reading: Reading, row: Row, width: number): readonly Cell[] {
  const extra = row.cells[width];
  if (extra !== undefined) reading.report(diagnose("extra-cell", spanOf(reading, extra.at), { width }));
  return row.cells.slice(0, width);
}

function readCell(reading: Reading, cell: TableCell): Cell {
  const at = contentOf(cell) ?? { start: rangeOf(cell).end, end: rangeOf(cell).end };
  const inline = readLine(reading, at);
  return {
    at,
    span: cellText(reading, at, inline),
    isCode: onlyCode(reading, inline) !== null,
    inline,
  };
}

/** The words of a cell for people; nothing where there is no such cell. */
export const cellWords = (reading: Reading, cell: Cell | undefined): string =>
  cell === undefined ? "" : plainText(reading.text, cell.inline).replaceAll("\\|", "|");
