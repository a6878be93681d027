import type { ScenarioDocument } from "../../1-parse/document.js";
import type { Span } from "../../source.js";
import type { DiagnosticSink } from "../diagnostic-sink.js";
import { isPlannable } from "./bind-step.js";
import type { PlanContext } from "./context.js";

/** A scenario with the notation that step definitions say for some of its steps, and which definitions these are. */
export interface Phrased {
  readonly document: ScenarioDocument;
  /** For each step the definition that says it; `null` where the step speaks for itself. */
  readonly phrases: readonly (Phrase | null)[];
}

export interface Phrase {
  readonly expression: string;
  /** Where the definition stands. */
  readonly at: Span;
}

/** Puts notation in place of the words for which one definition alone says some. */
export function withPhrases(document: ScenarioDocument, { bindings, add }: PlanContext): Phrased {
  const phrases: (Phrase | null)[] = [];
  const steps = document.steps.map((step) => {
    const [only, ...others] = isPlannable(step) ? [] : bindings.match(step.text);
    const notation = others.length === 0 ? (only?.notation(step) ?? null) : null;
    if (notation === null || only === undefined) {
      phrases.push(null);
      return step;
    }
    phrases.push({ expression: only.expression, at: notation.definition });
    for (const diagnostic of notation.diagnostics) add(diagnostic);
    return { ...step, spans: notation.spans };
  });
  return phrases.every((phrase) => phrase === null)
    ? { document, phrases }
    : { document: { ...document, steps }, phrases };
}

/** Says of what is wrong with a phrase also where it is defined: what is known of it stands at the step. */
export function namingPhrases({ document, phrases }: Phrased, report: DiagnosticSink): DiagnosticSink {
  const definitions = new Map(
    document.steps.flatMap(({ at }, i) => {
      const phrase = phrases[i] ?? null;
      return phrase === null ? [] : [[placeKey(at), phrase.at] as const];
    }),
  );
  if (definitions.size === 0) return report;
  return (code, at, holes, related = []) => {
    const definition = definitions.get(placeKey(at));
    const place = { message: "The step definition says it here.", at: definition ?? at };
    report(code, at, holes, definition === undefined ? related : [...related, place]);
  };
}

const placeKey = ({ start, end }: Span): string => `${start} ${end}`;
