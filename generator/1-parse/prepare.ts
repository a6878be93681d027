import type { Range } from "./reading.js";

/** Deeper than any spec goes; beyond it the time a markdown reader takes no longer grows with the text alone. */
const deepest = { markers: 12, columns: 100 } as const;

export interface Prepared {
  /** As long as the source, so that every offset holds in both. */
  readonly text: string;
  /** Lines left out because they nest too deep. */
  readonly left: readonly Range[];
}

/** Makes a text safe for the markdown reader: no BOM, no front matter, no depths, no deserts of blank lines. */
export function prepare(source: string): Prepared {
  const edits: { readonly range: Range; readonly to: string }[] = [];
  const left: Range[] = [];
  const head = headEnd(source);
  if (head > 0) edits.push({ range: { start: 0, end: head }, to: blanked(source.slice(0, head)) });
  let blanks = 0;
  let before: Range = { start: head, end: head };
  for (const line of linesFrom(source, head)) {
    const text = source.slice(line.start, line.end);
    blanks = text.trim() === "" ? blanks + 1 : 0;
    if (blanks > 2) edits.push({ range: before, to: " ".repeat(before.end - before.start) });
    if (blanks === 0 && isTooDeep(text)) {
      left.push({ start: line.start, end: line.end });
      edits.push({ range: { start: line.start, end: line.end }, to: blanked(text) });
    }
    before = { start: line.end, end: line.next };
  }
  return { text: applied(source, edits), left };
}

interface Line extends Range {
  /** Where the next one starts. */
  readonly next: number;
}

function* linesFrom(source: string, from: number): Generator<Line> {
  const ending = /\r\n|\n|\r/g;
  ending.lastIndex = from;
  let start = from;
  for (let found = ending.exec(source); found !== null; found = ending.exec(source)) {
    yield { start, end: found.index, next: ending.lastIndex };
    start = ending.lastIndex;
  }
  yield { start, end: source.length, next: source.length };
}

/** Where the text itself starts: after a BOM and after `---` lines around `key: value`. */
function headEnd(source: string): number {
  const start = source.startsWith("\ufeff") ? 1 : 0;
  const open = /---[ \t]*(?:\r\n|\n|\r)(?=(?:#[^\n\r]*[\n\r]+)?(?:[\w-]+[ \t]*:|---))/y;
  open.lastIndex = start;
  if (!open.test(source)) return start;
  for (const line of linesFrom(source, open.lastIndex)) {
    if (/^(?:---|\.\.\.)\s*$/.test(source.slice(line.start, Math.min(line.end, line.start + 40))))
      return line.end;
  }
  return start;
}

const blanked = (text: string): string => text.replace(/[^\r\n]/g, " ");

/** Counts the markers of quotes and lists at the start of a line. A line of dashes alone is a rule, not a list. */
function isTooDeep(line: string): boolean {
  const indent = line.length - line.trimStart().length;
  if (indent > deepest.columns) return true;
  const marker = /[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))/y;
  let markers = 0;
  while (markers <= deepest.markers && marker.test(line)) markers++;
  return markers > deepest.markers && !/^[ \t]*([-*_])(?:[ \t]*\1)*[ \t]*$/.test(line);
}

function applied(source: string, edits: readonly { readonly range: Range; readonly to: string }[]): string {
  const parts: string[] = [];
  let kept = 0;
  for (const { range, to } of edits) {
    parts.push(source.slice(kept, range.start), to);
    kept = range.end;
  }
  parts.push(source.slice(kept));
  return parts.join("");
}
