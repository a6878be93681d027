import { createContext, Script } from "node:vm";

/** Says which of the wanted patterns, by index, match a text: `true`, `false`, or `"slow"` where the time was up. */
export type TimedMatch = (text: string, wanted: readonly number[]) => readonly (boolean | "slow")[];

/**
 * A regular expression that backtracks without end cannot be stopped from within JavaScript. Inside `vm` it can: there
 * the time of a script is limited, also inside the matcher. One call tries all that are wanted; only where that call is too
 * slow are they tried one by one. A pattern that was too slow once is not tried again.
 */
export function timedMatcher(patterns: readonly RegExp[], limitMs: number): TimedMatch {
  const sources = patterns.map(({ source, flags }) => ({ source, flags }));
  const room = createContext({ patterns: JSON.stringify(sources), text: "", wanted: "[]", index: 0 });
  // `lastIndex` is set back because the flags g and y make a pattern remember.
  new Script(`
    const all = JSON.parse(patterns).map(({ source, flags }) => new RegExp(source, flags));
    const test = (pattern) => {
      if (pattern === null) return false;
      pattern.lastIndex = 0;
      return pattern.test(text);
    };
  `).runInContext(room);
  const every = new Script("JSON.stringify(JSON.parse(wanted).map((index) => test(all[index])))");
  const single = new Script("test(all[index])");
  const forget = new Script("all[index] = null");
  const run = (script: Script): unknown => script.runInContext(room, { timeout: limitMs });
  return (text, wanted) => {
    room.text = text;
    room.wanted = JSON.stringify(wanted);
    const together = inTime(() => String(run(every)));
    if (together !== null) return JSON.parse(together) as readonly boolean[];
    return wanted.map((index) => {
      room.index = index;
      // Twice, since what took the time may have been another program.
      const alone = inTime(() => run(single) === true) ?? inTime(() => run(single) === true);
      if (alone === null) forget.runInContext(room);
      return alone ?? "slow";
    });
  };
}

/** `null` where the time was up. */
function inTime<T>(run: () => T): T | null {
  try {
    return run();
  } catch (error) {
    // It may be an Error of that room's own, of which `instanceof` knows nothing.
    const code = typeof error === "object" && error !== null && "code" in error ? error.code : null;
    if (code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return null;
    throw error;
  }
}
