import { diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Located, Span } from "../source.js";
import { codesOf } from "./code.js";
import { readInline } from "./inline.js";
import { movedPlaces } from "./moved-places.js";
import { SpanTextBuilder } from "./notation/span-text.js";
import { readStepSpan, withUnclosed } from "./notation/step.js";
import type { StepSpan } from "./notation/step-syntax.js";

/** Notation that a step definition says in place of a step's words. */
export interface PhraseDocument {
  /** What the definition says, in its own file. */
  readonly definition: Span;
  readonly spans: readonly Located<StepSpan>[];
  /** Where the notation breaks: at the definition. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a phrase; what it names stands in the step that it is said for. */
export function readPhrase(text: string, definition: Span, step: Span): PhraseDocument {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): unknown =>
    diagnostics.push({
      ...diagnostic,
      at: definition,
      related: [{ message: "It is said for this step.", at: step }],
    });
  const inline = readInline(text, { start: 0, end: text.length });
  const spans = codesOf(inline).map(({ inner }) => {
    const builder = new SpanTextBuilder(text);
    builder.add(inner.start, inner.end, false);
    return readStepSpan(builder.build(step.path, inner.start), report);
  });
  if (inline.unclosed !== null) report(diagnose("unclosed-code", definition, {}));
  const moved = movedPlaces(spans, () => step);
  return { definition, spans: withUnclosed(moved, inline.unclosed === null ? null : step), diagnostics };
}
