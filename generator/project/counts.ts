import type { ProseCapability } from "../compile.js";
import type { Capability, Scenario, SpecModel, Step } from "../model.js";

/** How much a specification says. */
export interface Counts {
  readonly capabilities: number;
  readonly requirements: number;
  readonly scenarios: number;
  /** Scenarios all of whose steps run. */
  readonly runningScenarios: number;
  /** Scenarios that are declared for people to judge. */
  readonly declaredScenarios: number;
  /** Of each capability, sorted by id. */
  readonly capabilityCounts: readonly CapabilityTally[];
  readonly steps: number;
  readonly operations: number;
  readonly entities: number;
  /** Steps that run: from their code, or by a step definition that people wrote. */
  readonly boundSteps: number;
  /** Requirements of which something was derived: an operation, an entity, or a scenario that runs. */
  readonly derivedRequirements: number;
}

/** How far a capability has come. */
export interface CapabilityTally {
  readonly id: string;
  /** Whether it is compiled; else it is prose by the settings, and nothing of it runs. */
  readonly compiled: boolean;
  readonly scenarios: number;
  readonly running: number;
  readonly declared: number;
  /** Operations that are declared in it. */
  readonly operations: number;
}

export const noCounts: Counts = {
  capabilities: 0,
  requirements: 0,
  scenarios: 0,
  runningScenarios: 0,
  declaredScenarios: 0,
  capabilityCounts: [],
  steps: 0,
  operations: 0,
  entities: 0,
  boundSteps: 0,
  derivedRequirements: 0,
};

export function countsOf(model: SpecModel | null, prose: readonly ProseCapability[] = []): Counts {
  if (model === null) return noCounts;
  const parts = model.capabilities.map(capabilityCounts);
  const features = model.features.flatMap((feature) => feature.scenarios);
  const ofFeatures = scenarioCounts(features);
  const sum = (pick: (part: CapabilityCounts) => number): number =>
    parts.reduce((total, part) => total + pick(part), 0);
  const derived = new Set([
    ...features.filter(runs).flatMap(({ shows }) => shows),
    ...model.operations.flatMap((operation) => operation.requirements),
    ...model.entities.map((entity) => entity.requirement),
    ...parts.flatMap((part) => part.running),
  ]);
  return {
    capabilities: parts.length,
    requirements: sum((part) => part.requirements),
    scenarios: sum((part) => part.scenarios) + ofFeatures.scenarios,
    runningScenarios: sum((part) => part.runningScenarios) + ofFeatures.runningScenarios,
    declaredScenarios: sum((part) => part.declaredScenarios) + ofFeatures.declaredScenarios,
    capabilityCounts: [
      ...model.capabilities.map((capability, i) => tally(model, capability.id, parts[i])),
      ...prose.map(({ id, scenarios }) => ({ ...nothing, id, compiled: false, scenarios })),
    ].sort((a, b) => (a.id < b.id ? -1 : 1)),
    steps: sum((part) => part.steps) + ofFeatures.steps,
    operations: model.operations.length,
    entities: model.entities.length,
    boundSteps: sum((part) => part.boundSteps) + ofFeatures.boundSteps,
    derivedRequirements: derived.size,
  };
}

type ScenarioCounts = Pick<
  Counts,
  "scenarios" | "runningScenarios" | "declaredScenarios" | "steps" | "boundSteps"
>;

interface CapabilityCounts extends ScenarioCounts, Pick<Counts, "requirements"> {
  /** The requirements of which some scenario runs. */
  readonly running: readonly string[];
}

const nothing = { running: 0, declared: 0, operations: 0 };

function tally({ operations }: SpecModel, id: string, counts: CapabilityCounts | undefined): CapabilityTally {
  return {
    id,
    compiled: true,
    scenarios: counts?.scenarios ?? 0,
    running: counts?.runningScenarios ?? 0,
    declared: counts?.declaredScenarios ?? 0,
    operations: operations.filter(({ capability }) => capability === id).length,
  };
}

function capabilityCounts({ requirements }: Capability): CapabilityCounts {
  return {
    requirements: requirements.length,
    ...scenarioCounts(requirements.flatMap((requirement) => requirement.scenarios)),
    running: requirements.filter(({ scenarios: own }) => own.some(runs)).map(({ id }) => id),
  };
}

function scenarioCounts(scenarios: readonly Scenario[]): ScenarioCounts {
  const own = scenarios.filter((scenario) => scenario.judgedByPeople === null);
  const steps = own.flatMap((scenario) => scenario.steps);
  return {
    scenarios: scenarios.length,
    runningScenarios: own.filter(runs).length,
    declaredScenarios: scenarios.length - own.length,
    steps: steps.length,
    boundSteps: steps.filter(isBound).length,
  };
}

const runs = ({ steps, judgedByPeople }: Scenario): boolean =>
  judgedByPeople === null && steps.length > 0 && steps.every(isBound);

/** A definition that is still to be written runs nothing. */
const isBound = ({ binding }: Step): boolean =>
  binding.kind === "plan" || (binding.kind === "handwritten" && !binding.pending);
