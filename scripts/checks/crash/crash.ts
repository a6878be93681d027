import type { CrashOptions } from "./crash-run.js";
import { CrashRun } from "./crash-run.js";
import type { Violation } from "./judge/rule.js";
import type { Tally } from "./outcome.js";
import { openPlace } from "./places.js";

export interface CrashResult {
  readonly tally: Tally;
  readonly violations: readonly Violation[];
  /** Where the files are that show a violation; null: there is nothing to look at. */
  readonly left: string | null;
}

/** Lets the shop die again and again under load, and compares what it holds with what it has said. */
export async function crash(options: CrashOptions): Promise<CrashResult> {
  const place = await openPlace(options.store);
  const run = new CrashRun(options, place);
  try {
    const violations = await run.all();
    // What was broken on purpose is no riddle.
    const left = await place.remove(violations.length > 0 && options.imports === undefined);
    return { tally: run.tally(), violations, left };
  } catch (error) {
    await place.remove(false);
    throw error;
  }
}
