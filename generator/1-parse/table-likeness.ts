import { isCode } from "../names/code.js";
import type { Located } from "../source.js";
import type { Inline } from "./inline.js";
import { loosened } from "./near/loosened.js";
import { capital, code } from "./near/parts.js";
import { Broken } from "./notation/broken.js";
import { isEntity, isField, isOneCapital } from "./notation/names.js";
import { Scanner } from "./notation/scanner.js";
import { readType } from "./notation/type.js";
import { type Range, type Reading, trimmed } from "./reading.js";
import type { Cell, Grid, Row } from "./table.js";

const most = ({ rows }: Grid, holds: (row: Row) => boolean): boolean =>
  rows.length > 0 && rows.filter(holds).length * 2 > rows.length;

/** Whether most rows are a field in code and a type, as an entity has them. */
export const listsFields = (grid: Grid): boolean =>
  most(
    grid,
    ({ cells: [name, type] }) => name?.isCode === true && isField(loosened(name.span.text)) && isType(type),
  );

function isType(cell: Cell | undefined): boolean {
  if (cell === undefined) return false;
  const s = new Scanner(cell.span);
  try {
    readType(s);
    return s.done;
  } catch (broken) {
    if (!(broken instanceof Broken)) throw broken;
    return false;
  }
}

/** Whether one column nearly holds codes and another statuses, as an error catalogue has them. */
export function listsErrors(grid: Grid): boolean {
  const columns = grid.head.cells.map((_cell, i) => i);
  const some = (holds: (text: string) => boolean): boolean =>
    columns.some((i) => most(grid, (row) => holds(row.cells[i]?.span.text ?? "")));
  return (
    some(isNearlyCode) && some((text) => /^(?:HTTP )?[1-5]\d\d(?![\d.%])/.test(text) && text.length < 40)
  );
}

const isNearlyCode = (text: string): boolean =>
  isCode(text) || (/^[^ ]*\p{L}[_-]\p{L}[^ ]*$/u.test(text) && code(loosened(text)).length > 0);

/** What a table may be meant to be named by: code, a bold word or a heading right before it; `null` where none is. */
export function nameNear(reading: Reading, range: Range, inline: Inline): Located<string> | null {
  const codes = inline.pieces.flatMap((piece) => (piece.kind === "code" ? [piece.inner] : []));
  const last = codes[codes.length - 1];
  const lines = reading.text.slice(range.start, range.end);
  const lineStart = range.start + Math.max(lines.lastIndexOf("\n"), lines.lastIndexOf("\r")) + 1;
  const at = last !== undefined && last.end >= lineStart ? last : { start: lineStart, end: range.end };
  const words = trimmed(reading, at);
  const plain = loosened(words.value.replace(/[#*_`]/g, "")).replace(/[:./]+$/, "");
  const isOne =
    last === undefined ? /^[\p{L}\p{M}\p{Nd}]+$/u : /^[\p{L}\p{M}\p{Nd}]+(?: [\p{L}\p{M}\p{Nd}]+)?$/u;
  if (!isOne.test(plain)) return null;
  const name = plain.split(" ").map(capital).join("");
  return isEntity(name) || isOneCapital(name) ? { value: name, at: words.at } : null;
}
