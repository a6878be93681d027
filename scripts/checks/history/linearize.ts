import { type Action, after, nameOf, type State } from "./model.js";

/** A action and the time in which it must have happened: between question and answer. */
export interface Timed {
  readonly action: Action;
  readonly start: number;
  readonly end: number;
  /** For people. */
  readonly line: string;
}

/** Whether there is one order, each action at a moment of its own time, in which every answer was true. */
export type Verdict =
  | { readonly kind: "linearizable" }
  /** The furthest it goes, and the answer then that cannot be. */
  | { readonly kind: "broken"; readonly longest: readonly Timed[]; readonly stuck: readonly Timed[] };

const MOST_STEPS = 2_000_000;

/**
 * Wing and Gong's search with the states remembered that led nowhere. What only looks, or is refused, and can have
 * happened now is taken at once: to wait never makes it easier for another. (A price can be set to what it is, and that may
 * matter later.)
 */
export function linearize(initial: State, all: readonly Timed[]): Verdict {
  const dead = new Set<string>();
  let longest: readonly Timed[] = [];
  let stuck: readonly Timed[] = all;
  let steps = 0;

  const search = (before: State, left: readonly Timed[], done: readonly Timed[]): boolean => {
    const { state, rest, taken } = takeUnchanging(before, left, done);
    if (rest.length === 0) return true;
    if (taken.length >= longest.length) {
      longest = taken;
      stuck = possibleNow(rest);
    }
    const name = `${nameOf(state)}|${rest.map((timed) => all.indexOf(timed)).join()}`;
    if (dead.has(name)) return false;
    steps += 1;
    if (steps > MOST_STEPS) throw new Error(`No order was found and none ruled out in ${MOST_STEPS} steps.`);
    for (const timed of possibleNow(rest)) {
      const next = after(state, timed.action);
      if (next === null) continue;
      const others = rest.filter((other) => other !== timed);
      if (search(next, others, [...taken, timed])) return true;
    }
    dead.add(name);
    return false;
  };
  return search(initial, all, []) ? { kind: "linearizable" } : { kind: "broken", longest, stuck };
}

/** Those that may come next: nothing that is left had ended when they began. */
function possibleNow(left: readonly Timed[]): readonly Timed[] {
  const firstEnd = left.reduce((least, { end }) => Math.min(least, end), Number.POSITIVE_INFINITY);
  return left.filter(({ start }) => start <= firstEnd);
}

function takeUnchanging(state: State, left: readonly Timed[], done: readonly Timed[]) {
  let [rest, taken] = [left, done];
  for (;;) {
    const free = possibleNow(rest).filter(
      ({ action }) => action.kind !== "price" && after(state, action) === state,
    );
    if (free.length === 0) return { state, rest, taken };
    rest = rest.filter((timed) => !free.includes(timed));
    taken = [...taken, ...free];
  }
}
