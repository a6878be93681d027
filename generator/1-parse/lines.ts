import type { Range } from "./reading.js";

export interface Line extends Range {
  /** Where the next one starts. */
  readonly next: number;
}

/** The lines of a text, whatever ends them; the last may be empty. */
export function* linesFrom(source: string, from: number): Generator<Line> {
  const ending = /\r\n|\n|\r/g;
  ending.lastIndex = from;
  let start = from;
  for (let found = ending.exec(source); found !== null; found = ending.exec(source)) {
    yield { start, end: found.index, next: ending.lastIndex };
    start = ending.lastIndex;
  }
  yield { start, end: source.length, next: source.length };
}
