import type { RootContent, Table } from "mdast";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { onceForEachPlace } from "../diagnostics/once-for-each-place.js";
import type { Span } from "../source.js";
import { checkExamples } from "./check-examples.js";
import type { ScenarioDocument, StepDocument } from "./document.js";
import { distinctRows, type ExampleRow, type ExampleTable, exampleOf } from "./example-table.js";
import { judgedByPeople } from "./judged-by.js";
import { rangeOf, readMarkdown } from "./markdown.js";
import { movedPlaces } from "./moved-places.js";
import type { ScenarioPart } from "./outline.js";
import { filled, type PlacedText, placed, placedIn } from "./placed-text.js";
import { placeholdersIn } from "./placeholders.js";
import { prepare } from "./prepare.js";
import { type Range, type Reading, spanOf } from "./reading.js";
import { type RowSteps, withCauses } from "./row-steps.js";
import { readScenario } from "./scenario.js";
import { type Cell, readGrid } from "./table.js";

/**
 * The scenarios of an outline, one for each row of the tables that stand in it unindented. What is wrong with one stands
 * where it was written: in a step, or, where a row fills it in, in that row.
 */
export function readOutline(
  reading: Reading,
  part: ScenarioPart,
  background: readonly StepDocument[],
): readonly ScenarioDocument[] {
  const report = onceForEachPlace(reading.report);
  const tables = part.blocks.filter((block): block is Table => block.type === "table");
  const first = part.blocks.findIndex((block) => block.type === "table");
  const blocks = first === -1 ? part.blocks : part.blocks.slice(0, first);
  // Words between tables are for people; a step behind them would be lost.
  for (const late of part.blocks.slice(blocks.length))
    if (late.type === "list" || late.type === "code")
      report(diagnose("outside-step", spanOf(reading, rangeOf(late)), {}));
  const grids = tables.map((table) => tableOf({ ...reading, report }, table));
  // A row that is another once more is reported, and is the same scenario.
  const examples = distinctRows(grids.flatMap(({ rows }) => rows));
  const region = regionOf(blocks);
  const text = placed(reading.text.slice(region.start, region.end), reading.text, region.start, region.end);
  const { value, at } = part.name;
  const uses = [...placeholdersIn(placed(value, reading.text, at.start, at.end)), ...placeholdersIn(text)];
  if (tables.length === 0 && uses.every(({ isMarkup }) => isMarkup)) {
    const holes = { name: value, form: `#### Scenario: ${value}` };
    report(diagnose("outline-without-placeholders", at, holes));
    return [readScenario(reading, part, background)];
  }
  if (examples.length === 0) report(diagnose("outline-without-rows", at, { name: value }));
  checkExamples({ ...reading, report }, uses, grids);
  const { room } = reading;
  const wanted = text.text.length * examples.length;
  if (wanted > room.outlines) {
    const what = "The number of characters of a file's outlines, written out for each row,";
    report(diagnose("beyond-limit", at, { what, limit: room.outlines, written: value }));
    return [];
  }
  room.outlines -= wanted;
  const names = namesOf(value, examples);
  const judged = judgedByPeople({ ...reading, report }, part.blocks);
  return examples.flatMap((example, i) => {
    const row = filled(text, example.fillings);
    if (row === null) {
      report(diagnose("endless-placeholders", at, {}));
      return [];
    }
    const read = withCauses(rowOf(reading, part, row, background), uses, example);
    read.diagnostics.forEach(report);
    const name = { value: names[i] ?? value, at };
    return [
      {
        name,
        at: spanOf(reading, part.at),
        example: exampleOf(example),
        judgedByPeople: judged,
        steps: [...background, ...read.steps],
      },
    ];
  });
}

/** From the first step to the last; the tables of examples stand behind. */
function regionOf(blocks: readonly RootContent[]): Range {
  const [first] = blocks;
  const last = blocks[blocks.length - 1];
  return first === undefined || last === undefined
    ? { start: 0, end: 0 }
    : { start: rangeOf(first).start, end: rangeOf(last).end };
}

/** What a cell that is missing would fill in, stays open. */
function tableOf(reading: Reading, table: Table): ExampleTable {
  const { head, rows } = readGrid(reading, table);
  const at = spanOf(reading, head.at);
  const columns = head.cells.map((cell) => ({ value: cell.span.text, at: cellAt(reading, cell, head.at) }));
  for (const row of rows) {
    const missing = columns[row.cells.length];
    if (missing === undefined) continue;
    const holes = { cells: row.cells.length, width: columns.length, name: missing.value };
    reading.report(diagnose("missing-cell", cellAt(reading, undefined, row.at), holes));
  }
  return {
    at,
    columns,
    rows: rows.map((row) => ({
      at: spanOf(reading, row.at),
      fillings: columns.slice(0, row.cells.length).map(({ value: name }, i) => {
        const cell = row.cells[i];
        return { name, value: cell?.span ?? nothing, at: cellAt(reading, cell, row.at) };
      }),
    })),
  };
}

const nothing: PlacedText = { text: "", offsets: [], end: 0 };

/** An empty cell stands where the bar behind it does. */
function cellAt(reading: Reading, cell: Cell | undefined, row: Range): Span {
  const { start, end } = cell?.at ?? { start: row.end, end: row.end };
  if (start < end) return spanOf(reading, { start, end });
  const bar = Math.min(end, row.end - 1);
  return spanOf(reading, { start: bar, end: bar + 1 });
}

/** A row's name is the outline's, filled in; where that does not tell rows apart, with the values of the row. */
function namesOf(name: string, examples: readonly ExampleRow[]): readonly string[] {
  const names = examples.map(
    ({ fillings }) => filled({ text: name, offsets: [], end: 0 }, fillings)?.text ?? name,
  );
  if (new Set(names).size === names.length) return names;
  return names.map((one, i) => {
    const values = examples[i]?.fillings.map(({ value }) => value.text) ?? [];
    return `${one}: ${values.join(", ")}`;
  });
}

/** The own steps of one row, read as if it were written out. */
function rowOf(
  { path, room }: Reading,
  part: ScenarioPart,
  row: PlacedText,
  background: readonly StepDocument[],
): RowSteps {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): unknown => diagnostics.push(inPlace(diagnostic, path, row));
  const reading: Reading = { path, text: row.text, report, room };
  const { children } = readMarkdown(prepare(row.text).text);
  const { steps } = readScenario(reading, { ...part, blocks: children }, background);
  return { steps: inPlace(steps.slice(background.length), path, row), diagnostics };
}

const inPlace = <T>(data: T, path: string, row: PlacedText): T =>
  movedPlaces(data, (at) => (at.path === path ? { path, ...placedIn(row, at.start, at.end) } : at));
