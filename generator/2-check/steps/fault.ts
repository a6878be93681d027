import type { Operation } from "../../model.js";
import type { Cause, CauseCodes } from "../../protocol/causes.js";
import type { Span } from "../../source.js";
import type { PlanContext } from "./context.js";

/** Why the kernel refuses a request, as far as that is known before it is sent. */
export interface Fault {
  readonly at: Span;
  /** The code of the refusal. */
  readonly code: string;
  readonly problem: string;
}

export const refusal = (at: Span, problem: string, code = "VALIDATION_FAILED"): Fault => ({
  at,
  code,
  problem,
});

/** What is wrong with a value besides its rules: the error is its own, else that of the operation. */
export const faultOf = (
  at: Span,
  problem: string,
  cause: Cause | null,
  { own, codes }: { readonly own: string | null; readonly codes: CauseCodes },
): Fault => refusal(at, problem, own ?? (cause === null ? null : codes[cause]) ?? "VALIDATION_FAILED");

/** Faults that are refused together: an error of their own is the answer where all have this one. */
export function asOneRefusal(faults: readonly Fault[]): readonly Fault[] {
  const [only, ...others] = new Set(faults.map((fault) => fault.code));
  const code = others.length === 0 ? (only ?? "VALIDATION_FAILED") : "VALIDATION_FAILED";
  return faults.map((fault) => ({ ...fault, code }));
}

/** What refuses a request, in words; null where nothing is known to. */
export function saidRefused(faults: readonly Fault[], { codes }: PlanContext): string | null {
  const [first] = faults;
  if (first === undefined) return null;
  const { code } = first;
  const problems = faults.filter((fault) => fault.code === code).map(({ problem }) => problem);
  return `${codes.entries.get(code)?.status ?? 400} ${code}: ${[...new Set(problems)].join("; ")}`;
}

/** Says what refuses a request, at its first reason; all others of the same refusal stand beside it. */
export function reportRefused(
  [first, ...others]: readonly Fault[],
  { method, path }: Operation,
  { codes, report }: PlanContext,
): void {
  if (first === undefined) return;
  const { at, problem } = first;
  const code = codes.nameOf(first.code);
  const status = codes.entries.get(code)?.status ?? 400;
  const holes = { operation: `${method} ${path}`, reply: `${status} ${code}`, problem };
  const also = others.filter((other) => other.code === first.code);
  report(
    "request-refused",
    at,
    holes,
    also.map((other) => ({ message: `Also: ${other.problem}.`, at: other.at })),
  );
}
