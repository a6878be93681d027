import type { Examples, TableRow } from "@cucumber/messages";
import type { Span } from "../../source.js";
import type { ExampleTable } from "../example-table.js";
import type { PlacedText } from "../placed-text.js";
import { type Range, type Reading, spanOf } from "../reading.js";
import type { FeatureLines } from "./feature-lines.js";

/** The table of examples as the parser read it, in its places. */
export function exampleTable(
  reading: Reading & { readonly lines: FeatureLines },
  { location, tableHeader, tableBody }: Examples,
): ExampleTable {
  const { lines } = reading;
  const cellsOf = (row: TableRow): readonly { readonly value: PlacedText; readonly at: Span }[] => {
    const between = lines.betweenBars(row);
    return lines.cells(row).map((value, i) => ({
      value,
      at: spanOf(reading, cellRange(value, between[i] ?? lines.line(row.location.line))),
    }));
  };
  const head = tableHeader === undefined ? [] : cellsOf(tableHeader);
  const columns = head.map(({ value, at }) => ({ value: value.text, at }));
  return {
    at: spanOf(reading, lines.line((tableHeader ?? { location }).location.line)),
    columns,
    rows: tableBody.map((row) => {
      const cells = cellsOf(row);
      return {
        at: spanOf(reading, lines.line(row.location.line)),
        fillings: columns.flatMap(({ value: name }, i) => {
          const cell = cells[i];
          return cell === undefined ? [] : [{ name, ...cell }];
        }),
      };
    }),
  };
}

/** An empty cell is the blanks between its bars, or, where there are none, the bar behind. */
function cellRange({ offsets, end }: PlacedText, between: Range): Range {
  const start = offsets[0];
  if (start !== undefined) return { start, end };
  return between.start < between.end ? between : { start: between.end, end: between.end + 1 };
}
