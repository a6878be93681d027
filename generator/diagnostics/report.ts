import { type Point, pointFinder, type SourceFile, type Span } from "../source.js";
import type { Diagnostic, Severity } from "./diagnostic.js";
import { byPlace } from "./order.js";

/** Diagnostics in the order in which people read them, with the texts they speak of. */
export interface DiagnosticReport {
  /** Sorted by path, then place. */
  readonly diagnostics: readonly Diagnostic[];
  /** How many there are besides these: of very many, only the gravest are reported one by one. */
  readonly more: number;
  /** Of all. */
  readonly counts: Readonly<Record<Severity, number>>;
  /** The text of a file, `null` where there is none to show. */
  readonly text: (path: string) => string | null;
  readonly place: (at: Span) => { readonly start: Point; readonly end: Point };
  /** How generated files differ from what they should be, by path. */
  readonly diffs: ReadonlyMap<string, string>;
}

/** As many as are likely to be corrected before the next run; a million of them would fill memory and the terminal. */
const most = 1000;

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** The gravest, and of these the first by place. */
const gravest = (sorted: readonly Diagnostic[]): readonly Diagnostic[] =>
  sorted.length <= most
    ? sorted
    : [...sorted]
        .sort((a, b) => rank[a.severity] - rank[b.severity])
        .slice(0, most)
        .sort(byPlace);

const top: Point = { line: 1, column: 1 };

export function makeReport(
  diagnostics: readonly Diagnostic[],
  sources: readonly SourceFile[],
  diffs: ReadonlyMap<string, string> = new Map(),
): DiagnosticReport {
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
  const shown = gravest([...diagnostics].sort(byPlace));
  return {
    diagnostics: shown,
    more: diagnostics.length - shown.length,
    counts,
    text: (path) => texts.get(path) ?? null,
    place: ({ path, start, end }) => ({ start: finder(path)(start), end: finder(path)(end) }),
    diffs,
  };
}
