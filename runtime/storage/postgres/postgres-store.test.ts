import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answersIn } from "../../answers-in-store.js";
import type { Store } from "../store.js";
import { StoreFault } from "../store-fault.js";
import { concurrencyContract } from "../testing/concurrency-contract.js";
import { ownSchema } from "../testing/own-schema.js";
import { type PostgresServer, startPostgres } from "../testing/postgres-server.js";
import { kept, minutesOn, product } from "../testing/samples.js";
import { storeContract } from "../testing/store-contract.js";
import { openDatabase } from "./database.js";
import { postgresStore } from "./postgres-store.js";

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(() => server.stop());

storeContract({ durable: true }, async () => {
  const url = await server.newSchema();
  return { open: () => postgresStore(url), remove: async () => undefined };
});

const opened: Store[] = [];
async function open(url: string): Promise<Store> {
  const store = await postgresStore(url, { connections: 4 });
  opened.push(store);
  return store;
}
async function closeAll(): Promise<void> {
  await Promise.all(opened.splice(0).map((store) => store.close()));
}

describe("two servers on one database", () => {
  let one: Store;
  let other: Store;
  beforeAll(async () => {
    const url = await server.newSchema();
    [one, other] = await Promise.all([open(url), open(url)]);
  });
  afterAll(closeAll);

  describe("concurrent actions", () =>
    concurrencyContract(
      () => one,
      () => other,
    ));

  test("one holds a key, and the other hears that it is running, until it is released or answered", async () => {
    const { answer, ...claim } = kept("k1");
    const [here, there] = [answersIn(one), answersIn(other)];
    expect(await here.reserve(claim)).toEqual({ kind: "fresh" });
    expect(await there.reserve(claim)).toEqual({ kind: "running" });
    expect(await here.reserve(claim)).toEqual({ kind: "fresh" });
    await there.release(claim);
    expect(await there.reserve(claim)).toEqual({ kind: "running" });
    await here.release(claim);
    expect(await there.reserve(claim)).toEqual({ kind: "fresh" });
    await there.store({ ...claim, answer });
    expect(await here.reserve(claim)).toEqual({ kind: "replayed", answer });
  });

  test("the hold of a server that died ends after a minute, and that of an answer with the answer", async () => {
    const { answer, ...claim } = kept("k3");
    const after = (minutes: number) => ({
      ...claim,
      at: minutesOn(minutes),
      expiresAt: minutesOn(minutes + 9),
    });
    const [here, there] = [answersIn(one), answersIn(other)];
    expect(await here.reserve(claim)).toEqual({ kind: "fresh" });
    expect(await there.reserve(after(0.9))).toEqual({ kind: "running" });
    expect(await there.reserve(after(1))).toEqual({ kind: "fresh" });
    await there.store({ ...after(1), answer });
    expect(await here.reserve(after(2))).toEqual({ kind: "replayed", answer });
    expect(await here.reserve(after(10))).toEqual({ kind: "fresh" });
  });

  test("of twenty claims at once, on both, one server is at work", async () => {
    const claims = Array.from({ length: 20 }, (_, at) => answersIn(at % 2 ? one : other).reserve(kept("k2")));
    const kinds = (await Promise.all(claims)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "fresh")).toHaveLength(10);
    expect(kinds.filter((kind) => kind === "running")).toHaveLength(10);
  });
});

