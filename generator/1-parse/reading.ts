import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Located, Span } from "../source.js";

/** One file being read: its text as it came, and where to say what is wrong with it. */
export interface Reading {
  readonly path: string;
  readonly text: string;
  readonly report: (diagnostic: Diagnostic) => void;
  /** How many characters outlines of this file may still be written out to. */
  readonly room: { outlines: number };
}

/** A half-open range of offsets in the file at hand. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export const spanOf = (reading: Reading, range: Range): Span => ({
  path: reading.path,
  start: range.start,
  end: range.end,
});

/** The text of a range without the blanks around it, and where it stands. */
export function trimmed(reading: Reading, range: Range): Located<string> {
  const raw = reading.text.slice(range.start, range.end);
  const start = range.start + raw.length - raw.trimStart().length;
  const value = raw.trim();
  return { value, at: { path: reading.path, start, end: start + value.length } };
}
