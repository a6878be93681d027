import type { Scenario, SpecModel, Step } from "../model.js";
import type { SuiteRun } from "../verify/evidence.js";
import type { BriefScenario, Exchange, ScenarioState } from "./brief.js";

/** Every scenario of a specification, those of features too. */
export const scenariosOf = (model: SpecModel): readonly Scenario[] => [
  ...model.capabilities.flatMap(({ requirements }) => requirements.flatMap(({ scenarios }) => scenarios)),
  ...model.features.flatMap(({ scenarios }) => scenarios),
];

/** What stands in the way of running a scenario; `null` where nothing does. */
export function whyNotBound({ steps }: Scenario): string | null {
  if (steps.length === 0) return "it has no step";
  const step = steps.find((one) => !isBound(one));
  return step === undefined ? null : `nothing runs: ${step.keyword.toUpperCase()} ${step.text}`;
}

/** A definition that is still to be written runs nothing. */
const isBound = ({ binding }: Step): boolean =>
  binding.kind === "plan" || (binding.kind === "handwritten" && !binding.pending);

const whyLeftOut = ({ tags }: Scenario): string =>
  tags.includes("slo")
    ? "it measures a service level: npx specwright test --tags @slo"
    : "the run does not hold it";

const states = {
  passed: "green",
  failed: "red",
  unbound: "prose",
  notRun: "notRun",
  declared: "people",
} as const satisfies Readonly<Record<string, ScenarioState>>;

/** How scenarios stand after a run. One that the run does not hold was not run. */
export function briefScenarios(
  scenarios: readonly Scenario[],
  run: SuiteRun,
  exchanges: ReadonlyMap<string, Exchange>,
): readonly BriefScenario[] {
  return scenarios.map((scenario): BriefScenario => {
    const { id, origin, judgedByPeople } = scenario;
    const of = (state: ScenarioState, reason: string | null): BriefScenario => {
      const exchange = state === "red" ? (exchanges.get(id) ?? null) : null;
      return { id, at: `${origin.path}:${origin.line}`, state, reason, exchange };
    };
    if (judgedByPeople !== null) return of("people", judgedByPeople);
    const unbound = whyNotBound(scenario);
    if (unbound !== null) return of("prose", unbound);
    const ended = run.outcomes.get(id);
    if (ended === undefined) return of("notRun", run.trouble ?? whyLeftOut(scenario));
    return of(states[ended.outcome], ended.reason);
  });
}
