import type { Client } from "./client.js";
import { type Asked, type Exchange, verdictOf } from "./history.js";

/** The requests with a key whose answer nobody has heard yet, each once. */
export function unanswered(history: readonly Exchange[]): readonly Asked[] {
  const open = new Map<string, Asked>();
  const heard = new Set<string>();
  for (const exchange of history) {
    if (exchange.key === null) continue;
    const name = `${exchange.user} ${exchange.key}`;
    if (verdictOf(exchange) !== null) heard.add(name);
    open.set(name, exchange);
  }
  return [...open].flatMap(([name, { action, user, method, path, key, body }]) =>
    heard.has(name) ? [] : [{ action, user, method, path, key, body }],
  );
}

const PAUSE = 100;

/**
 * Sends again, with the same keys, what was not answered, for so many milliseconds; gives how many are answered now. A
 * payment that a crash cut off is answered only when its time with the bank is over, so some may stay for later.
 */
export async function resend(client: Client, patience: number): Promise<number> {
  const until = performance.now() + patience;
  const open = unanswered(client.history);
  const answers = open.map(async (asked) => {
    for (;;) {
      const left = Math.max(200, until - performance.now());
      const exchange = await client.ask(asked, left);
      if (verdictOf(exchange) !== null) return 1;
      if (performance.now() + PAUSE > until) return 0;
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  });
  return (await Promise.all(answers)).reduce<number>((sum, one) => sum + one, 0);
}
