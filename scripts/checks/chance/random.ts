/** Random choices that are the same for the same seed. */
export interface Random {
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number;
  /** Whether something happens that happens so often, from 0 to 1. */
  chance(share: number): boolean;
  /** One of them; null where there is none. */
  pick<T>(all: readonly T[]): T | null;
  /** One of them; there must be some. */
  one<T>(all: readonly T[]): T;
}

/** Mulberry32: 32 bits of state, good enough to choose what to do next. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    chance: (share) => next() < share,
    pick: (all) => all[below(all.length)] ?? null,
    one: (all) => {
      if (all.length === 0) throw new RangeError("There is nothing to pick from.");
      return all[below(all.length)] as (typeof all)[number];
    },
  };
}
