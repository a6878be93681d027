import { listen } from "@specwright/http";
import { expect, test } from "vitest";
import { createShop } from "../shop.js";
import { memoryStore } from "../storage/memory-store.js";
import { kept, MADE_AT, order } from "../storage/testing/samples.js";
import { now, openGuardedShop } from "./test-guarded-shop.js";

/** OWASP API4: how much one caller can make us do or keep. API6: what can be bought up by who never pays. */
test("no page is longer than it may be, whatever is asked for", { timeout: 30_000 }, async () => {
  const store = memoryStore();
  await store.transaction(async ({ orders }) => {
    for (let at = 0; at < 300; at += 1) await orders.add(order(String(at), { userId: "user_ann" }));
  });
  const shop = await openGuardedShop({ store });
  for (const limit of ["1001", "1e9", "9007199254740993", "-1", "0", "1.5", "NaN", "", "0x10", "1;DROP"]) {
    for (const path of ["/api/products", "/api/orders"]) {
      const { status, code } = await shop.ask("ann", "GET", `${path}?limit=${encodeURIComponent(limit)}`);
      expect([path, limit, status, code]).toEqual([path, limit, 400, "VALIDATION_FAILED"]);
    }
  }
  expect((await shop.ask("ann", "GET", "/api/orders")).body.length).toBeLessThanOrEqual(100);
  await shop.close();
});

test("ids of any length are ids of nothing, and cost nothing", async () => {
  const shop = await openGuardedShop();
  const huge = "x".repeat(12_000);
  const attempts = [
    await shop.ask(null, "GET", `/api/products/${huge}`),
    await shop.ask("ann", "GET", `/api/orders/${huge}`),
    await shop.ask("ann", "POST", `/api/payments/${huge}`),
    await shop.ask("ann", "POST", "/api/cart/items", { productId: "x".repeat(900_000), quantity: 1 }),
  ];
  expect(attempts.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  expect(JSON.stringify(attempts.at(-1)?.body).length).toBeLessThan(1_000);
  expect((await shop.ask("ann", "GET", `/api/orders?after=${huge}`)).status).toBe(400);
  await shop.close();
});

test("keys are no more than requests: who makes up many is held back, and a day later all are forgotten", {
  timeout: 30_000,
}, async () => {
  const store = memoryStore();
  const shop = await openGuardedShop({ store, rateLimit: { perMinute: 20 } });
  const statuses = await Promise.all(
    Array.from({ length: 30 }, (_, at) => shop.keyed("ann", `k${at}`, "POST", "/api/orders")),
  );
  expect(statuses.filter(({ status }) => status === 429)).toHaveLength(10);
  await shop.close();
  await store.transaction(async ({ answers }) => {
    for (let at = 0; at < 2_500; at += 1) await answers.store(kept(`many${at}`));
  });
  const later = new Date(now.getTime() + 25 * 60 * 60_000);
  const server = await listen(createShop({ store, now: () => later }));
  await fetch(`${server.url}/api/products`);
  const left = store.transaction(({ answers }) => answers.forget(later.toISOString(), 10_000));
  expect(Date.parse(MADE_AT)).toBeLessThan(now.getTime());
  expect(await left).toBe(0);
  await server.close();
});

test("a key of more than 255 letters, or of none, is refused", async () => {
  const shop = await openGuardedShop();
  for (const key of ["k".repeat(256), ""]) {
    const { status, code } = await shop.keyed("ann", key, "POST", "/api/orders");
    expect([status, code]).toEqual([400, "VALIDATION_FAILED"]);
  }
  await shop.close();
});

test("who orders all there is and pays nothing holds it for half an hour", async () => {
  let clock = now;
  const shop = await openGuardedShop({ now: () => clock });
  const hat = await shop.addHat();
  await shop.ask("eve", "POST", "/api/cart/items", { productId: hat, quantity: 5 });
  expect((await shop.ask("eve", "POST", "/api/orders")).status).toBe(201);
  expect((await shop.ask(null, "GET", `/api/products/${hat}`)).body.stock).toBe(0);
  clock = new Date(now.getTime() + 30 * 60_000);
  expect((await shop.ask(null, "GET", `/api/products/${hat}`)).body.stock).toBe(5);
  await shop.close();
});
