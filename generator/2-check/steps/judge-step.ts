import type { StepDocument } from "../../1-parse/document.js";
import type { StepPlan } from "../../plan.js";
import type { Span } from "../../source.js";
import type { PlanContext } from "./context.js";
import type { ScenarioScope } from "./scenario-scope.js";

/** What makes a planned step a lie: it checks nothing, or checks where nothing was asked. */
export function judgeStep(
  step: StepDocument,
  plan: StepPlan,
  scope: ScenarioScope,
  context: PlanContext,
): void {
  if (step.phase === "then") {
    if (plan.checks.length === 0) context.report("checks-nothing", step.at, {});
    else if (plan.send === null && !plan.again && scope.asked === null)
      context.report("nothing-asked", step.at, {});
  }
  if (step.attached !== null && plan.send === null && plan.makes.length === 0)
    context.report("attachment-without-use", step.attached.at, {});
  if (plan.load !== null && plan.send === null && !plan.again)
    context.report("load-without-request", placeOfLoad(step), {});
}

/** A load whose answers are not checked would pass whatever the server answers. */
export function judgeLoads(
  steps: readonly StepDocument[],
  plans: readonly (StepPlan | null)[],
  context: PlanContext,
): void {
  plans.forEach((plan, i) => {
    if (plan?.load == null) return;
    const later = plans.slice(i).flatMap((other) => other?.checks ?? []);
    const step = steps[i];
    if (step !== undefined && !later.some((check) => check.kind === "answer"))
      context.report("load-without-status", placeOfLoad(step), {});
  });
}

const placeOfLoad = (step: StepDocument): Span =>
  step.spans.find(({ value }) => value.kind === "load")?.at ?? step.at;
