import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { memoryStore } from "../../../runtime/storage/memory-store.js";
import { breaks } from "../crash/broken/breaks.js";
import { rush } from "./concurrent-clients.js";
import { judgeSeed } from "./judge-seed.js";
import { openShops, type Shops, shopsOn, storeKinds } from "./open-shops.js";

const SEEDS = [1, 2, 3];

describe.each(storeKinds)("%s", (kind) => {
  let shops: Shops;
  beforeAll(async () => {
    shops = await openShops(kind);
  }, 120_000);
  afterAll(() => shops.close());

  test("what concurrent clients were answered can have happened one thing after the other", {
    timeout: 120_000,
  }, async () => {
    let orders = 0;
    for (const seed of SEEDS) {
      const judged = await judgeSeed(shops, seed);
      expect(judged.broken).toEqual([]);
      orders += judged.orders;
    }
    expect(orders).toBeGreaterThan(20);
  });

  test("two hundred people at once want one of a hundred pieces: a hundred are served", {
    timeout: 120_000,
  }, async () => {
    expect(await rush(shops.clients, { people: 200, pieces: 100 })).toEqual({
      served: 100,
      refused: 100,
      left: 0,
    });
  });
});

test.each(["stock-unconditional", "payment-unconditional", "give-back-apart"])(
  "a store with %s is found out",
  {
    timeout: 120_000,
  },
  async (name) => {
    const wrap = breaks[name]?.wrap;
    if (wrap === undefined) throw new Error(`Nothing breaks as ${name}.`);
    const shops = await shopsOn([wrap(memoryStore())], async () => undefined);
    const broken: string[] = [];
    for (let seed = 1; seed <= 5 && broken.length === 0; seed++)
      broken.push(...(await judgeSeed(shops, seed)).broken);
    await shops.close();
    expect(broken[0]).toContain("no order of what was done makes these answers true");
  },
);
