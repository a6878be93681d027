import type { Scenario, SpecModel } from "../model.js";

/** How much a specification says. */
export interface Counts {
  readonly capabilities: number;
  readonly requirements: number;
  readonly scenarios: number;
  readonly steps: number;
  readonly operations: number;
  readonly entities: number;
  /** Steps that run: from their code, or by a step definition that people wrote. */
  readonly boundSteps: number;
  /** Requirements of which something was derived: an operation, an entity, or a scenario that runs. */
  readonly derivedRequirements: number;
}

export const noCounts: Counts = {
  capabilities: 0,
  requirements: 0,
  scenarios: 0,
  steps: 0,
  operations: 0,
  entities: 0,
  boundSteps: 0,
  derivedRequirements: 0,
};

export function countsOf(model: SpecModel | null): Counts {
  if (model === null) return noCounts;
  const requirements = model.capabilities.flatMap((capability) => capability.requirements);
  const scenarios = requirements.flatMap((requirement) => requirement.scenarios);
  const steps = scenarios.flatMap((scenario) => scenario.steps);
  const derived = new Set([
    ...model.operations.flatMap((operation) => operation.requirements),
    ...model.entities.map((entity) => entity.requirement),
    ...requirements.filter(({ scenarios: own }) => own.some(runs)).map(({ id }) => id),
  ]);
  return {
    capabilities: model.capabilities.length,
    requirements: requirements.length,
    scenarios: scenarios.length,
    steps: steps.length,
    operations: model.operations.length,
    entities: model.entities.length,
    boundSteps: steps.filter(({ binding }) => binding.kind !== "unbound").length,
    derivedRequirements: derived.size,
  };
}

const runs = ({ steps }: Scenario): boolean =>
  steps.length > 0 && steps.every(({ binding }) => binding.kind !== "unbound");
