import { describe, expect, it } from "vitest";
import type { ChangedScenario } from "./changed-scenarios.js";
import { evidenceOf, type Outcome, type SuiteRun } from "./evidence.js";

const changed = (id: string): ChangedScenario => ({ id, change: "added", hash: "0" });

const run = (outcomes: Readonly<Record<string, Outcome>>, trouble: string | null = null): SuiteRun => ({
  outcomes: new Map(
    Object.entries(outcomes).map(([id, outcome]) => [
      id,
      { outcome, reason: outcome === "passed" ? null : "the reason" },
    ]),
  ),
  trouble,
});

const judge = (ids: readonly string[], base: SuiteRun, now: SuiteRun) =>
  evidenceOf({
    change: "add-refunds",
    version: "0",
    judged: { kind: "application" },
    commits: { base: "a", head: "b", uncommitted: false },
    scenarios: { changed: ids.map(changed), removed: [] },
    base,
    now,
  });

describe("a change is verified", () => {
  it("where each of its scenarios and all others are green, red at the base or not", () => {
    const evidence = judge(
      ["a", "b"],
      run({ a: "failed", b: "passed" }),
      run({ a: "passed", b: "passed", c: "passed" }),
    );
    expect(evidence).toMatchObject({
      ok: true,
      attested: true,
      problems: [],
      rest: { passed: 1, failed: 0 },
    });
    expect(evidence.scenarios.map(({ base, now }) => [base, now])).toEqual([
      ["failed", "passed"],
      ["passed", "passed"],
    ]);
  });

  it("and what was not run besides is counted, and not green", () => {
    expect(judge(["a"], run({}), run({ a: "passed", b: "notRun" }))).toMatchObject({
      ok: true,
      rest: { passed: 0, notRun: 1 },
    });
  });
});

describe("a change is not verified", () => {
  it.each([
    ["failed", "a failed: the reason"],
    ["unbound", "a has steps that nothing runs: the reason"],
    ["notRun", "a was not run: the reason"],
  ] as const)("where a scenario of it %s", (outcome, problem) => {
    expect(judge(["a"], run({ a: "failed" }), run({ a: outcome }))).toMatchObject({
      ok: false,
      problems: [problem],
    });
  });

  it("where the run lacks a scenario of it", () => {
    expect(judge(["a", "b"], run({}), run({ b: "passed" })).problems).toEqual([
      "a is not among the scenarios of the run",
    ]);
  });

  it("where another scenario failed or is unbound, or something went wrong outside of scenarios", () => {
    const now = run({ a: "passed", b: "failed", c: "unbound" }, "A hook of the run failed.");
    expect(judge(["a"], run({}), now).problems).toEqual([
      "A hook of the run failed.",
      "b failed: the reason",
      "c has steps that nothing runs: the reason",
    ]);
  });
});

it("what could not be tried at the base says why", () => {
  const { scenarios } = judge(["a"], run({}, "there is no application"), run({ a: "passed" }));
  expect(scenarios).toMatchObject([{ base: "notRun", baseReason: "there is no application", now: "passed" }]);
});
