/** How long a peer took where the aims were set, and how long it takes here, in the same run; seconds. */
export interface Pace {
  readonly peer: string;
  readonly before: number;
  readonly now: number;
}

/**
 * One line on an aim in seconds. `ok`: reached by the clock. `pace`: reached as far as this machine allows, which is by the
 * time a peer takes here against the time it took where the aim was set. `over`: neither.
 */
export function aimLine(name: string, seconds: number, limit: number, pace: Pace | null): string {
  const found = `${name}: ${seconds.toFixed(2)} s, aim ${limit}`;
  if (seconds <= limit) return `ok   ${found}`;
  if (pace === null) return `over ${found}`;
  const { peer, before, now } = pace;
  const here = (limit * now) / before;
  const why = `${here.toFixed(2)} here, where ${peer} takes ${now.toFixed(2)} s and not ${before}`;
  return `${seconds <= here ? "pace" : "over"} ${found}; ${why}`;
}
