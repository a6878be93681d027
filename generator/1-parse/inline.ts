import type { Range } from "./reading.js";

/** A piece of a line: words, or code in backticks. Offsets are those of the file. */
export type Piece =
  | ({ readonly kind: "text" } & Range)
  /** `inner` is what is between the backticks. */
  | ({ readonly kind: "code"; readonly inner: Range } & Range);

export interface Inline {
  readonly pieces: readonly Piece[];
  /** The first backticks that nothing closes. */
  readonly unclosed: Range | null;
}

/** Parts a paragraph, heading or cell into words and code; HTML comments are left out. Linear in its length. */
export function readInline(text: string, range: Range): Inline {
  const raw = text.slice(range.start, range.end);
  const closers = tickRuns(raw);
  const pieces: Piece[] = [];
  const marks = /`+|<!--/g;
  let unclosed: Range | null = null;
  let from = 0;
  const addText = (end: number): void => {
    if (end > from) pieces.push({ kind: "text", start: range.start + from, end: range.start + end });
  };
  let commentEnds = true;
  for (let mark = marks.exec(raw); mark !== null; mark = marks.exec(raw)) {
    if (mark[0] === "<!--") {
      const close: number = commentEnds ? raw.indexOf("-->", mark.index + 4) : -1;
      commentEnds = close !== -1;
      if (close === -1) continue;
      addText(mark.index);
      from = close + 3;
      marks.lastIndex = from;
      continue;
    }
    const open = mark.index + (isEscaped(raw, mark.index) ? 1 : 0);
    const length = mark.index + mark[0].length - open;
    if (length === 0) continue;
    const close = nextRun(closers, length, marks.lastIndex);
    if (close === null) {
      unclosed ??= { start: range.start + open, end: range.start + open + length };
      continue;
    }
    addText(open);
    pieces.push({
      kind: "code",
      start: range.start + open,
      end: range.start + close + length,
      inner: { start: range.start + open + length, end: range.start + close },
    });
    from = close + length;
    marks.lastIndex = from;
  }
  addText(raw.length);
  return { pieces, unclosed };
}

interface Runs {
  readonly starts: number[];
  next: number;
}

/** Where runs of backticks start, by their length. */
function tickRuns(raw: string): ReadonlyMap<number, Runs> {
  const runs = new Map<number, Runs>();
  for (const found of raw.matchAll(/`+/g)) {
    const known = runs.get(found[0].length);
    if (known === undefined) runs.set(found[0].length, { starts: [found.index], next: 0 });
    else known.starts.push(found.index);
  }
  return runs;
}

/** The first run of this length at or after `from`; asked with rising `from`, so each run is passed once. */
function nextRun(runs: ReadonlyMap<number, Runs>, length: number, from: number): number | null {
  const known = runs.get(length);
  if (known === undefined) return null;
  while ((known.starts[known.next] ?? Number.POSITIVE_INFINITY) < from) known.next++;
  return known.starts[known.next] ?? null;
}

/** An odd number of backslashes stands before. */
function isEscaped(raw: string, at: number): boolean {
  let i = at;
  while (raw.charAt(i - 1) === "\\") i--;
  return (at - i) % 2 === 1;
}