describe("starting", () => {
  afterAll(closeAll);

  test("ten servers that start at once on an empty database all start", async () => {
    const url = await server.newSchema();
    const stores = await Promise.all(Array.from({ length: 10 }, () => open(url)));
    await stores[0]?.transaction(({ products }) => products.add(product("hat")));
    expect(await stores[9]?.transaction(({ products }) => products.list())).toEqual([product("hat")]);
  });

  test("shops in schemas of one database have nothing in common, and one is removed without the other", async () => {
    const database = await server.newSchema();
    const [here, there] = await Promise.all([ownSchema(database), ownSchema(database)]);
    const [one, other] = await Promise.all([open(here.url), open(there.url)]);
    await one.transaction(({ products }) => products.add(product("hat")));
    expect(await other.transaction(({ products }) => products.list())).toEqual([]);
    expect(await sql(database, "SELECT to_regclass('products') AS it")).toEqual([{ it: null }]);
    await closeAll();
    await there.remove();
    expect(await sql(there.url, "SELECT current_schema() AS it")).toEqual([{ it: null }]);
    expect(await sql(here.url, `SELECT "id" FROM "products"`)).toEqual([{ id: "prod_hat" }]);
  });

  test("a database with tables of others is refused, and left as it is", async () => {
    const url = await server.newSchema();
    await sql(url, `CREATE TABLE "orders" ("number" integer)`);
    const fault = await postgresStore(url).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(StoreFault);
    expect(String(fault)).toContain('table "orders" that is not the shop\'s');
    expect(await sql(url, "SELECT to_regclass('products') AS it")).toEqual([{ it: null }]);
  });

  test("a database that a newer version has adapted is refused", async () => {
    const url = await server.newSchema();
    await (await postgresStore(url)).close();
    await sql(url, `INSERT INTO "shop_shapes" ("fingerprint") VALUES ('newer')`);
    await expect(postgresStore(url)).rejects.toThrow("adapted to a newer specification");
  });

  test("rules that have changed are changed in the database, and what it holds stays", async () => {
    const url = await server.newSchema();
    const first = await postgresStore(url);
    await first.transaction(({ products }) => products.add(product("hat")));
    await first.close();
    // As an earlier specification would have left it.
    const [rule] = await sql(
      url,
      `SELECT conname AS name FROM pg_constraint WHERE conname LIKE 'rule\\_stock\\_%'`,
    );
    await sql(url, `ALTER TABLE "products" DROP CONSTRAINT "${rule?.name}"`);
    await sql(url, `ALTER TABLE "products" ADD CONSTRAINT "rule_stock_0ld" CHECK ("stock" < 50)`);
    await sql(url, `ALTER TABLE "orders" DROP COLUMN "cancelledAt"`);
    await sql(url, `UPDATE "shop_shapes" SET "fingerprint" = 'older'`);
    const store = await open(url);
    await store.transaction(({ products }) => products.replace(product("hat", { stock: 60 })));
    expect(await store.transaction(({ products }) => products.list())).toEqual([
      product("hat", { stock: 60 }),
    ]);
  });
});

test("the last guard: the database itself refuses what breaks a rule of the specification", async () => {
  const url = await server.newSchema();
  await open(url);
  const insert = (id: string, stock: number) =>
    sql(
      url,
      `INSERT INTO "products" ("id", "name", "priceCents", "stock", "version") VALUES ('${id}', 'x', 1, ${stock}, 1)`,
    );
  await insert("prod_a", 1_000_000);
  await expect(insert("prod_b", -1)).rejects.toThrow(/rule_stock/);
  await expect(insert("prod_b", 1_000_001)).rejects.toThrow(/rule_stock/);
  await expect(insert("b", 1)).rejects.toThrow(/rule_id/);
  await closeAll();
});

test("a database that goes down and comes back is used again, and nothing acknowledged is lost", {
  timeout: 60_000,
}, async () => {
  const own = await startPostgres({ durable: true });
  try {
    const store = await postgresStore(await own.newSchema());
    const acknowledged: string[] = [];
    let going = true;
    const writer = async (lane: number): Promise<void> => {
      for (let at = 0; going; at++) {
        const id = `${lane}_${at}`;
        try {
          await store.transaction(({ products }) => products.add(product(id)));
          acknowledged.push(`prod_${id}`);
        } catch {
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      }
    };
    const writers = [0, 1, 2].map(writer);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await own.kill();
    await expect(store.ping()).rejects.toThrow();
    const before = acknowledged.length;
    await own.restart();
    await expect.poll(() => acknowledged.length, { timeout: 10_000 }).toBeGreaterThan(before);
    going = false;
    await Promise.all(writers);
    const there = new Set((await store.transaction(({ products }) => products.list())).map(({ id }) => id));
    expect(before).toBeGreaterThan(0);
    expect(acknowledged.filter((id) => !there.has(id))).toEqual([]);
    await store.close();
  } finally {
    await own.stop();
  }
});

async function sql(url: string, text: string): Promise<readonly Record<string, unknown>[]> {
  const db = openDatabase(url, 1);
  try {
    return await db.lend(async (client) => (await client.query(text)).rows);
  } finally {
    await db.end();
  }
}
