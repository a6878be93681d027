import { CHECKS } from "./checks.js";
import type { FuzzRun } from "./run-schemathesis.js";

/** What a run of the fuzzer comes to. */
export interface Verdict {
  readonly ok: boolean;
  readonly cases: number;
  readonly line: string;
}

const PHASES = ["examples", "coverage", "fuzzing", "stateful"];

/** Judges a run: it is well only if all of it ran, on every operation, and nothing failed. */
export function verdictOn({ exitCode, report }: FuzzRun): Verdict {
  if (report === null) return { ok: false, cases: 0, line: "Schemathesis did not come to an end" };
  const { operations, phases, test_cases: cases, errors, filtered, complete, stop_reason } = report;
  const whole = complete && operations.tested === operations.selected;
  const skipped = PHASES.filter(
    (name) => phases[name]?.status === undefined || phases[name].status === "skip",
  );
  const troubles = [
    ...(whole ? [] : [`it stopped early: ${stop_reason}`]),
    ...(skipped.length === 0 ? [] : [`phases that did not run: ${skipped.join(", ")}`]),
    ...(errors.length === 0 ? [] : [`${errors.length} errors of its own`]),
  ];
  const counts = [
    `${cases.generated} cases on ${operations.tested} operations`,
    `${CHECKS.length} checks`,
    `${cases.unique_failures} failures`,
    `${filtered} right refusals excused by scripts/checks/fuzz/hooks.py`,
  ];
  const ok = exitCode === 0 && troubles.length === 0 && cases.unique_failures === 0;
  return { ok, cases: cases.generated, line: [...counts, ...troubles].join(", ") };
}
