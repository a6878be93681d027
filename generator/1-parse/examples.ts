import type { RootContent, Table } from "mdast";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { onceForEachPlace } from "../diagnostics/once-for-each-place.js";
import type { ScenarioDocument, StepDocument } from "./document.js";
import { rangeOf, readMarkdown } from "./markdown.js";
import { movedPlaces } from "./moved-places.js";
import type { ScenarioPart } from "./outline.js";
import { type Filling, filled, type PlacedText, placed, placedIn } from "./placed-text.js";
import { prepare } from "./prepare.js";
import { type Range, type Reading, spanOf } from "./reading.js";
import { readScenario } from "./scenario.js";
import { readGrid } from "./table.js";

interface Example {
  readonly fillings: readonly Filling[];
}

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
  const examples = tables.flatMap((table) => examplesOf({ ...reading, report }, table));
  if (examples.length === 0)
    report(diagnose("outline-without-rows", part.name.at, { name: part.name.value }));
  const region = regionOf(blocks);
  const text = placed(reading.text.slice(region.start, region.end), reading.text, region.start, region.end);
  const { room } = reading;
  const wanted = text.text.length * examples.length;
  if (wanted > room.outlines) {
    const what = "The number of characters of a file's outlines, written out for each row,";
    report(diagnose("beyond-limit", part.name.at, { what, limit: room.outlines, written: part.name.value }));
    return [];
  }
  room.outlines -= wanted;
  const names = namesOf(part.name.value, examples);
  return examples.flatMap(({ fillings }, i) => {
    const row = filled(text, fillings);
    if (row === null) {
      report(diagnose("endless-placeholders", part.name.at, {}));
      return [];
    }
    const name = { value: names[i] ?? part.name.value, at: part.name.at };
    return [rowOf(reading, { ...part, name }, row, background, report)];
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

function examplesOf(reading: Reading, table: Table): readonly Example[] {
  const { head, rows } = readGrid(reading, table);
  const names = head.cells.map(({ span }) => span.text);
  return rows.map(({ cells }) => ({
    fillings: names.map((name, i) => {
      const span = cells[i]?.span;
      const value: PlacedText =
        span === undefined
          ? { text: "", offsets: [], end: 0 }
          : { text: span.text, offsets: span.offsets, end: span.end };
      return { name, value };
    }),
  }));
}

/** A row's name is the outline's, filled in; where that does not tell rows apart, with the values of the row. */
function namesOf(name: string, examples: readonly Example[]): readonly string[] {
  const names = examples.map(
    ({ fillings }) => filled({ text: name, offsets: [], end: 0 }, fillings)?.text ?? name,
  );
  if (new Set(names).size === names.length) return names;
  return names.map((one, i) => {
    const values = examples[i]?.fillings.map(({ value }) => value.text) ?? [];
    return `${one}: ${values.join(", ")}`;
  });
}

/** The scenario of one row, read as if it were written out. */
function rowOf(
  { path, room }: Reading,
  part: ScenarioPart,
  row: PlacedText,
  background: readonly StepDocument[],
  report: Reading["report"],
): ScenarioDocument {
  const inFile = (diagnostic: Diagnostic): Diagnostic => inPlace(diagnostic, path, row);
  const reading: Reading = { path, text: row.text, report: (diagnostic) => report(inFile(diagnostic)), room };
  const { children } = readMarkdown(prepare(row.text).text);
  const { steps } = readScenario(reading, { ...part, blocks: children }, background);
  const own = inPlace(steps.slice(background.length), path, row);
  return { name: part.name, at: spanOf(reading, part.at), steps: [...background, ...own] };
}

const inPlace = <T>(data: T, path: string, row: PlacedText): T =>
  movedPlaces(data, (at) => (at.path === path ? { path, ...placedIn(row, at.start, at.end) } : at));
