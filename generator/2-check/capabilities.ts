import type { Capability, Requirement } from "../model.js";
import type { Declarations, RequirementHome } from "./declarations.js";
import type { PlanContext } from "./steps/context.js";
import { planScenario } from "./steps/plan-scenario.js";

/** Capabilities by id; requirements and scenarios in the order they were written. */
export function capabilitiesOf(declared: Declarations, context: PlanContext): readonly Capability[] {
  const homes = new Map<string, RequirementHome[]>();
  for (const home of declared.homes)
    homes.set(home.capability, [...(homes.get(home.capability) ?? []), home]);
  return [...declared.documents]
    .sort((a, b) => (a.capability < b.capability ? -1 : 1))
    .map((document) => ({
      id: document.capability,
      purpose: document.purpose?.value ?? "",
      requirements: (homes.get(document.capability) ?? []).map((home) => requirementOf(home, context)),
      origin: { path: document.path, line: 1, column: 1 },
    }));
}

function requirementOf(home: RequirementHome, context: PlanContext): Requirement {
  const { document } = home;
  return {
    id: home.id,
    name: document.name.value,
    statement: document.statement,
    meta: document.meta.map(({ key, value }) => ({ key: key.value, value: value.value })),
    scenarios: home.scenarios.map((scenario) => planScenario(scenario, context)),
    origin: context.places.origin(document.name.at),
  };
}
