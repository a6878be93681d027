import { describe, expect, it } from "vitest";
import type { ChangedScenario } from "./changed-scenarios.js";
import { evidenceOf, type Outcome, type SuiteRun } from "./evidence.js";

const changed = (id: string): ChangedScenario => ({
  id,
  change: "added",
  hash: "0",
  judgedByPeople: null,
  ranBefore: false,
});

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
    allowedDeclared: 0,
    base,
    now,
    problems: [],
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
    const now = run({ a: "passed", b: "failed", d: "failed", c: "unbound" }, "A hook of the run failed.");
    expect(judge(["a"], run({}), now).problems).toEqual([
      "A hook of the run failed.",
      "b failed: the reason (and 1 more for the same cause)",
      "c has steps that nothing runs: the reason",
    ]);
  });
});

it("what could not be tried at the base says why", () => {
  const { scenarios } = judge(["a"], run({}, "there is no application"), run({ a: "passed" }));
  expect(scenarios).toMatchObject([{ base: "notRun", baseReason: "there is no application", now: "passed" }]);
});

describe("a scenario that is declared for people", () => {
  const people = (id: string, ranBefore = false): ChangedScenario => ({
    ...changed(id),
    judgedByPeople: "a voice must sound friendly",
    ranBefore,
  });
  const verify = (scenarios: readonly ChangedScenario[], allowedDeclared: number) =>
    evidenceOf({
      change: "add-voices",
      version: "0",
      judged: { kind: "application" },
      commits: { base: "a", head: "b", uncommitted: false },
      scenarios: { changed: scenarios, removed: [] },
      allowedDeclared,
      base: run({}),
      now: run({ a: "passed", b: "declared" }),
      problems: [],
    });

  it("passes only where it is allowed, stands first and is never green", () => {
    expect(verify([changed("a"), people("b")], 0).problems).toEqual([
      "the change declares 1 scenario for people to judge, and 0 are allowed: --allow-declared 1",
    ]);
    const { ok, scenarios } = verify([changed("a"), people("b")], 1);
    expect({ ok, scenarios }).toMatchObject({
      ok: true,
      scenarios: [{ id: "b", now: "declared" }, { id: "a" }],
    });
  });

  it("is red where it ran before the change", () => {
    expect(verify([people("b", true)], 1).problems).toEqual([
      "b ran before this change, which declares it for people to judge: let it run, or remove it",
    ]);
  });
});
