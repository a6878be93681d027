import type { SpecDocument } from "../1-parse/document.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { onceForEachPlace } from "../diagnostics/once-for-each-place.js";
import { specWords } from "../diagnostics/step-words.js";
import type { Memory, Planned } from "../memory.js";
import type { Capability, Feature, Requirement } from "../model.js";
import type { Settings } from "../settings.js";
import type { Declarations, RequirementHome } from "./declarations.js";
import { type Collector, type DiagnosticSink, sinkIn } from "./diagnostic-sink.js";
import { namingRows } from "./rows-named.js";
import { scenarioRules } from "./rules/scenario-rules.js";
import type { PlanContext } from "./steps/context.js";
import { planScenario } from "./steps/plan-scenario.js";

/** What the scenarios of all capabilities are planned with. */
export interface Planning {
  readonly context: PlanContext;
  readonly settings: Settings;
  readonly collector: Collector;
  readonly memory: Memory;
  /** Names all that the plans of a file are made of. */
  readonly keyOf: (file: { readonly path: string }) => string | null;
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
  const { part, mistakes } = memory.planned(
    { id: document.capability, key: keyOf(document) },
    () => planned(document, homes, planning),
    (made) => lasts(made, document.path, context),
  );
  for (const mistake of mistakes) collector.add(mistake);
  return part;
}

function planned(
  document: SpecDocument,
  homes: readonly RequirementHome[],
  { context, settings, collector }: Planning,
): Planned<Capability> {
  const { made, diagnostics } = collector.during(() => {
    const once = onceForEachPlace(collector.add);
    for (const rule of scenarioRules) rule(homes, settings, sinkIn(specWords, once));
    const own = { ...context, report: namesOnce(homes, context.report) };
    return homes.map((home) => requirementOf(home, own, collector));
  });
  const { capability: id, purpose, path } = document;
  return {
    part: { id, purpose: purpose?.value ?? "", requirements: made, path },
    mistakes: diagnostics,
  };
}

/** Whether what was planned of this file is true as long as its key is: what is said of places in other files moves with them. */
export function lasts(
  { mistakes }: Planned<Capability | Feature>,
  path: string,
  { bindings }: PlanContext,
): boolean {
  const isOfFile = ({ at }: Pick<Diagnostic, "at">): boolean => at.path === path;
  return (
    mistakes.every((mistake) => isOfFile(mistake) && mistake.related.every(isOfFile)) &&
    bindings.troubles().length === 0
  );
}

function requirementOf(
  { id, document, scenarios }: RequirementHome,
  context: PlanContext,
  collector: Collector,
): Requirement {
  return {
    id,
    name: document.name.value,
    statement: document.statement,
    meta: document.meta.map(({ key, value }) => ({ key: key.value, value: value.value })),
    scenarios: namingRows(scenarios, { collector, places: context.places }, (scenario) => ({
      id: scenario.id,
      name: scenario.document.name.value,
      ...planScenario(scenario.document, context),
      origin: context.places.origin(scenario.document.at),
      example: context.places.lineOf(scenario.document.example?.at ?? null),
    })),
  };
}

/** What is said at the name of an outline is said once, whichever of its rows it is said of. */
function namesOnce(homes: readonly RequirementHome[], report: DiagnosticSink): DiagnosticSink {
  const outlines = new Set(
    homes.flatMap(({ scenarios }) =>
      scenarios.flatMap(({ document }) => (document.example === null ? [] : [document.name.at.start])),
    ),
  );
  const reported = new Set<string>();
  return (code, at, holes, related) => {
    const key = `${code} ${at.start}`;
    if (reported.has(key)) return;
    if (outlines.has(at.start)) reported.add(key);
    report(code, at, holes, related);
  };
}
