import { showDifference } from "../match/difference.js";
import { requirementsOf, scenarioIdOf } from "../suite/scenario-id.js";
import { beforeSteps, type ShownFailure } from "./failure.js";
import type { MessagePickle } from "./messages.js";
import type { MeasuredLevel } from "./note.js";
import type { RunRecord, ScenarioRun, StepRun } from "./record.js";

/** How something ended; `declared` for people to judge. Nothing that was not checked counts as passed. */
export type Outcome = "passed" | "failed" | "unbound" | "notRun" | "declared";
export type Counts = { readonly [outcome in Outcome]: number };
/** `partly`: what ran of it passed, and others of its scenarios were left out. */
export type RequirementCounts = Counts & { readonly partly: number };

/** What a run showed. */
export interface Summary {
  readonly ok: boolean;
  readonly requirements: RequirementCounts;
  readonly scenarios: Counts;
  readonly steps: Counts;
  /** Every scenario of the run. */
  readonly outcomes: readonly ScenarioOutcome[];
  readonly failures: readonly Failure[];
  readonly unbound: readonly UnboundStep[];
  readonly notRun: readonly { readonly scenario: string; readonly reason: string }[];
  /** Scenarios that are declared for people to judge. */
  readonly forPeople: readonly { readonly scenario: string; readonly reason: string }[];
  /** Scenarios that the tags or names of this run left out. */
  readonly leftOut: readonly string[];
  /** Requirements of which some scenarios ran and others were left out. */
  readonly partly: readonly PartlyRun[];
  readonly operations: { readonly declared: number; readonly never: readonly string[] };
  readonly replies: { readonly declared: number; readonly never: readonly string[] };
  /** What service levels were measured, met or not. */
  readonly levels: readonly ScenarioLevel[];
  readonly troubles: readonly string[];
  readonly seconds: number;
  readonly scenariosPerSecond: number;
}

export interface ScenarioOutcome {
  readonly scenario: string;
  /** `notRun` too where the application under test did not start. */
  readonly outcome: Outcome;
  /** Why it did not pass, in a line; null where it did. */
  readonly reason: string | null;
}

export interface UnboundStep {
  readonly scenario: string;
  readonly step: string;
  /** `undefined`: nothing runs it; `pending`: its definition says that it is to be written. */
  readonly status: "undefined" | "pending" | "ambiguous";
}

export interface PartlyRun {
  readonly requirement: string;
  /** Scenarios that ran, of all that show it. */
  readonly ran: number;
  readonly of: number;
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
  const partly = partlyRun(record);
  const troubles = [...record.troubles];
  if (ended.length === 0 && troubles.length === 0) troubles.push(nothingRan(record));
  return {
    ok: troubles.length === 0 && scenarios.failed === 0 && scenarios.unbound === 0,
    requirements: countRequirements(requirementOutcomes(ended), partly),
    scenarios,
    steps: count(record.scenarios.flatMap(stepOutcomes)),
    outcomes: ended.map(({ run, name, outcome }) => scenarioOutcome(run, name, outcome)),
    failures: ended.flatMap(({ run, name, outcome }) => (outcome === "failed" ? [failureOf(run, name)] : [])),
    unbound: ended.flatMap(({ run, name }) => unboundSteps(run, name)),
    notRun: ended.flatMap(({ run, name, outcome }) =>
      outcome === "notRun" ? [{ scenario: name, reason: run.notRun ?? skipped }] : [],
    ),
    forPeople: ended.flatMap(({ run, name, outcome }) =>
      outcome === "declared" ? [{ scenario: name, reason: run.forPeople ?? "" }] : [],
    ),
    leftOut: record.leftOut.map(nameOf),
    partly,
    ...exercised(record),
    levels: ended.flatMap(({ run, name }) => run.levels.map((level) => ({ scenario: name, ...level }))),
    troubles,
    seconds,
    scenariosPerSecond: seconds > 0 ? ended.length / seconds : 0,
  };
}

