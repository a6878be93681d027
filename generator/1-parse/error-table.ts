import { diagnose } from "../diagnostics/diagnose.js";
import { isCode } from "../names/code.js";
import type { Located } from "../source.js";
import { type BlockDocument, type ColumnPlace, columnPlaces, type ErrorRowSyntax } from "./document.js";
import { nearTemplate, reportNear } from "./error-templates.js";
import { loosened } from "./near/loosened.js";
import { code as codesNear, status as statusesNear } from "./near/parts.js";
import { Broken } from "./notation/broken.js";
import { Scanner } from "./notation/scanner.js";
import { readTemplate } from "./notation/template.js";
import { type Range, type Reading, spanOf } from "./reading.js";
import { type Cell, cellWords, type Grid, type Row } from "./table.js";

const status = /^[1-5]\d\d$/;

/** The column of statuses, where the first column is codes: half of the cells are enough to know what is meant. */
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
  named: Pick<Extract<BlockDocument, { kind: "errors" }>, "body" | "media" | "near" | "templates">,
): BlockDocument {
  const columns = { status: column, places: placeColumns(reading, grid, column) };
  const rows = grid.rows.map((row) => readRow(reading, row, columns)).filter((row) => row !== null);
  return { kind: "errors", at: spanOf(reading, at), ...named, rows };
}

interface Columns {
  readonly status: number;
  readonly places: ReadonlyMap<number, ColumnPlace>;
}

/** The columns that are headed by code: each names a place that its cells fill. */
function placeColumns(reading: Reading, { head }: Grid, status: number): Columns["places"] {
  const found = new Map<number, ColumnPlace>();
  for (const [i, cell] of head.cells.entries()) {
    if (i === 0 || i === status || !cell.isCode) continue;
    const name = cell.span.text.replace(/^\{(.*)\}$/, "$1");
    const place = columnPlaces.find((one) => one === name);
    if (place !== undefined) found.set(i, place);
    else
      reading.report(
        diagnose("error-column", spanOf(reading, cell.at), {
          name: cell.span.text.slice(0, 40),
          known: columnPlaces.map((one) => `\`${one}\``).join(", "),
        }),
      );
  }
  return found;
}

/** A code that nearly is one is reported and then taken for it; so is a status, unless it may be several. */
function readRow(reading: Reading, row: Row, { status: column, places }: Columns): ErrorRowSyntax | null {
  const [code, number] = [row.cells[0], row.cells[column]];
  const named = code === undefined ? null : meantCode(code.span.text);
  const isNamed = code !== undefined && named === code.span.text;
  if (!isNamed) broken(reading, row, code, named === null ? "a code such as `OUT_OF_STOCK`" : `\`${named}\``);
  if (code === undefined || named === null) return null;
  const statuses = meantStatuses(number?.span.text ?? "");
  const [only] = statuses.length === 1 ? statuses : [];
  if (only === undefined || only !== number?.span.text)
    broken(reading, row, number, only === undefined ? "a status such as 409" : `\`${only}\``);
  const words = row.cells.find((_cell, i) => i > 0 && i !== column && !places.has(i));
  return {
    at: spanOf(reading, row.at),
    code: whole(code, named),
    status: number === undefined || only === undefined ? null : whole(number, Number(only)),
    message: readMessage(reading, words),
    places: [...places].flatMap(([i, place]) => {
      const cell = row.cells[i];
      const value = cell === undefined ? "" : placeValue(reading, cell, place);
      return cell === undefined || value === "" ? [] : [{ place, value: whole(cell, value) }];
    }),
  };
}

const wireCode = /^(?:"([^"\\]*)"|(-?(?:0|[1-9]\d{0,14})))$/;

/** How the wire spells it: a code may be a number there. */
function placeValue(reading: Reading, cell: Cell, place: ColumnPlace): string | number {
  const words = cell.isCode ? cell.span.text : cellWords(reading, cell);
  const [, quoted, number] = wireCode.exec(words) ?? [];
  return quoted ?? (number !== undefined && place === "code" ? Number(number) : words);
}

const meantCode = (text: string): string | null =>
  isCode(text) ? text : (codesNear(loosened(text))[0] ?? null);
const meantStatuses = (text: string): readonly string[] =>
  status.test(text) ? [text] : statusesNear(loosened(text));

function broken(reading: Reading, row: Row, cell: Cell | undefined, expected: string): void {
  const text = (cell?.span.text ?? "").slice(0, 40);
  reading.report(diagnose("error-row", spanOf(reading, cell?.at ?? row.at), { text, expected }));
}

const whole = <T>(cell: Cell, value: T): Located<T> =>
  new Scanner(cell.span).located(value, 0, cell.span.text.length);

function readMessage(reading: Reading, cell: Cell | undefined): ErrorRowSyntax["message"] {
  if (cell?.isCode && cell.span.text.startsWith("{")) {
    const s = new Scanner(cell.span, "broken-cell");
    try {
      return { kind: "body", body: s.located(readTemplate(s), 0, cell.span.text.length) };
    } catch (broken) {
      if (!(broken instanceof Broken)) throw broken;
      reading.report(broken.diagnostic);
    }
  }
  const meant = cell?.isCode ? nearTemplate(cell.span) : null;
  if (cell !== undefined && meant !== null) {
    reportNear(cell.span, meant, reading.report);
    const s = new Scanner(meant, "broken-cell");
    return { kind: "body", body: s.located(readTemplate(s), 0, meant.text.length) };
  }
  return { kind: "text", text: cellWords(reading, cell) };
}
