import { type Point, pointFinder, type SourceFile, type Span } from "../source.js";
import type { Diagnostic, Severity } from "./diagnostic.js";
import { byPlace } from "./order.js";

/** Diagnostics in the order in which people read them, with the texts they speak of. */
export interface Report {
  /** Sorted by path, then place. */
  readonly diagnostics: readonly Diagnostic[];
  readonly counts: Readonly<Record<Severity, number>>;
  /** The text of a file, `null` where there is none to show. */
  readonly text: (path: string) => string | null;
  readonly place: (at: Span) => { readonly start: Point; readonly end: Point };
  /** How generated files differ from what they should be, by path. */
  readonly diffs: ReadonlyMap<string, string>;
}

const top: Point = { line: 1, column: 1 };

export function makeReport(
  diagnostics: readonly Diagnostic[],
  sources: readonly SourceFile[],
  diffs: ReadonlyMap<string, string> = new Map(),
): Report {
  const texts = new Map(sources.map(({ path, text }) => [path, text]));
  const finders = new Map<string, (offset: number) => Point>();
  const finder = (path: string): ((offset: number) => Point) => {
    const known = finders.get(path);
    if (known !== undefined) return known;
    const text = texts.get(path);
    const made = text === undefined ? () => top : pointFinder(text);
    finders.set(path, made);
    return made;
  };
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of diagnostics) counts[severity]++;
  return {
    diagnostics: [...diagnostics].sort(byPlace),
    counts,
    text: (path) => texts.get(path) ?? null,
    place: ({ path, start, end }) => ({ start: finder(path)(start), end: finder(path)(end) }),
    diffs,
  };
}
