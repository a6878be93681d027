import type { ITestCaseHookParameter } from "@cucumber/cucumber";
import type { Scenario } from "../plan/step-builders.js";
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
  readonly trace: (scenario: string, step: number) => string | null;
}

/** Runs the plan of the present step: the one at its position in the scenario of its id. */
export async function runStep(
  world: AcceptanceWorld,
  running: RunningScenario | undefined,
): Promise<unknown> {
  if (running === undefined) throw new Error("The scenario was not started by the generated suite.");
  const { id, scenario, position, pickle } = running;
  const text = pickle.steps[position]?.text ?? "";
  if (scenario === null) {
    throw new Error(
      `"${text}" is a step of the specification and means something only there. In a handwritten feature, say it in ` +
        "other words and bind these in features/steps.",
    );
  }
  const step = scenario.steps[position];
  if (step === undefined || step.text !== text) {
    throw new Error(`The feature and the generated steps of "${id}" differ at "${text}": generate again.`);
  }
  return step.kind === "plan" ? world.perform(step) : "pending";
}
