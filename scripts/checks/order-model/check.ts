import fc from "fast-check";
import { type History, histories } from "./command.js";
import type { Place } from "./place.js";
import { runHistory } from "./run-history.js";
import type { Break } from "./world.js";

export interface Checking {
  readonly histories: number;
  readonly seed: number;
  readonly planted?: Break | null;
  /** No more histories are begun after so many milliseconds. */
  readonly milliseconds?: number;
}

export interface Checked {
  /** How many histories were run to their ends. */
  readonly histories: number;
  readonly commands: number;
  /** The shortest history that was found to break something; null: none breaks anything. */
  readonly counterexample: { readonly history: History; readonly broken: readonly string[] } | null;
}

/** Runs made-up histories, one after the other, until one breaks something, and then looks for a short one that does. */
export async function check(
  place: Place,
  { histories: numRuns, seed, planted = null, milliseconds }: Checking,
): Promise<Checked> {
  let count = 0;
  let commands = 0;
  let broken: readonly string[] = [];
  const holds = fc.asyncProperty(histories, async (history) => {
    const found = await runHistory(place, history, planted);
    count += 1;
    commands += history.commands.length;
    if (found.length === 0) return true;
    broken = found;
    return false;
  });
  const limit =
    milliseconds === undefined
      ? {}
      : { interruptAfterTimeLimit: milliseconds, markInterruptAsFailure: false };
  const { failed, counterexample } = await fc.check(holds, { numRuns, seed, ...limit });
  const [history] = failed ? (counterexample ?? []) : [];
  return { histories: count, commands, counterexample: history === undefined ? null : { history, broken } };
}
