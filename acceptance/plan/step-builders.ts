import type { StepPlan } from "../../generator/plan.js";
import { liftPlan, type Parts } from "./plan-builders.js";

/** One step of a scenario, with its text as the feature file has it. */
export type SuiteStep =
  | {
      readonly kind: "plan";
      readonly text: string;
      readonly plan: StepPlan;
      /** A step definition that people wrote says it: that is what Cucumber runs. */
      readonly phrase?: true;
    }
  | { readonly kind: "handwritten"; readonly text: string }
  | { readonly kind: "unbound"; readonly text: string };

/** A scenario of the specification or of a feature; its steps stand as those of the pickle. */
export interface Scenario {
  readonly id: string;
  readonly steps: readonly SuiteStep[];
  /** Where it stands, if people wrote its feature; one that was generated is found by its id. */
  readonly place: FeaturePlace | null;
  /** Why people judge it, so that it is not run; null where it is. */
  readonly judgedByPeople: string | null;
}

/** A scenario of a feature by its names: the rule it stands in, its name as the heading has it, its row of examples from 1. */
export interface FeaturePlace {
  readonly feature: string;
  readonly rule?: string;
  readonly name: string;
  readonly row?: number;
}

// With capitals: a module that exported a function called `then` would be awaited to death.
export const Given = (text: string, parts: Parts): SuiteStep => ({
  kind: "plan",
  text,
  plan: liftPlan("given", parts),
});
export const When = (text: string, parts: Parts): SuiteStep => ({
  kind: "plan",
  text,
  plan: liftPlan("when", parts),
});
export const Then = (text: string, parts: Parts): SuiteStep => ({
  kind: "plan",
  text,
  plan: liftPlan("then", parts),
});

/** Bound by a step definition that people wrote. */
export const handwritten = (text: string): SuiteStep => ({ kind: "handwritten", text });
/** Said by a step definition that returns notation: its plan is performed before that is called. */
export const phrase = (step: SuiteStep): SuiteStep =>
  step.kind === "plan" ? { ...step, phrase: true } : step;
export const unbound = (text: string): SuiteStep => ({ kind: "unbound", text });

export const scenario = (id: string, steps: readonly SuiteStep[], place?: FeaturePlace): Scenario => ({
  id,
  steps,
  place: place ?? null,
  judgedByPeople: null,
});

/** A scenario that people judge, and no machine does. */
export const forPeople = (reason: string, judged: Scenario): Scenario => ({
  ...judged,
  judgedByPeople: reason,
});
