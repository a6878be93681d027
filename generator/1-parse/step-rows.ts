import { diagnose } from "../diagnostics/diagnose.js";
import type { Located, Span } from "../source.js";
import { cellValue, meantCell } from "./cell-value.js";
import type { AttachedSyntax } from "./document.js";
import { Scanner } from "./notation/scanner.js";
import { type Reading, spanOf } from "./reading.js";
import type { Cell } from "./table.js";

/** What a table under a step says: its head names fields, each row is a request or the fields of a thing. */
export function stepRows(
  reading: Reading,
  at: Span,
  head: readonly Cell[],
  body: readonly (readonly Cell[])[],
): AttachedSyntax {
  const fields = head.map((cell) => fieldOf(reading, cell));
  const known = new Set<string>();
  for (const field of fields) {
    if (field.value !== "" && known.has(field.value))
      reading.report(diagnose("duplicate-column", field.at, { name: field.value }));
    known.add(field.value);
  }
  const rows = body.map((row) =>
    fields.map((_field, i) => {
      const cell = row[i];
      return cell === undefined ? null : cellValue(reading, cell);
    }),
  );
  const meant = body.flatMap((cells, row) =>
    cells.flatMap((cell, column) => {
      const found = meantCell(cell);
      return found === null ? [] : [{ row, column, ...found }];
    }),
  );
  return { kind: "rows", at, fields, rows, meant };
}

function fieldOf(reading: Reading, cell: Cell): Located<string> {
  const { text } = cell.span;
  if (text === "")
    reading.report(diagnose("field-name", spanOf(reading, cell.at), { text: "An empty cell" }));
  return new Scanner(cell.span).located(text, 0, text.length);
}
