import type { SpecDocument } from "../1-parse/document.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { lazily } from "../lazily.js";
import type { Memory } from "../memory.js";
import type { Capability, Requirement } from "../model.js";
import type { Settings } from "../settings.js";
import type { Declarations, RequirementHome } from "./declarations.js";
import type { Collector } from "./diagnostic-sink.js";
import type { Places } from "./places.js";
import { scenarioRules } from "./rules/scenario-rules.js";
import type { PlanContext } from "./steps/context.js";
import { type PlannedScenario, planScenario } from "./steps/plan-scenario.js";

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

/** Where it is known what is wrong with the scenarios, what they mean is worked out only when it is needed. */
function capabilityOf(
  document: SpecDocument,
  homes: readonly RequirementHome[],
  { context, settings, collector, memory, keyOf }: Planning,
): Capability {
  const key = keyOf(document);
  const plans = lazily(() => {
    const planned = new Map<string, PlannedScenario>();
    const wrong = collector.during(() => {
      for (const rule of scenarioRules) rule(homes, settings, collector.report);
      for (const scenario of homes.flatMap((home) => home.scenarios))
        planned.set(scenario.id, planScenario(scenario.document, context));
    });
    return { planned, wrong };
  });
  const wrong = memory.recall(
    { id: document.capability, key },
    "mistakes",
    () => plans().wrong,
    (kept) => staysTrue(kept, document.path) && context.bindings.troubles().length === 0,
  );
  for (const diagnostic of wrong) collector.add(diagnostic);
  return {
    id: document.capability,
    key,
    purpose: document.purpose?.value ?? "",
    requirements: homes.map((home) => requirementOf(home, (id) => plans().planned.get(id), context.places)),
    path: document.path,
  };
}

/** What is said of places in other files moves with them. */
function staysTrue(kept: readonly Diagnostic[], path: string): boolean {
  return kept.every(({ at, related }) => [{ at }, ...related].every((each) => each.at.path === path));
}

function requirementOf(
  { id, document, scenarios }: RequirementHome,
  planned: (id: string) => PlannedScenario | undefined,
  places: Places,
): Requirement {
  return {
    id,
    name: document.name.value,
    statement: document.statement,
    meta: document.meta.map(({ key, value }) => ({ key: key.value, value: value.value })),
    scenarios: scenarios.map((scenario) => ({
      id: scenario.id,
      name: scenario.document.name.value,
      get tags() {
        return planned(scenario.id)?.tags ?? [];
      },
      get steps() {
        return planned(scenario.id)?.steps ?? [];
      },
      get origin() {
        return places.origin(scenario.document.at);
      },
    })),
  };
}
