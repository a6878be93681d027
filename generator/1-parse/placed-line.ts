import type { RootContent } from "mdast";

/** A line without its end, and its number, counted from 1. */
export interface PlacedLine {
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

/** The place of a part of a line, as the markdown reader gives it. */
export function placed(line: PlacedLine, start: number, end: number): NonNullable<RootContent["position"]> {
  const point = (offset: number) => ({ line: line.line, column: offset - line.start + 1, offset });
  return { start: point(start), end: point(end) };
}
