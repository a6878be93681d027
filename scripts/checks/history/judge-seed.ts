import type { Exchange } from "../crash/history.js";
import { checkHistory } from "./check-history.js";
import { runConcurrently } from "./concurrent-clients.js";
import type { Shops } from "./open-shops.js";

export interface Judged {
  readonly requests: number;
  readonly orders: number;
  /** Why the answers cannot be; nothing: they can. */
  readonly broken: readonly string[];
}

/** Runs the concurrent clients of that seed, and judges what they were answered. */
export async function judgeSeed({ clients }: Shops, seed: number): Promise<Judged> {
  for (const client of clients) client.history.length = 0;
  const shelved = await runConcurrently(clients, seed);
  const history: readonly Exchange[] = clients
    .flatMap((client) => client.history)
    .sort((a, b) => a.start - b.start)
    .filter(({ path, action }) => !(action === "price" && path === "/api/products"));
  const orders = history.filter(({ action, answer }) => action === "order" && answer?.status === 201).length;
  return { requests: history.length, orders, broken: checkHistory(shelved, history) };
}
