import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "../../../runtime/storage/testing/postgres-server.js";
import { type Spread, spreadOf } from "../measure/spread.js";
import type { Action } from "./client/buyers.js";
import { type Contender, ownShop, pythonShop } from "./contender.js";
import type { Driver, Measured } from "./driver.js";
import { startAll } from "./measure-endpoints.js";
import type { Running } from "./running.js";

/** Pairs of one put into a cart and one order, on one store, over all rounds. */
export interface StoreFigure {
  readonly store: string;
  readonly clients: number;
  readonly perSecond: Spread;
  readonly p50: Spread;
  readonly p99: Spread;
  readonly microseconds: Spread;
}

/** Requests that leave on time, whether or not earlier ones were answered. */
export interface OpenLoopFigure {
  readonly shop: string;
  readonly action: Action;
  readonly perSecond: number;
  readonly p50: Spread;
  readonly p99: Spread;
}

export interface StoreFigures {
  readonly stores: readonly StoreFigure[];
  readonly openLoop: readonly OpenLoopFigure[];
}

export const STORES = ["memory", "json", "sqlite", "postgres"] as const;
export const CLIENTS = [1, 16, 64] as const;
const A_SECOND = 50;
const OPEN_LOOP_SECONDS = 5;
/** Memory shows what of the wait is the machine's and not the disk's. */
const OPEN_LOOP_SHOPS = ["memory", "sqlite", "memory in Python", "sqlite in Python"];
const OPEN_LOOP_ACTIONS = ["list products", "create an order"] as const satisfies readonly Action[];

/** The shop on every store, each answer as durable as the store makes it. */
export async function measureStores(
  driver: Driver,
  python: string | null,
  rounds: number,
  seconds: number,
  progress: (what: string) => void,
): Promise<StoreFigures> {
  const folder = await mkdtemp(join(tmpdir(), "specwright-bench-stores-"));
  const postgres = await startPostgres({ durable: true });
  try {
    const database = await postgres.newSchema();
    const all: readonly Contender[] = STORES.map((store) =>
      ownShop(store, { STORE: store, DATA: join(folder, `shop-${store}`), DATABASE_URL: database }),
    );
    const inPython = ["memory", "sqlite"].flatMap((store) => {
      const env = { STORE: store, DATA: join(folder, `python-${store}`) };
      return python === null ? [] : [pythonShop(`${store} in Python`, python, env)];
    });
    const servers = await startAll([...all, ...inPython]);
    try {
      const stores = await measurePairs(driver, servers.slice(0, all.length), { rounds, seconds }, progress);
      progress(`${A_SECOND} requests a second`);
      return { stores, openLoop: await measureOpenLoop(driver, servers, rounds) };
    } finally {
      await Promise.all(servers.map((server) => server.stop()));
    }
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measurePairs(
  driver: Driver,
  servers: readonly Running[],
  { rounds, seconds }: { readonly rounds: number; readonly seconds: number },
  progress: (what: string) => void,
): Promise<readonly StoreFigure[]> {
  const found = new Map<string, Measured[]>();
  for (let round = 0; round <= rounds; round += 1) {
    for (const clients of CLIENTS) {
      for (const server of servers) {
        progress(`round ${round} of ${rounds}: pairs of ${clients} clients, ${server.name}`);
        const load = { action: "pair", connections: clients, seconds, pace: { kind: "closed" } } as const;
        const measured = await driver.drive(server, load);
        const key = `${server.name} ${clients}`;
        if (round > 0) found.set(key, [...(found.get(key) ?? []), measured]);
      }
    }
  }
  return servers.flatMap(({ name }) =>
    CLIENTS.map((clients): StoreFigure => {
      const all = found.get(`${name} ${clients}`) ?? [];
      return {
        store: name,
        clients,
        perSecond: spreadOf(all.map(({ done, seconds: took }) => done / took)),
        p50: spreadOf(all.map(({ p50 }) => p50)),
        p99: spreadOf(all.map(({ p99 }) => p99)),
        microseconds: spreadOf(all.map(({ microseconds }) => microseconds)),
      };
    }),
  );
}

async function measureOpenLoop(
  driver: Driver,
  servers: readonly Running[],
  rounds: number,
): Promise<readonly OpenLoopFigure[]> {
  const [connections, seconds] = [64, OPEN_LOOP_SECONDS];
  const open = { connections, seconds, pace: { kind: "open", perSecond: A_SECOND } } as const;
  const filling = {
    connections,
    seconds: 0.1 * seconds,
    pace: { kind: "open", perSecond: 10 * A_SECOND },
    action: "add to cart",
  } as const;
  const measured = servers
    .filter(({ name }) => OPEN_LOOP_SHOPS.includes(name))
    .flatMap((server) => OPEN_LOOP_ACTIONS.map((action) => ({ server, action, all: [] as Measured[] })));
  for (let round = 0; round < rounds; round += 1) {
    for (const { server, action, all } of measured) {
      if (action === "create an order") await driver.drive(server, filling);
      all.push(await driver.drive(server, { ...open, action }));
    }
  }
  return measured.map(({ server, action, all }) => ({
    shop: server.name,
    action,
    perSecond: A_SECOND,
    p50: spreadOf(all.map(({ p50 }) => p50)),
    p99: spreadOf(all.map(({ p99 }) => p99)),
  }));
}