function scenarioOutcome(run: ScenarioRun, scenario: string, outcome: Outcome): ScenarioOutcome {
  if (outcome === "passed") return { scenario, outcome, reason: null };
  if (outcome === "declared") return { scenario, outcome, reason: run.forPeople };
  if (outcome === "unbound")
    return { scenario, outcome, reason: unboundSteps(run, scenario)[0]?.step ?? null };
  if (outcome === "notRun") return { scenario, outcome, reason: run.notRun ?? skipped };
  const failure = failureOf(run, scenario);
  return { scenario, outcome: failure.step === beforeSteps ? "notRun" : outcome, reason: cause(failure) };
}

/** The first thing that is wrong. */
function cause({ problems, reason }: Failure): string | null {
  const [difference] = problems.flatMap(({ differences }) => differences);
  return difference === undefined ? (reason?.split("\n")[0] ?? null) : showDifference(difference);
}

const skipped = "its steps were skipped";

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

const stepOutcomes = ({ steps, forPeople }: ScenarioRun): readonly Outcome[] =>
  steps.filter(isStep).map((step) => (forPeople === null ? stepOutcome(step) : "declared"));

/** The worst of its steps and hooks; one whose steps did not all run was not run. */
function outcomeOf({ steps, notRun, forPeople }: ScenarioRun): Outcome {
  const outcomes = new Set(steps.map(stepOutcome));
  if (outcomes.has("failed")) return "failed";
  if (forPeople !== null) return "declared";
  if (outcomes.has("unbound")) return "unbound";
  return notRun !== null || outcomes.has("notRun") || !steps.some(isStep) ? "notRun" : "passed";
}

/** A requirement passed when all its scenarios did. */
function requirementOutcomes(
  ended: readonly { run: ScenarioRun; outcome: Outcome }[],
): ReadonlyMap<string, Outcome> {
  const worst: readonly Outcome[] = ["failed", "unbound", "notRun", "declared", "passed"];
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
  return {
    passed: of("passed"),
    failed: of("failed"),
    unbound: of("unbound"),
    notRun: of("notRun"),
    declared: of("declared"),
  };
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

function unboundSteps({ pickle, steps, forPeople }: ScenarioRun, scenario: string): readonly UnboundStep[] {
  if (forPeople !== null) return [];
  const statuses = new Map(
    steps.flatMap((step) => (stepOutcome(step) === "unbound" ? [[step.pickleStepId, step.status]] : [])),
  );
  return pickle.steps.flatMap(({ id, text: step }) => {
    const found = statuses.get(id);
    if (found === undefined) return [];
    const status = found === "PENDING" ? "pending" : found === "AMBIGUOUS" ? "ambiguous" : "undefined";
    return [{ scenario, step, status }];
  });
}

/** What the tags or names of a run left out is known for a requirement only where some of it ran. */
function partlyRun({ scenarios, leftOut }: RunRecord): readonly PartlyRun[] {
  const tally = (pickles: readonly MessagePickle[]): ReadonlyMap<string, number> => {
    const counts = new Map<string, number>();
    for (const { tags } of pickles)
      for (const one of new Set(requirementsOf(tags))) counts.set(one, (counts.get(one) ?? 0) + 1);
    return counts;
  };
  const out = tally(leftOut);
  return [...tally(scenarios.map(({ pickle }) => pickle))].flatMap(([requirement, ran]) => {
    const missing = out.get(requirement);
    return missing === undefined ? [] : [{ requirement, ran, of: ran + missing }];
  });
}

function countRequirements(
  outcomes: ReadonlyMap<string, Outcome>,
  partly: readonly PartlyRun[],
): RequirementCounts {
  const part = partly.filter(({ requirement }) => outcomes.get(requirement) === "passed").length;
  const counts = count([...outcomes.values()]);
  return { ...counts, passed: counts.passed - part, partly: part };
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
