import type { ScenarioDocument } from "../../1-parse/document.js";
import { isPlannable } from "./bind-step.js";
import type { PlanContext } from "./context.js";

/** A scenario with the notation that step definitions say for some of its steps, and which definitions these are. */
export interface Phrased {
  readonly document: ScenarioDocument;
  /** For each step the expression of the definition that says it; `null` where the step speaks for itself. */
  readonly phrases: readonly (string | null)[];
}

/** Puts notation in place of the words for which one definition alone says some. */
export function withPhrases(document: ScenarioDocument, { bindings, add }: PlanContext): Phrased {
  const phrases: (string | null)[] = [];
  const steps = document.steps.map((step) => {
    const [only, ...others] = isPlannable(step) ? [] : bindings.match(step.text);
    const notation = others.length === 0 ? (only?.notation(step) ?? null) : null;
    phrases.push(notation === null ? null : (only?.expression ?? null));
    if (notation === null) return step;
    for (const diagnostic of notation.diagnostics) add(diagnostic);
    return { ...step, spans: notation.spans };
  });
  return phrases.every((phrase) => phrase === null)
    ? { document, phrases }
    : { document: { ...document, steps }, phrases };
}
