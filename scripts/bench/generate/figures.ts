import type { Measured, Use } from "../measure/measure.js";
import { type Spread, spreadOf } from "../measure/spread.js";

/** What several runs of one command used, or why it has no figures. */
export type Figures =
  | {
      readonly kind: "figures";
      readonly wallMs: Spread;
      readonly cpuMs: Spread;
      readonly peakMiB: Spread;
      readonly runs: number;
    }
  | { readonly kind: "none"; readonly why: string };

/** One failed run leaves no figures: half of a measurement is none. */
export function figuresOf(runs: readonly Measured[]): Figures {
  const failed = runs.find((run) => run.kind === "failed");
  if (failed !== undefined) return { kind: "none", why: failed.why };
  const uses = runs.flatMap((run) => (run.kind === "ran" ? [run.use] : []));
  if (uses.length === 0) return { kind: "none", why: "not run" };
  const spread = (of: (use: Use) => number): Spread => spreadOf(uses.map(of));
  return {
    kind: "figures",
    wallMs: spread(({ wallMs }) => wallMs),
    cpuMs: spread(({ cpuMs }) => cpuMs),
    peakMiB: spread(({ peakMiB }) => peakMiB),
    runs: uses.length,
  };
}

/** How often the one holds the other, by `pick`; `null` where either has no figures. */
export function ratio(ours: Figures, theirs: Figures, pick: "wallMs" | "cpuMs"): number | null {
  return ours.kind === "figures" && theirs.kind === "figures"
    ? ours[pick].median / theirs[pick].median
    : null;
}
