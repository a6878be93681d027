import type { Scenario } from "@cucumber/messages";
import { diagnose } from "../../diagnostics/diagnose.js";
import type { Located } from "../../source.js";
import type { ExampleTable } from "../example-table.js";
import type { PlacedText } from "../placed-text.js";
import type { Reading } from "../reading.js";
import type { FeatureLines } from "./feature-lines.js";

/** All that the examples of an outline may fill in: its name, and the words, tables and texts of its steps. */
export function outlineTexts(
  { words, cells, docString }: FeatureLines,
  { keyword, location, name, steps }: Scenario,
): readonly PlacedText[] {
  return [
    words(location.line, `${keyword}:`, name),
    ...steps.flatMap((step) => [
      words(step.location.line, step.keyword, step.text),
      ...(step.dataTable?.rows ?? []).flatMap(cells),
      ...(step.docString === undefined ? [] : [docString(step.docString).content]),
    ]),
  ];
}

/** Whether an outline may still be written out: each of its texts is looked through for each cell. */
export function hasRoom(
  { room, report }: Reading,
  { value, at }: Located<string>,
  texts: readonly PlacedText[],
  tables: readonly ExampleTable[],
): boolean {
  const length = texts.reduce((sum, { text }) => sum + text.length, 0);
  const cells = tables.reduce((sum, { rows, columns }) => sum + rows.length * columns.length, 0);
  const wanted = length * cells;
  if (wanted > room.outlines) {
    const what = "The number of characters of a file's outlines, times the cells that fill them in,";
    report(diagnose("beyond-limit", at, { what, limit: room.outlines, written: value }));
    return false;
  }
  room.outlines -= wanted;
  return true;
}
