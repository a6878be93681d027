import type { Code, Table } from "mdast";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Located } from "../source.js";
import { cellValue } from "./cell-value.js";
import type { AttachedSyntax } from "./document.js";
import { readFence } from "./fence.js";
import { rangeOf } from "./markdown.js";
import { Scanner } from "./notation/scanner.js";
import { type Reading, spanOf } from "./reading.js";
import { type Cell, readGrid } from "./table.js";

/** The table or fence under a step; a second one has nothing to say. */
export function readAttached(reading: Reading, nodes: readonly (Table | Code)[]): AttachedSyntax | null {
  const [first, ...others] = nodes;
  if (first === undefined) return null;
  const at = spanOf(reading, rangeOf(first));
  for (const other of others) {
    const related = [{ message: "The first is here.", at }];
    reading.report(diagnose("second-attachment", spanOf(reading, rangeOf(other)), {}, related));
  }
  return first.type === "code" ? readFence(reading, first) : readRows(reading, first);
}

function readRows(reading: Reading, table: Table): AttachedSyntax {
  const grid = readGrid(reading, table);
  const fields = grid.head.cells.map((cell) => fieldOf(reading, cell));
  fields.forEach((field, i) => {
    const first = fields.findIndex((other) => other.value === field.value);
    if (first < i && field.value !== "") {
      reading.report(diagnose("duplicate-column", field.at, { name: field.value }));
    }
  });
  const rows = grid.rows.map((row) =>
    fields.map((_field, i) => {
      const cell = row.cells[i];
      return cell === undefined ? null : cellValue(reading, cell);
    }),
  );
  return { kind: "rows", at: spanOf(reading, rangeOf(table)), fields, rows };
}

function fieldOf(reading: Reading, cell: Cell): Located<string> {
  const { text } = cell.span;
  if (text === "")
    reading.report(diagnose("field-name", spanOf(reading, cell.at), { text: "An empty cell" }));
  return new Scanner(cell.span).located(text, 0, text.length);
}
