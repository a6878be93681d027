import { expect, test } from "vitest";
import type { FuzzReport } from "./run-schemathesis.js";
import { verdictOn } from "./verdict.js";

const well = { status: "success" };
const report: FuzzReport = {
  complete: true,
  stop_reason: "completed",
  operations: { selected: 16, tested: 16 },
  phases: { examples: well, coverage: well, fuzzing: well, stateful: well },
  test_cases: { generated: 900, unique_failures: 0 },
  errors: [],
  filtered: 7,
};
const verdict = (changes: Partial<FuzzReport>, exitCode: number | null = 0) =>
  verdictOn({ exitCode, said: "", report: { ...report, ...changes } });

test("a run is well where all of it ran and nothing failed", () => {
  expect(verdict({})).toEqual({
    ok: true,
    cases: 900,
    line: "900 cases on 16 operations, 14 checks, 0 failures, 7 right refusals excused by scripts/checks/fuzz/hooks.py",
  });
});

test.each<[string, Partial<FuzzReport>, string]>([
  ["a failure", { test_cases: { generated: 900, unique_failures: 1 } }, "1 failures"],
  ["an operation left out", { operations: { selected: 16, tested: 15 } }, "it stopped early"],
  ["an early end", { complete: false, stop_reason: "interrupted" }, "it stopped early: interrupted"],
  [
    "a phase left out",
    { phases: { ...report.phases, stateful: { status: "skip" } } },
    "did not run: stateful",
  ],
  ["an error of its own", { errors: [{}] }, "1 errors of its own"],
])("%s is not well", (_what, changes, words) => {
  expect(verdict(changes)).toMatchObject({ ok: false, line: expect.stringContaining(words) });
});

test("an exit code that says so, or no report, is not well either", () => {
  expect(verdict({}, 1).ok).toBe(false);
  expect(verdictOn({ exitCode: 2, said: "", report: null })).toMatchObject({ ok: false, cases: 0 });
});
