import type { Compiled } from "../../compile.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { SourceFile } from "../../source.js";
import { compileSources } from "../laws/compile-sources.js";
import { outputHolds } from "./facts-in-output.js";
import { slips } from "./slip-model.js";

/** `here`: reported where it stands; `elsewhere`: reported, but not there; `lost`: fewer facts, and nothing reported; `harmless`: none is missing. */
export type Verdict = "here" | "elsewhere" | "lost" | "harmless";

export interface Slipped {
  readonly slip: string;
  readonly from: string;
  readonly to: string;
  readonly verdict: Verdict;
  readonly reported: readonly Diagnostic[];
}

export interface Code {
  readonly source: SourceFile;
  readonly start: number;
  readonly text: string;
}

/** What slips are written into. */
export interface Subject {
  readonly sources: readonly SourceFile[];
  /** The code of one of them that a slip may happen to. */
  readonly codesOf: (source: SourceFile) => readonly Code[];
  readonly compile: (sources: readonly SourceFile[]) => Compiled;
  /** How much of what was written is in what was made of it. */
  readonly holds: (compiled: Compiled) => number;
}

/** The requirements of a specification. */
export const requirementsOf = (sources: readonly SourceFile[]): Subject => ({
  sources,
  codesOf,
  compile: compileSources,
  holds: outputHolds,
});

/** Writes some slips into code, one at a time, and looks at what the compiler then says. */
export function runSlips(subject: Subject, count: number, seed: number): readonly Slipped[] {
  const { sources, compile, holds } = subject;
  const pick = picker(seed);
  const whole = compile(sources);
  const known = new Set(whole.diagnostics.map(keyOf));
  const codes = sources.flatMap(subject.codesOf);
  const found: Slipped[] = [];
  while (found.length < count) {
    const code = codes[pick(codes.length)];
    const slip = slips[pick(slips.length)];
    const to = code === undefined ? null : (slip?.write(code.text, pick) ?? null);
    if (code === undefined || slip === undefined || to === null || to === code.text) continue;
    const written = sources.map((source) => (source === code.source ? withSlip(code, to) : source));
    const compiled = compile(written);
    const reported = compiled.diagnostics.filter((diagnostic) => !known.has(keyOf(diagnostic)));
    const isLost = holds(compiled) < holds(whole);
    const verdict = reported.length > 0 ? placeOf(reported, code, to) : isLost ? "lost" : "harmless";
    found.push({ slip: slip.name, from: code.text, to, verdict, reported });
  }
  return found;
}

const keyOf = ({ code, at, message }: Diagnostic): string => `${code} ${at.path} ${message}`;

/** The same numbers for the same seed, on every machine. */
function picker(seed: number): (count: number) => number {
  let state = seed >>> 0;
  return (count) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return count === 0 ? 0 : Math.floor((state / 4294967296) * count);
  };
}

/** The code in requirements, their tables too; not that of scenarios, nor patterns, each of which is another regular expression. */
function codesOf(source: SourceFile): readonly Code[] {
  const codes: Code[] = [];
  let isInScenario = false;
  let start = 0;
  for (const line of source.text.split("\n")) {
    const level = /^#+(?= )/.exec(line)?.[0].length ?? 0;
    if (level > 0) isInScenario = level >= 4;
    if (!isInScenario)
      for (const found of line.matchAll(/`([^`\n]+)`/g)) {
        const text = found[1] ?? "";
        if (!text.startsWith("^")) codes.push({ source, start: start + found.index + 1, text });
      }
    start += line.length + 1;
  }
  return codes;
}

const withSlip = ({ source, start, text }: Code, to: string): SourceFile => ({
  path: source.path,
  text: source.text.slice(0, start) + to + source.text.slice(start + text.length),
});

const placeOf = (reported: readonly Diagnostic[], { source, start }: Code, to: string): Verdict =>
  reported.some(
    ({ at }) => at.path === source.path && at.start <= start + to.length + 1 && at.end >= start - 1,
  )
    ? "here"
    : "elsewhere";

export interface Summary {
  readonly here: number;
  readonly elsewhere: number;
  readonly lost: number;
  /** How many of those that matter are reported where they stand. */
  readonly share: number;
  readonly diagnosticsEach: number;
}

export function summaryOf(run: readonly Slipped[]): Summary {
  const count = (verdict: Verdict): number => run.filter((one) => one.verdict === verdict).length;
  const reported = run.filter((one) => one.reported.length > 0);
  const [here, elsewhere, lost] = [count("here"), count("elsewhere"), count("lost")];
  return {
    here,
    elsewhere,
    lost,
    share: here / Math.max(1, here + elsewhere + lost),
    diagnosticsEach:
      reported.reduce((sum, one) => sum + one.reported.length, 0) / Math.max(1, reported.length),
  };
}
