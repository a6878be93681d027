import type { DocString, Location, Step, TableRow } from "@cucumber/messages";
import { type PlacedText, placed } from "../placed-text.js";
import type { Range } from "../reading.js";

/** Where in a feature file stands what its parser read. The parser names lines; what is in them is found again here. */
export interface FeatureLines {
  /** A line without the blanks around it; lines count from 1. */
  readonly line: (line: number) => Range;
  readonly offset: (location: Pick<Location, "line" | "column">) => number;
  /** The words of a title or a step, behind its keyword. */
  readonly words: (line: number, keyword: string, text: string) => PlacedText;
  readonly cells: (row: TableRow) => readonly PlacedText[];
  /** From bar to bar. */
  readonly betweenBars: (row: TableRow) => readonly Range[];
  readonly docString: (text: DocString) => { readonly at: Range; readonly content: PlacedText };
}

export function featureLines(source: string): FeatureLines {
  const starts = [0];
  for (let at = source.indexOf("\n"); at !== -1; at = source.indexOf("\n", at + 1)) starts.push(at + 1);
  const whole = (number: number): Range => {
    const start = starts[number - 1] ?? source.length;
    const end = (starts[number] ?? source.length + 1) - 1;
    return { start, end: Math.max(start, source.charAt(end - 1) === "\r" ? end - 1 : end) };
  };
  const line = (number: number): Range => {
    const { start, end } = whole(number);
    const raw = source.slice(start, end);
    const from = start + raw.length - raw.trimStart().length;
    return { start: Math.min(from, end), end: Math.max(from, start + raw.trimEnd().length) };
  };
  return {
    line,
    offset: ({ line: number, column }) => {
      const { start, end } = whole(number);
      const before = [...source.slice(start, end)].slice(0, Math.max(0, (column ?? 1) - 1)).join("");
      return start + before.length;
    },
    words: (number, keyword, text) => {
      const { start, end } = line(number);
      return placed(text, source, Math.min(end, start + keyword.length), end);
    },
    cells: ({ location, cells }) => {
      const { start, end } = line(location.line);
      const bars = barsIn(source, start, end);
      return cells.map(({ value }, i) => {
        const from = (bars[i] ?? end) + 1;
        const until = bars[i + 1] ?? end;
        const raw = source.slice(from, until);
        const blank = raw.length - raw.trimStart().length;
        return placed(value, source, Math.min(from + blank, until), until);
      });
    },
    betweenBars: ({ location, cells }) => {
      const { start, end } = line(location.line);
      const bars = barsIn(source, start, end);
      return cells.map((_cell, i) => ({ start: (bars[i] ?? end - 1) + 1, end: bars[i + 1] ?? end }));
    },
    docString: ({ location, content, delimiter }) => {
      const opening = line(location.line);
      const rows = content.split("\n").length;
      const { start } = whole(location.line + 1);
      const { end } = whole(location.line + rows);
      const closing = line(location.line + rows + (content === "" ? 0 : 1));
      const last = source.startsWith(delimiter, closing.start) ? closing.end : end;
      return {
        at: { start: opening.start, end: Math.max(opening.end, last) },
        content: placed(content, source, Math.min(start, end), Math.max(start, end)),
      };
    },
  };
}

/** Where the cells of a row are parted: at each bar that no backslash stands before. */
function barsIn(source: string, start: number, end: number): readonly number[] {
  const bars: number[] = [];
  for (let at = start; at < end; at++) {
    const char = source.charAt(at);
    if (char === "\\") at++;
    else if (char === "|") bars.push(at);
  }
  return bars;
}

/** Keyword to the end of what stands under a step. */
export function rangeOfStep(lines: FeatureLines, { location, dataTable, docString }: Step): Range {
  const { start, end } = lines.line(location.line);
  const lastRow = dataTable?.rows[dataTable.rows.length - 1];
  if (lastRow !== undefined) return { start, end: lines.line(lastRow.location.line).end };
  return { start, end: docString === undefined ? end : lines.docString(docString).at.end };
}
