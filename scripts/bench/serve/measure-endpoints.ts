import type { Action } from "./client/buyers.js";
import type { Contender } from "./contender.js";
import type { Driver } from "./driver.js";
import { type Running, start } from "./running.js";

/** One kind of request to one contender. */
export interface EndpointFigure {
  readonly contender: string;
  readonly action: Action;
  /** Microseconds of the server's processor for a request, of each round. */
  readonly microseconds: readonly number[];
}

/** How all contenders are driven. */
export interface EndpointRounds {
  readonly rounds: number;
  readonly seconds: number;
  /** Requests a second: the same for all, so that none is measured at a load of its own. */
  readonly perSecond: number;
}

/** In this order: what is ordered was put into carts before. */
export const actions: readonly Action[] = [
  "list products",
  "get a product",
  "add to cart",
  "create an order",
];
const CONNECTIONS = 8;
const WARM_UP_SECONDS = 1.5;

/** Each contender in turn with each kind of request, round after round: what disturbs one disturbs all. */
export async function measureEndpoints(
  driver: Driver,
  contenders: readonly Contender[],
  { rounds, seconds, perSecond }: EndpointRounds,
  progress: (what: string) => void,
): Promise<readonly EndpointFigure[]> {
  const servers = await startAll(contenders);
  const figures = contenders.flatMap(({ name }) =>
    actions.map((action) => ({ contender: name, action, microseconds: [] as number[] })),
  );
  try {
    for (const { server, action } of turns(servers, 0)) {
      progress(`warming up: ${action}, ${server.name}`);
      // As fast as it goes: what is measured is code that is compiled, on connections and shelves that are there.
      await driver.drive(server, {
        action,
        connections: CONNECTIONS,
        seconds: WARM_UP_SECONDS,
        pace: { kind: "closed" },
      });
    }
    for (let round = 1; round <= rounds; round += 1) {
      for (const { server, action } of turns(servers, round)) {
        progress(`round ${round} of ${rounds}: ${action}, ${server.name}`);
        const pace = { kind: "steady", perSecond } as const;
        const { microseconds } = await driver.drive(server, {
          action,
          connections: CONNECTIONS,
          seconds,
          pace,
        });
        figures
          .find((figure) => figure.contender === server.name && figure.action === action)
          ?.microseconds.push(microseconds);
      }
    }
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
  return figures;
}

/** Another contender comes first in every round, so that none always follows the same one. */
function turns(
  servers: readonly Running[],
  round: number,
): readonly { readonly server: Running; readonly action: Action }[] {
  const first = round % servers.length;
  const rotated = [...servers.slice(first), ...servers.slice(0, first)];
  return actions.flatMap((action) => rotated.map((server) => ({ server, action })));
}

/** Starts them all, or none. */
export async function startAll(all: readonly Contender[]): Promise<readonly Running[]> {
  const started = await Promise.allSettled(all.map(start));
  const running = started.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
  const failed = started.find((each) => each.status === "rejected");
  if (failed === undefined) return running;
  await Promise.all(running.map((server) => server.stop()));
  throw failed.reason;
}
