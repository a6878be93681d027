import type { ScenarioDocument, StepDocument } from "../../1-parse/document.js";
import type { Scenario, Step, StepBinding } from "../../model.js";
import type { StepPlan } from "../../plan.js";
import { distinctIn } from "../values/distinct.js";
import { attachedText } from "./attached-text.js";
import { handwritten, isBroken, isPlannable, reportUnbound } from "./bind-step.js";
import { cellsRead } from "./cells-read.js";
import type { PlanContext } from "./context.js";
import { judgeContradictions } from "./judge-contradictions.js";
import { judgeCounts } from "./judge-counts.js";
import { judgeLoads, judgeStep } from "./judge-step.js";
import { asks, planStep } from "./plan-step.js";
import { type ScenarioScope, scopeOf } from "./scenario-scope.js";
import { namingPhrases, withPhrases } from "./with-phrases.js";

/** What a scenario does. */
export type PlannedScenario = Pick<Scenario, "tags" | "steps" | "judgedByPeople">;

/** Plans a scenario step by step; what a step names is known to those after it. */
export function planScenario(written: ScenarioDocument, shared: PlanContext): PlannedScenario {
  const phrased = withPhrases(written, shared);
  const { document, phrases } = phrased;
  const wrong = new Set<number>();
  const naming = namingPhrases(phrased, shared.report);
  const report: PlanContext["report"] = (code, at, ...rest) => {
    wrong.add(at.start);
    naming(code, at, ...rest);
  };
  const context: PlanContext = { ...shared, report, distinct: distinctIn(document) };
  const scope = scopeOf(document, context.callersThing !== null);
  const prose = isProse(document.steps, context) && !document.steps.some(isBroken);
  const shown = [...document.steps];
  const bindings = document.steps.map((step, i): StepBinding => {
    const plannable = isPlannable(step);
    const phrase = phrases[i] ?? null;
    const own = phrase === null ? handwritten(step, plannable, context) : null;
    if (own !== null) {
      mayHaveAsked(step, scope);
      scope.isUnasked = false;
      return own;
    }
    const looksAtNothing = plannable && context.foreign && looksOnly(step) && scope.isUnasked;
    if (!plannable || looksAtNothing) {
      if (!prose && written.judgedByPeople === null) reportUnbound(step, context);
      mayHaveAsked(step, scope);
      if (step.phase !== "then") scope.isUnasked = true;
      return { kind: "unbound" };
    }
    if (asks(step)) scope.isUnasked = false;
    const before = context.errors();
    const read = cellsRead(step, context);
    shown[i] = read;
    const { plan, refused } = planStep(document.steps, i, read, scope, withoutBody(context, before));
    judgeStep(read, plan, scope, context);
    if (context.foreign && context.errors() > before) return { kind: "unbound" };
    return { kind: "plan", plan, refused, phrase: phrase?.expression ?? null };
  });
  const plans = bindings.map((binding) => (binding.kind === "plan" ? binding.plan : null));
  judgeLoads(document.steps, plans, context);
  judgeCounts(document.steps, plans, context);
  judgeContradictions(document.steps, plans, wrong, context);
  const { judgedByPeople } = written;
  if (judgedByPeople !== null && bindings.every(({ kind }) => kind !== "unbound"))
    context.report("judged-by-machine", judgedByPeople.at, { name: document.name.value });
  if (prose && judgedByPeople === null)
    context.report("prose-scenario", document.name.at, { name: document.name.value });
  return {
    judgedByPeople: judgedByPeople?.value ?? null,
    tags: [...tagsOf(plans), ...(needsOwnServer(document.steps, context) ? ["own-server"] : [])],
    steps: shown.map((step, i) => stepOf(step, bindings[i] ?? { kind: "unbound" }, context)),
  };
}

/** Where a table is in error it is not known what is sent, so nothing is said of that. */
function withoutBody(context: PlanContext, errorsBefore: number): PlanContext {
  if (context.errors() === errorsBefore) return context;
  const report: PlanContext["report"] = (code, ...rest) => {
    if (code !== "request-refused") context.report(code, ...rest);
  };
  return { ...context, report };
}

/** Whether all that a step does is to look at answers to what was asked before it. */
const looksOnly = (step: StepDocument): boolean => step.phase === "then" && !asks(step);

/** A step in words may send requests; which, only they know who write its definition. */
function mayHaveAsked({ phase }: StepDocument, scope: ScenarioScope): void {
  const unknown = { operation: null, step: null, callers: null, headers: [], path: [] };
  if (phase === "when") [scope.asked, scope.sent] = [unknown, unknown];
  scope.asked ??= unknown;
  scope.sent ??= unknown;
}

/** A scenario of which nothing could run: it gets one warning, not one for each step. */
const isProse = (steps: readonly StepDocument[], context: PlanContext): boolean =>
  steps.length > 0 &&
  steps.every((step) => !isPlannable(step) && context.bindings.match(step.text).length === 0);

const tagsOf = (plans: readonly (StepPlan | null)[]): readonly string[] => {
  const some = (holds: (plan: StepPlan) => boolean): boolean =>
    plans.some((plan) => plan !== null && holds(plan));
  return [
    ...(some((plan) => plan.afterSeconds !== null) ? ["clock"] : []),
    ...(some((plan) => plan.power !== null) ? ["durable"] : []),
    ...(some((plan) => plan.load !== null || plan.checks.some((check) => check.kind === "level"))
      ? ["slo"]
      : []),
  ];
};

/** Whether a step definition that people wrote looks into the server. */
const needsOwnServer = (steps: readonly StepDocument[], context: PlanContext): boolean =>
  steps.some((step) => context.bindings.match(step.text)[0]?.ownServer === true);

const keywords = { GIVEN: "Given", WHEN: "When", THEN: "Then", AND: "And", BUT: "But" } as const;

function stepOf(step: StepDocument, binding: StepBinding, context: PlanContext): Step {
  return {
    keyword: keywords[step.keyword],
    phase: step.phase,
    text: step.text,
    attached: attachedText(step.attached),
    binding,
    line: context.places.origin(step.at).line,
  };
}
