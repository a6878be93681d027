import type { ITestCaseHookParameter } from "@cucumber/cucumber";
import { failureLines, type ShownFailure, showProblems } from "../report/failure.js";
import { StepFailure } from "../steps/problem.js";
import { placeInFeature } from "./feature-line.js";
import type { RunningScenario } from "./run-step.js";

type PickleStep = ITestCaseHookParameter["pickle"]["steps"][number];

/** What the present step's failure is, as it is shown. */
export function explain(error: unknown, running: RunningScenario): ShownFailure {
  const { id, position, pickle, trace, document } = running;
  const step = pickle.steps[position];
  return {
    at: (id === null ? null : trace(id, position)) ?? placeInFeature(document, step?.astNodeIds ?? []),
    step: `${phaseOf(step)}${step?.text ?? ""}`,
    setUp: step?.type === "Context",
    problems: error instanceof StepFailure ? showProblems(error.problems) : [],
    reason: error instanceof StepFailure ? null : reasonOf(error),
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
