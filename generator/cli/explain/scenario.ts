import type { Scenario, SpecModel, Step } from "../../model.js";
import { type Action, explainStep } from "./step.js";

/** A scenario with what is really sent and checked beside each of its steps. */
export interface ExplainedScenario {
  readonly id: string;
  readonly name: string;
  /** Its name; in a feature that of the rule, empty where there is none. */
  readonly requirement: string;
  readonly path: string;
  readonly line: number;
  /** The line of the row of examples that fills it in; `null` where it is no outline. */
  readonly row: number | null;
  readonly tags: readonly string[];
  readonly steps: readonly ExplainedStep[];
}

export interface ExplainedStep {
  readonly keyword: string;
  readonly text: string;
  readonly line: number;
  readonly binding: Step["binding"]["kind"];
  /** The expression of a handwritten step. */
  readonly expression: string | null;
  readonly actions: readonly Action[];
}

/** Explains the scenarios whose id contains `filter`, in the order of the model. */
export function explainScenarios(model: SpecModel, filter: string): readonly ExplainedScenario[] {
  const operations = new Map(model.operations.map((operation) => [operation.id, operation]));
  const explain = ({ keyword, text, line, binding }: Step): ExplainedStep => ({
    keyword,
    text,
    line,
    binding: binding.kind,
    expression: binding.kind === "handwritten" ? binding.expression : null,
    actions: binding.kind === "plan" ? explainStep(binding, operations) : [],
  });
  const within = (title: string, scenarios: readonly Scenario[]): readonly ExplainedScenario[] =>
    scenarios
      .filter(({ id }) => id.includes(filter))
      .map(({ id, name, tags, steps, origin, example }) => ({
        id,
        name,
        requirement: title,
        path: origin.path,
        line: origin.line,
        row: example,
        tags,
        steps: steps.map(explain),
      }));
  return [
    ...model.capabilities.flatMap(({ requirements }) =>
      requirements.flatMap(({ name, scenarios }) => within(name, scenarios)),
    ),
    ...model.features.flatMap(({ scenarios }) =>
      scenarios.flatMap((scenario) => within(scenario.rule ?? "", [scenario])),
    ),
  ];
}
