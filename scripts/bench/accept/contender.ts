import type { Measured, Use } from "../measure/measure.js";
import { type Spread, spreadOf } from "../measure/spread.js";

/** One run of something that runs scenarios or sends requests. */
export interface Run {
  readonly use: Use;
  /** Without starting the program and loading code. */
  readonly insideMs: number;
  readonly scenarios: number;
  readonly requests: number | null;
}

/** Several runs of it. */
export interface Contender {
  readonly name: string;
  readonly wallMs: Spread;
  readonly cpuMs: Spread;
  readonly insideMs: Spread;
  readonly scenarios: number;
  readonly requests: number | null;
}

export function contender(name: string, runs: readonly Run[]): Contender {
  return {
    name,
    wallMs: spreadOf(runs.map(({ use }) => use.wallMs)),
    cpuMs: spreadOf(runs.map(({ use }) => use.cpuMs)),
    insideMs: spreadOf(runs.map(({ insideMs }) => insideMs)),
    scenarios: runs[0]?.scenarios ?? 0,
    requests: runs[0]?.requests ?? null,
  };
}

/** What a measured run printed; nothing can be compared with one that failed. */
export function ran(name: string, measured: Measured): Extract<Measured, { kind: "ran" }> {
  if (measured.kind === "ran") return measured;
  throw new Error(`${name} failed, so there is nothing to compare: ${measured.why}`);
}
