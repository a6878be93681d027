import type { Check, Measure } from "../../generator/plan.js";
import type { MeasuredLevel } from "../report/note.js";
import { type Problem, problemSaying } from "../steps/problem.js";
import type { Answers, LoadResult } from "../steps/session.js";

type Level = Extract<Check, { readonly kind: "level" }>;

const shares: { readonly [measure in Exclude<Measure, "errors">]: number } = {
  p50: 0.5,
  p90: 0.9,
  p95: 0.95,
  p99: 0.99,
};

/** Holds what a load measured against the level asked for, and notes it. */
export function checkLevel(
  { measure, below }: Level,
  { load, exchanges }: Answers,
  levels: MeasuredLevel[],
): readonly Problem[] {
  if (load === null) return [problemSaying(measure, "no load was driven before this step")];
  if (measure === "errors") {
    const failed = load.lost.length + exchanges.filter(({ answer }) => answer.status >= 500).length;
    const share = load.sent === 0 ? 1 : failed / load.sent;
    levels.push({ measure, below, measured: share });
    if (share < below) return [];
    return [
      problemSaying(
        measure,
        `expected below ${percent(below)}, got ${percent(share)} (${failed} of ${load.sent})`,
      ),
    ];
  }
  const milliseconds = percentile(load, shares[measure]);
  levels.push({ measure, below, measured: Number.isFinite(milliseconds) ? milliseconds : null });
  if (milliseconds < below) return [];
  const got = Number.isFinite(milliseconds) ? `${milliseconds.toFixed(1)} ms` : "no answer at all";
  return [problemSaying(measure, `expected below ${below} ms, got ${got} (${load.sent} requests)`)];
}

/** The nearest rank: so much of all that was sent was at least so fast. What was lost is infinitely slow. */
export function percentile({ milliseconds, sent }: LoadResult, share: number): number {
  const rank = Math.max(Math.ceil(share * sent), 1);
  return milliseconds[rank - 1] ?? Number.POSITIVE_INFINITY;
}

export function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))}%`;
}
