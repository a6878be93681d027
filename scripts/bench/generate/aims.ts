import { aimLine, type Pace } from "../measure/aim.js";
import { type Figures, ratio } from "./figures.js";
import type { Result } from "./result.js";

/** Seconds that hey-api took on about as many operations where the aims were set. */
const heyApi: ReadonlyMap<string, number> = new Map([
  ["shop", 0.65],
  ["200 operations", 1.5],
  ["2000 operations", 4.8],
]);

/** What we want of ourselves, each held against what was measured. */
export function aims({ subjects, tsc }: Result): readonly string[] {
  const of = (name: string, what: "cold" | "unchanged" | "edited"): Figures =>
    subjects.find((subject) => subject.name === name)?.[what] ?? { kind: "none", why: "not run" };
  const within = (name: string, what: "cold" | "unchanged" | "edited", says: string, limit: number) =>
    timed(`${name}, ${says}`, of(name, what), limit, paceOn(name, subjects));
  const large = of("2000 operations", "cold");
  const growth = ratio(large, of("200 operations", "cold"), "cpuMs");
  return [
    within("shop", "cold", "cold", 0.45),
    within("shop", "unchanged", "nothing changed", 0.25),
    within("2000 operations", "cold", "cold", 4),
    within("2000 operations", "edited", "one line edited", 1),
    large.kind === "none" ? [] : counted("2000 operations, memory", large.peakMiB.median, 400, "MiB"),
    growth === null ? [] : counted("ten times the operations, CPU time", growth, 10, "times"),
    timed(`tsc of ${tsc.subject}`, tsc.figures, 3, paceOn(tsc.subject, subjects)),
  ].flat();
}

function paceOn(name: string, subjects: Result["subjects"]): Pace | null {
  const before = heyApi.get(name);
  const peers = subjects.find((subject) => subject.name === name)?.peers ?? [];
  const peer = peers.find((each) => each.name.startsWith("hey-api"));
  if (before === undefined || peer === undefined || peer.figures.kind === "none") return null;
  return { peer: peer.name, before, now: peer.figures.wallMs.median / 1000 };
}

const timed = (name: string, figures: Figures, limit: number, pace: Pace | null): string[] =>
  figures.kind === "none" ? [] : [aimLine(name, figures.wallMs.median / 1000, limit, pace)];

const counted = (name: string, found: number, limit: number, unit: string): string[] => [
  `${found <= limit ? "ok  " : "over"} ${name}: ${found.toFixed(2)} ${unit}, aim ${limit}`,
];
