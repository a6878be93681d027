/** Tries whether a walk still fails; null: no time is left. */
export type Fails<T> = (calls: readonly T[]) => Promise<boolean | null>;

/**
 * Makes a failing list short: the shortest end of it that still fails, by doubling, and of that what can be left out, by
 * halving. It stops where time runs out, with the shortest found so far.
 */
export async function shrink<T>(failing: readonly T[], fails: Fails<T>): Promise<readonly T[]> {
  let best = failing;
  for (let length = 1; length < best.length; length *= 2) {
    const end = failing.slice(-length);
    const outcome = await fails(end);
    if (outcome === null) return best;
    if (outcome) {
      best = end;
      break;
    }
  }
  for (let size = Math.ceil(best.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = best.length - 1 - size; at > -size; at -= size) {
      // The last call is the one that differs.
      const rest = [...best.slice(0, Math.max(at, 0)), ...best.slice(at + size)];
      const outcome = await fails(rest);
      if (outcome === null) return best;
      if (outcome) best = rest;
    }
  }
  return best;
}
