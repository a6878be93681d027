import type { Origin } from "../model.js";
import { type Point, pointFinder, type SourceFile, type Span } from "../source.js";

/** Turns offsets into lines; each text is measured once. */
export interface Places {
  readonly origin: (at: Span) => Origin;
  /** The line of a place, counted from 1; `null` where there is none. */
  readonly lineOf: (at: Span | null) => number | null;
  /** What stands there. */
  readonly textAt: (at: Span) => string;
}

export function places(sources: readonly SourceFile[]): Places {
  const texts = new Map(sources.map((source) => [source.path, source.text]));
  const finders = new Map<string, (offset: number) => Point>();
  const origin = ({ path, start }: Span): Origin => {
    const find = finders.get(path) ?? pointFinder(texts.get(path) ?? "");
    finders.set(path, find);
    return { path, ...find(start) };
  };
  return {
    origin,
    lineOf: (at) => (at === null ? null : origin(at).line),
    textAt: ({ path, start, end }) => texts.get(path)?.slice(start, end) ?? "",
  };
}
