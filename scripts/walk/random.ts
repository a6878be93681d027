/** Chance that a seed decides: the same seed, the same walk. */
export interface Random {
  /** A whole number from 0 to below `end`. */
  below(end: number): number;
  /** True in so many of a hundred cases. */
  percent(share: number): boolean;
  pick<T>(from: readonly T[]): T;
}

/** Mulberry32: small, and good enough to wander about with. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return {
    below,
    percent: (share) => next() * 100 < share,
    pick: (from) => {
      const chosen = from[below(from.length)];
      if (chosen === undefined) throw new RangeError("There is nothing to pick from.");
      return chosen;
    },
  };
}
