import { diagnose } from "../diagnostics/diagnose.js";
import type { Located } from "../source.js";
import { cellValue } from "./cell-value.js";
import type { BlockDocument, ErrorRowSyntax } from "./document.js";
import { isCode } from "./notation/names.js";
import { Scanner } from "./notation/scanner.js";
import { type Range, type Reading, spanOf } from "./reading.js";
import { type Cell, cellWords, type Grid, type Row } from "./table.js";

const status = /^[1-5]\d\d$/;

/** The column of statuses, where the first column is codes: half of the cells are enough to tell what is meant. */
export function statusColumn(grid: Grid): number | null {
  const { rows } = grid;
  const most = (holds: (row: Row) => boolean): boolean =>
    rows.length > 0 && rows.filter(holds).length * 2 > rows.length;
  if (!most((row) => isCode(row.cells[0]?.span.text ?? ""))) return null;
  const column = grid.head.cells.findIndex(
    (_cell, i) => i > 0 && most((row) => status.test(row.cells[i]?.span.text ?? "")),
  );
  return column === -1 ? null : column;
}

/** The error catalogue: codes, statuses and what is said to people. */
export function readErrorTable(
  reading: Reading,
  at: Range,
  grid: Grid,
  column: number,
  body: Located<string> | null,
  media: Located<string> | null,
): BlockDocument {
  const rows = grid.rows.map((row) => readRow(reading, row, column)).filter((row) => row !== null);
  return { kind: "errors", at: spanOf(reading, at), body, media, rows };
}

function readRow(reading: Reading, row: Row, column: number): ErrorRowSyntax | null {
  const code = row.cells[0];
  const number = row.cells[column];
  if (code === undefined || !isCode(code.span.text))
    return broken(reading, row, code, "a code such as `OUT_OF_STOCK`");
  if (number === undefined || !status.test(number.span.text)) {
    return broken(reading, row, number, "a status such as 409");
  }
  const words = row.cells.find((_cell, i) => i > 0 && i !== column);
  return {
    at: spanOf(reading, row.at),
    code: whole(code, code.span.text),
    status: whole(number, Number(number.span.text)),
    message: readMessage(reading, words),
  };
}

function broken(reading: Reading, row: Row, cell: Cell | undefined, expected: string): null {
  const text = (cell?.span.text ?? "").slice(0, 40);
  reading.report(diagnose("error-row", spanOf(reading, cell?.at ?? row.at), { text, expected }));
  return null;
}

const whole = <T>(cell: Cell, value: T): Located<T> =>
  new Scanner(cell.span).located(value, 0, cell.span.text.length);

function readMessage(reading: Reading, cell: Cell | undefined): ErrorRowSyntax["message"] {
  if (cell?.isCode && cell.span.text.startsWith("{")) {
    const body = cellValue(reading, cell);
    if (body !== null) return { kind: "body", body };
  }
  return { kind: "text", text: cellWords(reading, cell) };
}
