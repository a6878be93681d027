import { linesFrom } from "./lines.js";
import type { Range } from "./reading.js";

/**
 * Farther than any spec goes. Beyond these the time a markdown reader takes no longer grows with the text alone:
 * it walks every open list for each line, every line of a paragraph that runs out of its list, every line of a quote
 * or of lists that open several at once, every cell for each cell, and moves all of a
 * paragraph for each of its lines.
 */
const farthest = { markers: 4, columns: 60, lines: 100, nested: 100, cells: 250, paragraph: 2000 } as const;

export interface Prepared {
  /** As long as the source, so that every offset holds in both. */
  readonly text: string;
  /** Lines left out because they go too far. */
  readonly left: readonly Range[];
}

/** Makes a text safe for the markdown reader: no BOM, no front matter, no depths, no deserts of blank lines. */
export function prepare(source: string): Prepared {
  const edits: { readonly range: Range; readonly to: string }[] = [];
  const left: Range[] = [];
  const head = headEnd(source);
  if (head > 0) edits.push({ range: { start: 0, end: head }, to: blanked(source.slice(0, head)) });
  let blanks = 0;
  let run = 0;
  let nested = 0;
  let paragraph = 0;
  let before: Range = { start: head, end: head };
  for (const line of linesFrom(source, head)) {
    const text = source.slice(line.start, line.end);
    blanks = text.trim() === "" ? blanks + 1 : 0;
    if (blanks > 2) edits.push({ range: before, to: " ".repeat(before.end - before.start) });
    run = blanks > 0 ? 0 : runAfter(run, text);
    nested = blanks > 0 ? 0 : nested + (isNested(text) ? 1 : 0);
    paragraph = blanks > 0 || opensBlock(text) ? 0 : paragraph + 1;
    const isTooLong = run > farthest.lines || nested > farthest.nested || paragraph > farthest.paragraph;
    if (blanks === 0 && (isTooLong || isTooDeep(text) || isTooWide(text))) {
      run = 0;
      nested = 0;
      paragraph = 0;
      left.push({ start: line.start, end: line.end });
      edits.push({ range: { start: line.start, end: line.end }, to: blanked(text) });
    }
    before = { start: line.end, end: line.next };
  }
  return { text: applied(source, edits), left };
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

const marker = /[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))/y;
const rule = /^[ \t]*([-*_])(?:[ \t]*\1)*[ \t]*$/;

/** How many more lines a paragraph has that may be in a list or quote; 0 where it is in neither. */
function runAfter(run: number, line: string): number {
  marker.lastIndex = 0;
  if (marker.test(line)) return 1;
  if (/^[ \t]*(?:`{3}|~{3}|#)/.test(line)) return 0;
  return run > 0 || /^[ \t]/.test(line) ? run + 1 : 0;
}

/** Whether a line ends the paragraph before it: a heading, a fence, a row, or the marker of a list or quote. */
function opensBlock(line: string): boolean {
  marker.lastIndex = 0;
  return marker.test(line) || /^[ \t]*(?:`{3}|~{3}|#|\|)/.test(line);
}

/** Whether a line opens or continues a quote, or opens several lists at once. */
function isNested(line: string): boolean {
  if (/^[ \t]*>/.test(line)) return true;
  marker.lastIndex = 0;
  return marker.test(line) && marker.test(line) && !rule.test(line);
}

/** Counts the markers of quotes and lists at the start of a line. A line of dashes alone is a rule, not a list. */
function isTooDeep(line: string): boolean {
  const indent = line.length - line.trimStart().length;
  if (indent > farthest.columns) return true;
  let markers = 0;
  marker.lastIndex = 0;
  while (markers <= farthest.markers && marker.test(line)) markers++;
  return markers > farthest.markers && !rule.test(line);
}

function isTooWide(line: string): boolean {
  if (line.length <= farthest.cells) return false;
  let cells = 0;
  for (let at = line.indexOf("|"); at !== -1 && cells <= farthest.cells; at = line.indexOf("|", at + 1))
    cells++;
  return cells > farthest.cells;
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
