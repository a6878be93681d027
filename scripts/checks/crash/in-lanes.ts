/** Two at once: a crash is mostly waiting for a server to start. */
const LANES = 2;

/** Does the work for all of them, some at once; what they give is in their order. */
export async function inLanes<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<readonly R[]> {
  const results = new Map<number, R>();
  const waiting = [...all.entries()];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      results.set(next[0], await work(next[1]));
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return [...results].sort(([a], [b]) => a - b).map(([, result]) => result);
}
