import { type Spread, spreadOf } from "../measure/spread.js";
import type { Action } from "./client/buyers.js";
import type { Contender } from "./contender.js";
import type { Driver, Measured } from "./driver.js";
import { type Running, start } from "./running.js";

/** One kind of request to one contender, over all rounds. */
export interface EndpointFigure {
  readonly contender: string;
  readonly action: Action;
  readonly microseconds: Spread;
  readonly perSecond: Spread;
}

/** In this order: what is ordered was put into carts before. */
export const actions: readonly Action[] = [
  "list products",
  "get a product",
  "add to cart",
  "create an order",
];
const CONNECTIONS = 8;

/** Each contender in turn with each kind of request, round after round: what disturbs one disturbs all. */
export async function measureEndpoints(
  driver: Driver,
  contenders: readonly Contender[],
  rounds: number,
  seconds: number,
  progress: (what: string) => void,
): Promise<readonly EndpointFigure[]> {
  const servers = await startAll(contenders);
  const found = new Map<string, Measured[]>();
  try {
    // The first round only warms up: code is compiled, connections and shelves are made.
    for (let round = 0; round <= rounds; round += 1) {
      for (const action of actions) {
        for (const server of servers) {
          progress(`round ${round} of ${rounds}: ${action}, ${server.name}`);
          const load = { action, connections: CONNECTIONS, seconds, perSecond: null };
          const measured = await driver.drive(server, load);
          const key = keyOf(server.name, action);
          if (round > 0) found.set(key, [...(found.get(key) ?? []), measured]);
        }
      }
    }
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
  return contenders.flatMap(({ name }) =>
    actions.map((action) => {
      const all = found.get(keyOf(name, action)) ?? [];
      return {
        contender: name,
        action,
        microseconds: spreadOf(all.map(({ microseconds }) => microseconds)),
        perSecond: spreadOf(all.map(({ done, seconds: took }) => done / took)),
      };
    }),
  );
}

const keyOf = (contender: string, action: Action): string => `${contender}\n${action}`;

/** Starts them all, or none. */
export async function startAll(all: readonly Contender[]): Promise<readonly Running[]> {
  const started = await Promise.allSettled(all.map(start));
  const running = started.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
  const failed = started.find((each) => each.status === "rejected");
  if (failed === undefined) return running;
  await Promise.all(running.map((server) => server.stop()));
  throw failed.reason;
}
