/**
 * How many orders a second each store takes, each acknowledged when it is on the disk:
 * `node --conditions=source --import tsx scripts/bench/stores.ts [memory json sqlite postgres]`. One order is a cart of
 * one line that is read, priced, taken off the shelf, written and emptied, in one transaction; a pair puts the line there
 * first, in another.
 */
import { jsonStore } from "../../runtime/storage/json/json-store.js";
import { memoryStore } from "../../runtime/storage/memory-store.js";
import { postgresStore } from "../../runtime/storage/postgres/postgres-store.js";
import { sqliteStore } from "../../runtime/storage/sqlite/sqlite-store.js";
import type { Store } from "../../runtime/storage/store.js";
import { startPostgres } from "../../runtime/storage/testing/postgres-server.js";
import { order, product } from "../../runtime/storage/testing/samples.js";
import { temporaryFolder } from "../../runtime/storage/testing/temporary-folder.js";

const PRODUCTS = 20;
const CLIENTS = [1, 16, 64];
const SECONDS = 2;
/** Enough carts that none is ordered twice, and few enough to fill quickly. */
const CARTS = 40_000;

type Action = (store: Store, user: string) => Promise<void>;

const productOf = (user: string): string => `prod_${Number(user.slice(5)) % PRODUCTS}`;

const fillCart: Action = (store, user) =>
  store.transaction(async ({ products, carts }) => {
    const id = productOf(user);
    if ((await products.find(id)) === null) throw new Error(`There is no ${id}.`);
    const lines = await carts.linesOf(user);
    await carts.keep(user, [...lines, { id: `item_${user}`, productId: id, quantity: 1 }]);
  });

const placeOrder: Action = (store, user) =>
  store.transaction(async ({ products, carts, orders }) => {
    const [line] = await carts.linesOf(user);
    const found = line === undefined ? null : await products.find(line.productId);
    if (line === undefined || found === null) throw new Error(`${user} has an empty cart.`);
    if (!(await products.take(found.id, line.quantity))) throw new Error(`${found.id} is sold out.`);
    const items = [{ productId: found.id, name: found.name, quantity: 1, unitPriceCents: found.priceCents }];
    await orders.add(order(user, { userId: user, items, totalCents: found.priceCents }));
    await carts.keep(user, []);
  });

const pair: Action = async (store, user) => {
  await fillCart(store, user);
  await placeOrder(store, user);
};

let users = 0;
const nextUser = (): string => `user_${users++}`;

/** What so many clients get done, one thing after the other each, and how long the slowest hundredth waits. */
async function measure(
  store: Store,
  clients: number,
  action: Action,
  names: () => string | null,
): Promise<string> {
  const waits: number[] = [];
  const start = performance.now();
  const client = async (): Promise<void> => {
    while (performance.now() - start < SECONDS * 1_000) {
      const name = names();
      if (name === null) return;
      const began = performance.now();
      await action(store, name);
      waits.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const perSecond = waits.length / ((performance.now() - start) / 1_000);
  waits.sort((a, b) => a - b);
  const at = (share: number): string => (waits[Math.floor(waits.length * share)] ?? 0).toFixed(1);
  return `${Math.round(perSecond)}/s (p50 ${at(0.5)} ms, p99 ${at(0.99)} ms)`.padEnd(38);
}

/** Fills carts, and gives their owners. */
async function fillCarts(store: Store): Promise<string[]> {
  const names = Array.from({ length: CARTS }, nextUser);
  for (let at = 0; at < names.length; at += 1_000) {
    await store.transaction(async ({ carts }) => {
      for (const user of names.slice(at, at + 1_000))
        await carts.keep(user, [{ id: `item_${user}`, productId: productOf(user), quantity: 1 }]);
    });
  }
  return names;
}

async function report(name: string, store: Store): Promise<void> {
  await store.transaction(async ({ products }) => {
    for (let at = 0; at < PRODUCTS; at++) await products.add(product(`${at}`, { stock: 1_000_000 }));
  });
  for (const clients of CLIENTS) {
    const filled = await fillCarts(store);
    const orders = await measure(store, clients, placeOrder, () => filled.pop() ?? null);
    const pairs = await measure(store, clients, pair, nextUser);
    console.log(`${name.padEnd(10)}${String(clients).padStart(3)} clients   orders ${orders}pairs ${pairs}`);
  }
  await store.close();
}

const folder = await temporaryFolder();
const runs: Readonly<Record<string, () => Promise<void>>> = {
  memory: () => report("memory", memoryStore()),
  json: async () => report("json", await jsonStore(folder.file("shop.json"))),
  sqlite: () => report("sqlite", sqliteStore(folder.file("shop.db"))),
  postgres: async () => {
    const server = await startPostgres({ durable: true });
    try {
      await report("postgres", await postgresStore(await server.newSchema()));
    } finally {
      await server.stop();
    }
  },
};
const asked = process.argv.slice(2);
for (const name of asked.length > 0 ? asked : Object.keys(runs)) {
  const run = runs[name];
  if (run === undefined) throw new Error(`No store is called "${name}".`);
  await run();
}
await folder.remove();
