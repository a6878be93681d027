import type { ChangedScenario, ScenarioChanges } from "./changed-scenarios.js";

/**
 * How a scenario ended in a run. `notRun`: it was skipped or left out, or no run of it was possible; `declared`: people
 * judge it.
 */
export type Outcome = "passed" | "failed" | "unbound" | "notRun" | "declared";

export interface ScenarioOutcome {
  readonly outcome: Outcome;
  /** Why it did not pass; `null` where it did. */
  readonly reason: string | null;
}

/** A run of a suite. */
export interface SuiteRun {
  readonly outcomes: ReadonlyMap<string, ScenarioOutcome>;
  /** What kept it from running, or went wrong outside of scenarios; `null` where nothing did. */
  readonly trouble: string | null;
}

/** What was judged. A server at an address is not known to be made of this code, so that nothing is attested of it. */
export type Judged =
  | { readonly kind: "application" }
  | { readonly kind: "started"; readonly command: string }
  | { readonly kind: "address"; readonly url: string };

/** The commits that were compared; `null` where no commit was looked at. */
export interface Commits {
  readonly base: string | null;
  readonly head: string | null;
  /** Whether the code that ran now differs from the commit. */
  readonly uncommitted: boolean;
}

export interface ScenarioEvidence extends ChangedScenario {
  /** At the base: `failed` by its own failure, `notRun` with the reason where it could not be tried. */
  readonly base: Outcome;
  readonly baseReason: string | null;
  /** `missing`: the run did not hold it. */
  readonly now: Outcome | "missing";
  readonly nowReason: string | null;
}

/** What a verification showed; kept as `evidence.json` beside the change. */
export interface Evidence {
  readonly change: string;
  readonly specwright: string;
  readonly ok: boolean;
  readonly attested: boolean;
  readonly judged: Judged;
  readonly commits: Commits;
  readonly scenarios: readonly ScenarioEvidence[];
  readonly removed: readonly string[];
  /** How many scenarios may newly be declared for people to judge. */
  readonly allowedDeclared: number;
  /** All other scenarios of the run. */
  readonly rest: { readonly [outcome in Outcome]: number };
  /** Why the change is not verified; empty where it is. */
  readonly problems: readonly string[];
}

export interface Verification {
  readonly change: string;
  readonly version: string;
  readonly judged: Judged;
  readonly commits: Commits;
  readonly scenarios: ScenarioChanges;
  readonly allowedDeclared: number;
  readonly base: SuiteRun;
  readonly now: SuiteRun;
  /** What was wrong before anything ran. */
  readonly problems: readonly string[];
}

/** Holds two runs against what a change says. Pure. */
export function evidenceOf(verification: Verification): Evidence {
  const { change, version, judged, commits, scenarios, allowedDeclared, base, now } = verification;
  const shown = scenarios.changed
    .map((scenario) => evidenceOfOne(scenario, base, now))
    .sort((a, b) => Number(b.judgedByPeople !== null) - Number(a.judgedByPeople !== null));
  const own = new Set(shown.map(({ id }) => id));
  const others = [...now.outcomes].filter(([id]) => !own.has(id));
  const count = (wanted: Outcome) => others.filter(([, { outcome }]) => outcome === wanted).length;
  const problems = [
    ...verification.problems,
    ...(now.trouble === null ? [] : [now.trouble]),
    ...tooManyDeclared(shown, allowedDeclared),
    ...shown.flatMap(problemOf),
    ...problemsOfOthers(others),
  ];
  return {
    change,
    specwright: version,
    ok: problems.length === 0,
    attested: judged.kind !== "address",
    judged,
    commits,
    scenarios: shown,
    removed: scenarios.removed,
    allowedDeclared,
    rest: {
      passed: count("passed"),
      failed: count("failed"),
      unbound: count("unbound"),
      notRun: count("notRun"),
      declared: count("declared"),
    },
    problems,
  };
}

function evidenceOfOne(scenario: ChangedScenario, base: SuiteRun, now: SuiteRun): ScenarioEvidence {
  const was = base.outcomes.get(scenario.id) ?? { outcome: "notRun" as const, reason: base.trouble };
  const is = now.outcomes.get(scenario.id) ?? { outcome: "missing" as const, reason: null };
  return {
    ...scenario,
    base: was.outcome,
    baseReason: was.outcome === "notRun" ? was.reason : null,
    now: is.outcome,
    nowReason: is.reason,
  };
}

const words: Readonly<Record<ScenarioEvidence["now"], string>> = {
  passed: "passed",
  failed: "failed",
  unbound: "has steps that nothing runs",
  notRun: "was not run",
  declared: "is declared for people to judge",
  missing: "is not among the scenarios of the run",
};

const because = (reason: string | null): string => (reason === null ? "" : `: ${reason}`);

/** A scenario of a change is green, or declared for people and never ran before, or refuses it. */
function problemOf({ id, now, nowReason, judgedByPeople, ranBefore }: ScenarioEvidence): readonly string[] {
  if (judgedByPeople !== null && ranBefore)
    return [`${id} ran before this change, which declares it for people to judge: let it run, or remove it`];
  if (now === "passed" || (now === "declared" && judgedByPeople !== null)) return [];
  return [`${id} ${words[now]}${because(nowReason)}`];
}

/** What no machine judges passes only where somebody says how much of it there is. */
function tooManyDeclared(scenarios: readonly ScenarioEvidence[], allowed: number): readonly string[] {
  const declared = scenarios.filter(({ judgedByPeople }) => judgedByPeople !== null).length;
  if (declared <= allowed) return [];
  return [
    `the change declares ${declared} ${declared === 1 ? "scenario" : "scenarios"} for people to judge, and ${allowed} are allowed: --allow-declared ${declared}`,
  ];
}

/** One for each cause: what follows from one mistake is often a hundred failures. */
function problemsOfOthers(others: readonly (readonly [string, ScenarioOutcome])[]): readonly string[] {
  const causes = new Map<string, string[]>();
  for (const [id, { outcome, reason }] of others) {
    if (outcome !== "failed" && outcome !== "unbound") continue;
    const cause = `${words[outcome]}${because(reason)}`;
    causes.set(cause, [...(causes.get(cause) ?? []), id]);
  }
  return [...causes].map(([cause, [first = "", ...more]]) =>
    more.length === 0
      ? `${first} ${cause}`
      : `${first} ${cause} (and ${more.length} more for the same cause)`,
  );
}
