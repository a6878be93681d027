import type { ITestCaseHookParameter } from "@cucumber/cucumber";
import { beforeSteps, failureLines, type ShownFailure, showProblems } from "../report/failure.js";
import { faultText } from "../report/fault-text.js";
import type { Place } from "../report/trace.js";
import { withFaults } from "../report/with-faults.js";
import { StepFailure } from "../steps/problem.js";
import { placeInFeature } from "./feature-line.js";
import type { RunningScenario } from "./run-step.js";

type PickleStep = ITestCaseHookParameter["pickle"]["steps"][number];

/** What the present step's failure is, as it is shown. */
export async function explain(error: unknown, running: RunningScenario): Promise<ShownFailure> {
  const { position, pickle, opened } = running;
  const { target } = opened.session;
  const problems = error instanceof StepFailure ? showProblems(error.problems) : [];
  const step = pickle.steps[position];
  return {
    ...placeNow(running),
    step: `${phaseOf(step)}${step?.text ?? ""}`,
    setUp: step?.type === "Context",
    problems: await withFaults(problems, (requestId) => target.faultOf(requestId)),
    reason: error instanceof StepFailure ? null : reasonOf(error),
  };
}

/** Where the present step stands: in the specification, else in its feature. */
export const placeNow = ({ position, pickle, placeOf, document }: RunningScenario): Place =>
  placeOf(position) ?? placeInFeature(document, pickle.steps[position]?.astNodeIds ?? []);

/** What is shown where no server could be opened for a scenario: no step of it ran. */
export function explainStart(error: unknown, at: string | null): ShownFailure {
  return {
    at,
    row: null,
    step: beforeSteps,
    setUp: true,
    problems: [],
    reason: `the application under test did not start: ${faultText(error)}`,
  };
}

/** Cucumber's name of a step's phase, in the words of a specification. */
function phaseOf(step: PickleStep | undefined): string {
  const phases: { readonly [type: string]: string } = {
    Context: "GIVEN ",
    Action: "WHEN ",
    Outcome: "THEN ",
  };
  return phases[step?.type ?? ""] ?? "";
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The failure for any of Cucumber's own formatters: its lines, and no stack of ours. */
export function asCucumberError(failure: ShownFailure): Error {
  const lines = failureLines(failure);
  const error = new Error((failure.setUp ? ["Set-up failed:", ...lines] : lines).join("\n"));
  error.stack = "";
  return error;
}
