import type { ExampleDocument, ScenarioDocument } from "../1-parse/document.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Collector } from "./diagnostic-sink.js";
import type { Places } from "./places.js";

interface Planned {
  readonly document: ScenarioDocument;
}

/**
 * Plans scenarios one after the other. What is wrong with some rows of an outline and stands where a placeholder does,
 * names the row and its cell: the outline alone does not show the value.
 */
export function namingRows<S extends Planned, T>(
  scenarios: readonly S[],
  { collector, places }: { readonly collector: Collector; readonly places: Places },
  plan: (scenario: S) => T,
): readonly T[] {
  const found = scenarios.map((scenario) => ({ scenario, ...collector.apart(() => plan(scenario)) }));
  const rows = new Map<number, number>();
  const times = new Map<string, number>();
  const count = <K>(counts: Map<K, number>, key: K): unknown => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { scenario, diagnostics } of found) {
    if (scenario.document.example !== null) count(rows, scenario.document.name.at.start);
    for (const key of new Set(diagnostics.map(keyOf))) count(times, key);
  }
  for (const { scenario, diagnostics } of found) {
    const { example, name } = scenario.document;
    const all = rows.get(name.at.start) ?? 0;
    for (const one of diagnostics) {
      const isOfAll = all > 1 && times.get(keyOf(one)) === all;
      const isNamed = example === null || isOfAll || one.at.start === name.at.start;
      collector.add(isNamed ? one : inRow(one, example, places));
    }
  }
  return found.map(({ made }) => made);
}

const keyOf = ({ code, at, message }: Diagnostic): string => `${code} ${at.path} ${at.start} ${message}`;

/** At the cell where the place is nothing but what that fills in, else where it was, with the cells beside it. */
function inRow(diagnostic: Diagnostic, { at: row, cells }: ExampleDocument, places: Places): Diagnostic {
  const { at, related } = diagnostic;
  if (at.path === row.path && row.start <= at.start && at.end <= row.end) return diagnostic;
  const text = places.textAt(at);
  const filling = cells.filter(({ value }) => text.includes(`<${value}>`));
  const [only] = filling;
  if (only !== undefined && (text === `"<${only.value}>"` || text === `<${only.value}>`))
    return { ...diagnostic, at: only.at, related: [{ message: "It is filled in here.", at }, ...related] };
  const named = filling.slice(0, 3).map(({ value, at: cell, isEmpty }) => ({
    message: isEmpty ? `This row leaves \`${value}\` empty.` : `This row fills in \`${value}\`.`,
    at: cell,
  }));
  return named.length === 0 ? diagnostic : { ...diagnostic, related: [...named, ...related] };
}
