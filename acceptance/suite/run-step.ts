import type { ITestCaseHookParameter } from "@cucumber/cucumber";
import type { Scenario, SuiteStep } from "../plan/step-builders.js";
import type { Place } from "../report/trace.js";
import type { OpenScenario } from "./run.js";
import type { AcceptanceWorld } from "./world.js";

/** A scenario between its first hook and its last. */
export interface RunningScenario {
  readonly id: string | null;
  readonly scenario: Scenario | null;
  readonly opened: OpenScenario;
  /** The step that runs, counted from 0. */
  position: number;
  readonly pickle: ITestCaseHookParameter["pickle"];
  readonly document: ITestCaseHookParameter["gherkinDocument"];
  /** Where a step stands in the specification, counted from 0; null where it stands in none. */
  readonly placeOf: (position: number) => Place | null;
}

/** Runs the plan of the present step: the one at its position in the scenario of its id. */
export async function runStep(
  world: AcceptanceWorld,
  running: RunningScenario | undefined,
): Promise<unknown> {
  if (running === undefined) throw new Error("The scenario was not started by the generated suite.");
  const { scenario, position } = running;
  const step = scenario?.steps[position];
  const reason = reasonAgainst(running, step);
  if (reason !== null || step === undefined) throw await world.explained(new Error(reason ?? ""));
  return step.kind === "plan" ? world.perform(step) : "pending";
}

/** Why this step has no plan here; null where it has. */
function reasonAgainst(
  { scenario, position, pickle }: RunningScenario,
  step: SuiteStep | undefined,
): string | null {
  const text = pickle.steps[position]?.text;
  if (scenario === null) {
    return "The generated steps do not know this scenario of a feature: generate again.";
  }
  if (step?.text === text) return null;
  return `The feature and the generated steps of "${scenario.id}" differ here: generate again.`;
}
