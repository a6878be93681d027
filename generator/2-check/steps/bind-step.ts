import type { StepDocument } from "../../1-parse/document.js";
import type { StepBinding } from "../../model.js";
import { didYouMean } from "../nearest.js";
import { attachedText } from "./attached-text.js";
import type { PlanContext } from "./context.js";
import { openExpression } from "./step-expression.js";

/** Whether a step is notation, and so needs no code. A caller alone does nothing: it is a phrase that people bind. */
export const isPlannable = ({ spans }: StepDocument): boolean =>
  spans.some(({ value }) => value.kind !== "caller") && !spans.some(({ value }) => value.kind === "prose");

/** Looks for the step definition people wrote. `planned` steps must have none, all others exactly one. */
export function handwritten(step: StepDocument, planned: boolean, context: PlanContext): StepBinding | null {
  const matches = context.bindings.match(step.text);
  const [first, second] = matches;
  if (first === undefined) return null;
  if (second !== undefined)
    context.report("ambiguous-step", step.at, { first: first.expression, second: second.expression }, [
      { message: `\`${first.expression}\``, at: first.at },
      { message: `\`${second.expression}\``, at: second.at },
    ]);
  if (planned && second === undefined && step.spans.some(({ value }) => value.kind !== "caller"))
    context.report("step-bound-twice", step.at, { expression: first.expression }, [
      { message: "The step definition is here.", at: first.at },
    ]);
  const { expression, pending } = first;
  if (pending && second === undefined)
    context.report("pending-step", step.at, { expression }, [
      { message: "The step definition is here.", at: first.at },
    ]);
  return { kind: "handwritten", expression, pending };
}

/** Says what would bind a step; where its code is nearly notation, or breaks, that alone. */
export function reportUnbound(step: StepDocument, context: PlanContext): void {
  const misses = nearMisses(step, context);
  for (const { near, at } of misses) context.report("near-miss", at, { near });
  if (misses.length > 0 || isBroken(step)) return;
  const keyword = step.phase === "given" ? "Given" : step.phase === "when" ? "When" : "Then";
  const { expression, parameters } = openExpression({
    text: step.text,
    attached: attachedText(step.attached),
  });
  const list = parameters.map(({ name, type }) => `${name}: ${type}`).join(", ");
  context.report("unbound-step", step.at, {
    text: step.text,
    guess: didYouMean(step.text, context.bindings.phrases),
    snippet: `${keyword}(${JSON.stringify(expression)}, async function (${list}) { … })`,
  });
}

/** Whether code of the step begins as notation and breaks, which was said. */
export const isBroken = (step: StepDocument): boolean =>
  step.spans.some(({ value }) => value.kind === "prose" && value.isReported);

const nearMisses = (step: StepDocument, context: PlanContext) =>
  step.spans.flatMap(({ value, at }) =>
    value.kind === "prose" && value.near !== null && namesKnown(value.near, context)
      ? [{ near: value.near, at }]
      : [],
  );

/** A name alone is nearly a thing only where an entity is called so. */
function namesKnown(near: string, { types }: PlanContext): boolean {
  const name = / \{\}$/.test(near) ? near.slice(0, -3) : null;
  return name === null || types.hasEntity(name);
}
