import { requirementsOf, scenarioIdOf } from "../suite/scenario-id.js";
import type { ShownFailure } from "./failure.js";
import type { MeasuredLevel } from "./note.js";
import type { RunRecord, ScenarioRun, StepRun } from "./record.js";

/** How something ended. Nothing that was not checked counts as passed. */
export type Outcome = "passed" | "failed" | "unbound" | "notRun";
export type Counts = { readonly [outcome in Outcome]: number };

/** What a run showed. */
export interface Summary {
  readonly ok: boolean;
  readonly requirements: Counts;
  readonly scenarios: Counts;
  readonly steps: Counts;
  readonly failures: readonly Failure[];
  readonly unbound: readonly { readonly scenario: string; readonly step: string }[];
  readonly notRun: readonly { readonly scenario: string; readonly reason: string }[];
  /** Scenarios that the tags or names of this run left out. */
  readonly leftOut: readonly string[];
  readonly operations: { readonly declared: number; readonly never: readonly string[] };
  readonly replies: { readonly declared: number; readonly never: readonly string[] };
  /** What service levels were measured, met or not. */
  readonly levels: readonly ScenarioLevel[];
  readonly troubles: readonly string[];
  readonly seconds: number;
  readonly scenariosPerSecond: number;
}

export interface ScenarioLevel extends MeasuredLevel {
  readonly scenario: string;
}

export interface Failure extends ShownFailure {
  readonly scenario: string;
}

/** Adds up a run. */
export function summarize(record: RunRecord): Summary {
  const { seconds } = record;
  const ended = record.scenarios.map((run) => ({
    run,
    name: run.called ?? nameOf(run.pickle),
    outcome: outcomeOf(run),
  }));
  const scenarios = count(ended.map(({ outcome }) => outcome));
  const troubles = [...record.troubles];
  if (ended.length === 0 && troubles.length === 0) troubles.push(nothingRan(record));
  return {
    ok: troubles.length === 0 && scenarios.failed === 0 && scenarios.unbound === 0,
    requirements: count([...requirementOutcomes(ended).values()]),
    scenarios,
    steps: count(record.scenarios.flatMap(({ steps }) => steps.filter(isStep).map(stepOutcome))),
    failures: ended.flatMap(({ run, name, outcome }) => (outcome === "failed" ? [failureOf(run, name)] : [])),
    unbound: ended.flatMap(({ run, name }) => unboundSteps(run).map((step) => ({ scenario: name, step }))),
    notRun: ended.flatMap(({ run, name, outcome }) =>
      outcome === "notRun" ? [{ scenario: name, reason: run.notRun ?? "its steps were skipped" }] : [],
    ),
    leftOut: record.leftOut.map(nameOf),
    ...exercised(record),
    levels: ended.flatMap(({ run, name }) => run.levels.map((level) => ({ scenario: name, ...level }))),
    troubles,
    seconds,
    scenariosPerSecond: seconds > 0 ? ended.length / seconds : 0,
  };
}

function nothingRan({ leftOut }: RunRecord): string {
  if (leftOut.length === 0) return "No scenario was run: there are no features. Generate them first.";
  return `No scenario was run: none of the ${leftOut.length} there are has these tags and names.`;
}

function nameOf(pickle: ScenarioRun["pickle"]): string {
  return scenarioIdOf(pickle.tags) ?? `${pickle.uri}: ${pickle.name}`;
}

const isStep = (step: StepRun): boolean => step.pickleStepId !== null;

function stepOutcome({ status }: StepRun): Outcome {
  if (status === "PASSED") return "passed";
  if (status === "FAILED") return "failed";
  return status === "SKIPPED" || status === null ? "notRun" : "unbound";
}

/** The worst of its steps and hooks; one whose steps did not all run was not run. */
function outcomeOf({ steps, notRun }: ScenarioRun): Outcome {
  const outcomes = new Set(steps.map(stepOutcome));
  if (outcomes.has("failed")) return "failed";
  if (outcomes.has("unbound")) return "unbound";
  return notRun !== null || outcomes.has("notRun") || !steps.some(isStep) ? "notRun" : "passed";
}

/** A requirement passed when all its scenarios did. */
function requirementOutcomes(
  ended: readonly { run: ScenarioRun; outcome: Outcome }[],
): ReadonlyMap<string, Outcome> {
  const worst: readonly Outcome[] = ["failed", "unbound", "notRun", "passed"];
  const outcomes = new Map<string, Outcome>();
  for (const { run, outcome } of ended) {
    for (const requirement of requirementsOf(run.pickle.tags)) {
      const known = outcomes.get(requirement) ?? "passed";
      outcomes.set(requirement, worst.indexOf(outcome) < worst.indexOf(known) ? outcome : known);
    }
  }
  return outcomes;
}

function count(outcomes: readonly Outcome[]): Counts {
  const of = (wanted: Outcome) => outcomes.filter((outcome) => outcome === wanted).length;
  return { passed: of("passed"), failed: of("failed"), unbound: of("unbound"), notRun: of("notRun") };
}

/** A failure the suite showed, or what Cucumber says of a handwritten step or a hook. */
function failureOf({ pickle, steps, failure, failedAt }: ScenarioRun, scenario: string): Failure {
  if (failure !== null) return { scenario, ...failure };
  const failed = steps.find((step) => stepOutcome(step) === "failed");
  const step = pickle.steps.find(({ id }) => id === failed?.pickleStepId);
  return {
    scenario,
    ...(failedAt ?? { at: pickle.uri, row: null }),
    step: step?.text ?? "before or after the steps",
    setUp: step === undefined || step.type === "Context",
    problems: [],
    reason: failed?.message ?? null,
  };
}

function unboundSteps({ pickle, steps }: ScenarioRun): readonly string[] {
  const unbound = new Set(
    steps.filter((step) => stepOutcome(step) === "unbound").map(({ pickleStepId }) => pickleStepId),
  );
  return pickle.steps.filter(({ id }) => unbound.has(id)).map(({ text }) => text);
}

function exercised({ declared, seen }: RunRecord): Pick<Summary, "operations" | "replies"> {
  const used = new Set([...seen].map((reply) => reply.split(" ", 1)[0]));
  const { operations, anywhere } = declared;
  const replies = operations.flatMap(({ id, name, replies }) =>
    replies.map((reply) => ({ key: `${id} ${reply.id}`, name: `${name} ${reply.name}`, operation: id })),
  );
  return {
    operations: {
      declared: operations.length,
      never: operations.filter(({ id }) => !used.has(id)).map(({ name }) => name),
    },
    replies: {
      declared: replies.length + anywhere.length,
      never: [
        // Those of an operation that was never called go without saying.
        ...replies
          .filter(({ key, operation }) => used.has(operation) && !seen.has(key))
          .map(({ name }) => name),
        ...anywhere.filter(({ id }) => !seen.has(`* ${id}`)).map(({ name }) => `any request ${name}`),
      ],
    },
  };
}
