import type { DataTable, Step, TableRow } from "@cucumber/messages";
import { diagnose } from "../../diagnostics/diagnose.js";
import type { Located } from "../../source.js";
import { codesOf, onlyCode } from "../code.js";
import type { AttachedSyntax, Keyword, StepDocument } from "../document.js";
import { fenceValue } from "../fence.js";
import { readInline } from "../inline.js";
import { type SpanText, SpanTextBuilder } from "../notation/span-text.js";
import { readStepSpan, withUnclosed } from "../notation/step.js";
import type { StepSpan } from "../notation/step-syntax.js";
import { type Filling, filled, type PlacedText } from "../placed-text.js";
import { type Reading, spanOf } from "../reading.js";
import { stepRows } from "../step-rows.js";
import type { Cell } from "../table.js";
import { type FeatureLines, rangeOfStep } from "./feature-lines.js";

/** A feature that is read, and the row of examples that is filled in; without one nothing is. */
export interface StepReading extends Reading {
  readonly lines: FeatureLines;
  readonly fillings: readonly Filling[];
}

export interface KeywordUse {
  readonly keyword: Keyword;
  readonly phase: StepDocument["phase"];
}

const phases = { Context: "given", Action: "when", Outcome: "then" } as const;

/** A word that its language has for several phases goes on with the one before, as `*` does. */
export function useOf({ keyword, keywordType }: Step, before: StepDocument["phase"] | null): KeywordUse {
  const own =
    keywordType === undefined || keywordType === "Conjunction" || keywordType === "Unknown"
      ? null
      : phases[keywordType];
  if (own !== null) return { keyword: keywordOf(own), phase: own };
  const phase = before ?? "given";
  const conjunction: Keyword = "AND";
  return { keyword: before === null && keyword.trim() === "*" ? keywordOf(phase) : conjunction, phase };
}

const keywordOf = (phase: StepDocument["phase"]): Keyword =>
  phase === "given" ? "GIVEN" : phase === "when" ? "WHEN" : "THEN";

/** Reads one step of a feature. Its words are those of the pickle, to the letter. */
export function readFeatureStep(reading: StepReading, step: Step, use: KeywordUse): StepDocument {
  const at = spanOf(reading, rangeOfStep(reading.lines, step));
  const text = fill(reading, reading.lines.words(step.location.line, step.keyword, step.text), at);
  const inline = readInline(text.text, { start: 0, end: text.text.length });
  if (inline.unclosed !== null) {
    const { start, end } = inline.unclosed;
    const place = { start: text.offsets[start] ?? text.end, end: (text.offsets[end - 1] ?? text.end) + 1 };
    reading.report(diagnose("unclosed-code", spanOf(reading, place), {}));
  }
  const read = codesOf(inline).map(({ inner }) => {
    const builder = new SpanTextBuilder(text.text);
    builder.add(inner.start, inner.end, false);
    const code = inFile(builder.build(reading.path, inner.start), reading.path, text);
    return readStepSpan(code, reading.report);
  });
  const spans = withUnclosed(read, inline.unclosed === null ? null : at);
  if (text.text === "") reading.report(diagnose("empty-step", at, { keyword: step.keyword.trim() }));
  return {
    ...use,
    at,
    text: text.text,
    spans,
    attached: isNotation(spans) ? readAttached(reading, step) : asWritten(reading, step),
  };
}

/** What stands under a step in words is for whoever binds it: nothing in it is read as notation. */
const isNotation = (spans: readonly Located<StepSpan>[]): boolean =>
  spans.some(({ value }) => value.kind !== "caller") && spans.every(({ value }) => value.kind !== "prose");

function asWritten(reading: StepReading, { dataTable, docString }: Step): AttachedSyntax | null {
  const { lines } = reading;
  if (docString !== undefined) {
    const { at: range, content } = lines.docString(docString);
    const place = spanOf(reading, range);
    return { kind: "text", at: place, text: fill(reading, content, place).text };
  }
  const [head, ...rows] = dataTable?.rows ?? [];
  if (head === undefined) return null;
  const texts = (row: TableRow): readonly Located<string>[] =>
    lines.cells(row).map((cell) => {
      const at = spanOf(reading, { start: cell.offsets[0] ?? cell.end, end: cell.end });
      return { value: fill(reading, cell, at).text, at };
    });
  const at = spanOf(reading, lines.line(head.location.line));
  const asText = ({ value, at: place }: Located<string>) =>
    ({ at: place, value: { kind: "string", parts: [value], times: 1 } }) as const;
  return {
    kind: "rows",
    at,
    fields: texts(head),
    rows: rows.map((row) => texts(row).map(asText)),
    meant: [],
  };
}

function readAttached(reading: StepReading, { dataTable, docString }: Step): AttachedSyntax | null {
  if (dataTable !== undefined) return readTable(reading, dataTable);
  if (docString === undefined) return null;
  const { at: range, content: written } = reading.lines.docString(docString);
  const at = spanOf(reading, range);
  const content = fill(reading, written, at);
  const builder = new SpanTextBuilder(content.text);
  builder.add(0, content.text.length, false);
  const inside = inFile(builder.build(reading.path, 0), reading.path, content);
  const value = fenceValue(inside, docString.mediaType ?? null, reading.report);
  return value === null ? { kind: "text", at, text: content.text } : { kind: "value", at, value };
}

function readTable(reading: StepReading, { rows }: DataTable): AttachedSyntax {
  const [head = [], ...body] = rows.map((row) =>
    reading.lines.cells(row).map((cell) => readCell(reading, cell, row.location.line)),
  );
  const { start } = reading.lines.line(rows[0]?.location.line ?? 1);
  const { end } = reading.lines.line(rows[rows.length - 1]?.location.line ?? 1);
  return stepRows(reading, spanOf(reading, { start, end }), head, body);
}

/** A cell with its ticks taken away. What Gherkin escapes there it has read already. */
function readCell(reading: StepReading, written: PlacedText, line: number): Cell {
  const cell = fill(reading, written, spanOf(reading, reading.lines.line(line)));
  const range = { start: 0, end: cell.text.length };
  const inline = readInline(cell.text, range);
  const builder = new SpanTextBuilder(cell.text);
  for (const piece of inline.pieces) {
    if (piece.kind === "code") builder.addCode(piece.inner.start, piece.inner.end, false);
    else builder.add(piece.start, piece.end, false);
  }
  const span: SpanText = inFile(builder.build(reading.path, 0), reading.path, cell);
  const isCode = onlyCode({ ...reading, text: cell.text }, inline) !== null;
  const at = { start: cell.offsets[0] ?? cell.end, end: cell.end };
  return { at, span, isCode: isCode || !cell.text.includes("`"), inline };
}

function fill(reading: StepReading, text: PlacedText, at: Located<unknown>["at"]): PlacedText {
  const result = filled(text, reading.fillings);
  if (result !== null) return result;
  reading.report(diagnose("endless-placeholders", at, {}));
  return text;
}

/** A piece of code that was read from the text alone, with its places in the file. */
const inFile = (code: SpanText, path: string, { offsets, end }: PlacedText): SpanText => ({
  ...code,
  path,
  offsets: code.offsets.map((at) => offsets[at] ?? end),
  end: Math.min(offsets[code.end] ?? end, end),
});
