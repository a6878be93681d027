/** How often one caller may ask. */
export interface RateLimit {
  /** What comes back to a caller each minute. */
  readonly perMinute: number;
  /** What a caller who was silent may ask at once: as much as in a minute, unless said. */
  readonly burst?: number;
  /** Callers remembered at once; beyond it those who asked longest ago start afresh. 50,000 by default. */
  readonly remembered?: number;
}

/** Counts one request of a caller: null lets it pass, else the seconds after which it would. */
export type Limiter = (caller: string) => number | null;

interface Bucket {
  tokens: number;
  at: number;
}

/** A token bucket per caller. `clock` gives milliseconds. */
export function limiterOf(limit: RateLimit, clock: () => number): Limiter {
  const { perMinute, burst = perMinute, remembered = 50_000 } = limit;
  if (!(perMinute > 0) || !(burst >= 1))
    throw new TypeError("A rate limit needs more than 0 a minute, and at least 1 at once.");
  const perMillisecond = perMinute / 60_000;
  const buckets = new Map<string, Bucket>();
  return (caller) => {
    const at = clock();
    const known = buckets.get(caller);
    // A clock that was set back gives nothing, and takes nothing.
    const passed = known === undefined ? 0 : Math.max(0, at - known.at);
    const tokens = Math.min(burst, (known?.tokens ?? burst) + passed * perMillisecond);
    // Set anew, so that the map stays in the order in which callers last asked.
    buckets.delete(caller);
    buckets.set(caller, { at, tokens: tokens >= 1 ? tokens - 1 : tokens });
    if (buckets.size > remembered) forgetOldest(buckets);
    return tokens >= 1 ? null : (1 - tokens) / perMillisecond / 1_000;
  };
}

function forgetOldest(buckets: Map<string, Bucket>): void {
  for (const caller of buckets.keys()) {
    buckets.delete(caller);
    return;
  }
}
