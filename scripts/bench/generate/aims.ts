import { type Figures, ratio } from "./figures.js";
import type { Result } from "./result.js";

/** What we want of ourselves, each held against what was measured. */
export function aims({ subjects, tsc }: Result): readonly string[] {
  const of = (name: string, what: "cold" | "unchanged" | "edited"): Figures =>
    subjects.find((subject) => subject.name === name)?.[what] ?? { kind: "none", why: "not run" };
  const large = of("2000 operations", "cold");
  const growth = ratio(large, of("200 operations", "cold"), "cpuMs");
  return [
    below("shop, cold", of("shop", "cold"), 0.45),
    below("shop, nothing changed", of("shop", "unchanged"), 0.25),
    below("2000 operations, cold", large, 4),
    below("2000 operations, one line edited", of("2000 operations", "edited"), 1),
    large.kind === "none" ? [] : aim("2000 operations, memory", large.peakMiB.median, 400, "MiB"),
    growth === null ? [] : aim("ten times the operations, CPU time", growth, 10, "times"),
    below(`tsc of ${tsc.subject}`, tsc.figures, 3),
  ].flat();
}

const below = (name: string, figures: Figures, limit: number): string[] =>
  figures.kind === "none" ? [] : [aim(name, figures.wallMs.median / 1000, limit, "s")];

const aim = (name: string, found: number, limit: number, unit: string): string =>
  `${found <= limit ? "ok  " : "over"} ${name}: ${found.toFixed(2)} ${unit}, aim ${limit}`;
