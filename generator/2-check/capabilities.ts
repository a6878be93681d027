import type { SpecDocument } from "../1-parse/document.js";
import type { Memory, PlannedCapability } from "../memory.js";
import type { Capability, Requirement } from "../model.js";
import type { Settings } from "../settings.js";
import type { Declarations, RequirementHome } from "./declarations.js";
import type { Collector } from "./diagnostic-sink.js";
import { scenarioRules } from "./rules/scenario-rules.js";
import type { PlanContext } from "./steps/context.js";
import { planScenario } from "./steps/plan-scenario.js";

/** What the scenarios of all capabilities are planned with. */
export interface Planning {
  readonly context: PlanContext;
  readonly settings: Settings;
  readonly collector: Collector;
  readonly memory: Memory;
  /** Names all that the plans of a document are made of. */
  readonly keyOf: (document: SpecDocument) => string | null;
}

/** Capabilities by id; requirements and scenarios in the order they were written. */
export function capabilitiesOf(declared: Declarations, planning: Planning): readonly Capability[] {
  const homes = new Map<string, RequirementHome[]>();
  for (const home of declared.homes) {
    const known = homes.get(home.capability);
    if (known === undefined) homes.set(home.capability, [home]);
    else known.push(home);
  }
  return [...declared.documents]
    .sort((a, b) => (a.capability < b.capability ? -1 : 1))
    .map((document) => capabilityOf(document, homes.get(document.capability) ?? [], planning));
}

function capabilityOf(
  document: SpecDocument,
  homes: readonly RequirementHome[],
  planning: Planning,
): Capability {
  const { context, collector, memory, keyOf } = planning;
  const { capability, mistakes } = memory.planned(
    { id: document.capability, key: keyOf(document) },
    () => planned(document, homes, planning),
    (made) => staysTrue(made, document.path) && context.bindings.troubles().length === 0,
  );
  for (const mistake of mistakes) collector.add(mistake);
  return capability;
}

function planned(
  document: SpecDocument,
  homes: readonly RequirementHome[],
  { context, settings, collector }: Planning,
): PlannedCapability {
  const { made, diagnostics } = collector.during(() => {
    for (const rule of scenarioRules) rule(homes, settings, collector.report);
    return homes.map((home) => requirementOf(home, context));
  });
  const { capability: id, purpose, path } = document;
  return {
    capability: { id, purpose: purpose?.value ?? "", requirements: made, path },
    mistakes: diagnostics,
  };
}

/** What is said of places in other files moves with them. */
function staysTrue({ mistakes }: PlannedCapability, path: string): boolean {
  return mistakes.every(({ at, related }) => [{ at }, ...related].every((each) => each.at.path === path));
}

const requirementOf = ({ id, document, scenarios }: RequirementHome, context: PlanContext): Requirement => ({
  id,
  name: document.name.value,
  statement: document.statement,
  meta: document.meta.map(({ key, value }) => ({ key: key.value, value: value.value })),
  scenarios: scenarios.map((scenario) => ({
    id: scenario.id,
    name: scenario.document.name.value,
    ...planScenario(scenario.document, context),
    origin: context.places.origin(scenario.document.at),
    example: context.places.lineOf(scenario.document.example),
  })),
});
