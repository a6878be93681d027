import { type Code, diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { plainLines } from "./fingerprint.js";
import { diffLines, unifiedDiff } from "./line-diff.js";
import type { Finding, State } from "./survey.js";

/** What is wrong with one generated file, in words, with its text and how it differs from what it should be. */
export interface Drift {
  readonly diagnostic: Diagnostic;
  readonly text: string | null;
  /** `-` is on the disk, `+` is what the specification makes. */
  readonly diff: string | null;
}

type DriftCode = Exclude<
  Extract<Code, `output-${string}`>,
  "output-blocked" | "output-in-specs" | "output-none"
>;
const codes: Readonly<Record<Exclude<State, "same" | "gone" | "blocked">, DriftCode>> = {
  new: "output-missing",
  missing: "output-missing",
  stale: "output-stale",
  edited: "output-edited",
  foreign: "output-foreign",
  leftover: "output-leftover",
  "leftover-edited": "output-leftover-edited",
};

/** Says how a file drifted; `null` where nothing is wrong with it. `output` is relative to the project. */
export function drift(finding: Finding, output: string): Drift | null {
  const { state, disk, next } = finding;
  if (state === "same" || state === "gone") return null;
  const path = `${output}/${finding.path}`;
  const text = disk === null ? null : plainLines(disk.toString("utf8"));
  if (state === "blocked") {
    const at = { path, start: 0, end: 0 };
    return {
      diagnostic: diagnose("output-blocked", at, { reason: finding.reason ?? "" }),
      text: null,
      diff: null,
    };
  }
  const wanted = next === null || text === null ? null : plainLines(next.text);
  const compared = text === null || wanted === null || state === "foreign" ? null : { text, wanted };
  const at = {
    path,
    ...(compared === null ? { start: 0, end: 0 } : firstDifference(compared.text, compared.wanted)),
  };
  return {
    diagnostic: diagnose(codes[state], at, {}),
    text,
    diff: compared === null ? null : unifiedDiff(compared.text, compared.wanted),
  };
}

/** The first line of `text` that is not as wanted. */
function firstDifference(text: string, wanted: string): { readonly start: number; readonly end: number } {
  const line = diffLines(text, wanted).find(({ mark }) => mark !== " ")?.line ?? 1;
  const lines = text.split("\n");
  const start = lines.slice(0, line - 1).reduce((length, each) => length + each.length + 1, 0);
  return {
    start: Math.min(start, text.length),
    end: Math.min(start + (lines[line - 1]?.length ?? 0), text.length),
  };
}
