import type { StepDocument } from "../../1-parse/document.js";
import type { StepSpan } from "../../1-parse/notation/step-syntax.js";

type Answer = Extract<StepSpan, { kind: "answer" }>;

/** What a step's requests are expected to be answered. */
export interface Expectation {
  readonly answers: readonly Answer[];
  /** Their statuses, each once. */
  readonly statuses: ReadonlySet<number>;
  /** No status is named, or only ones below 400. */
  readonly success: boolean;
  /** No status is named at all, so the request itself must succeed. */
  readonly open: boolean;
  /** Every answer named is this code. */
  readonly only: (code: string) => boolean;
}

const answersIn = (step: StepDocument): readonly Answer[] =>
  step.spans.flatMap(({ value }) => (value.kind === "answer" ? [value] : []));
const asks = (step: StepDocument): boolean =>
  step.spans.some(({ value }) => value.kind === "request" || value.kind === "again");

const known = new WeakMap<StepDocument, Expectation>();

/** GIVEN and THEN name their answers themselves; a WHEN is judged by the THENs that ask nothing of their own. */
export function expectationOf(steps: readonly StepDocument[], index: number): Expectation {
  const step = steps[index];
  if (step === undefined) return expectation([]);
  // Every THEN asks for that of its WHEN.
  const found = known.get(step) ?? expectation(answersTo(step, steps, index));
  known.set(step, found);
  return found;
}

function answersTo(step: StepDocument, steps: readonly StepDocument[], index: number): readonly Answer[] {
  if (step.phase !== "when" || !asks(step)) return answersIn(step);
  const answers = [...answersIn(step)];
  for (let at = index + 1; at < steps.length; at++) {
    const later = steps[at];
    if (later === undefined || (later.phase === "when" && asks(later))) break;
    if (later.phase === "then" && !asks(later)) for (const answer of answersIn(later)) answers.push(answer);
  }
  return answers;
}

function expectation(answers: readonly Answer[]): Expectation {
  return {
    answers,
    statuses: new Set(answers.map(({ status }) => status)),
    open: answers.length === 0,
    success: answers.every((answer) => answer.status < 400),
    only: (code) => answers.length > 0 && answers.every((answer) => answer.code?.value === code),
  };
}
