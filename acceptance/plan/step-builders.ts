import type { StepPlan } from "../../generator/plan.js";
import { liftPlan, type Parts } from "./plan-builders.js";

/** One step of a scenario, with its text as the feature file has it. */
export type SuiteStep =
  | { readonly kind: "plan"; readonly text: string; readonly plan: StepPlan }
  | { readonly kind: "handwritten"; readonly text: string }
  | { readonly kind: "unbound"; readonly text: string };

/** A scenario of the specification; its steps stand as those of the pickle. */
export interface Scenario {
  readonly id: string;
  readonly steps: readonly SuiteStep[];
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
export const unbound = (text: string): SuiteStep => ({ kind: "unbound", text });

export const scenario = (id: string, steps: readonly SuiteStep[]): Scenario => ({ id, steps });
