import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { openGuardedShop, tokenOf } from "./test-guarded-shop.js";
import { rawClient } from "./test-raw-socket.js";

/** OWASP API4: clients who hold on to what they were given. */
test("slow clients are disconnected, and do not slow down others", async () => {
  const shop = await openGuardedShop({}, { headersTimeout: 300, requestTimeout: 600 });
  const start = "POST /api/orders HTTP/1.1\r\nHost: a\r\n";
  const credentials = `Authorization: Bearer ${tokenOf("user_ann")}\r\nContent-Type: application/json\r\n`;
  const drip = Array.from({ length: 30 }, () => rawClient(shop.url, start));
  const stall = Array.from({ length: 30 }, () =>
    rawClient(shop.url, `${start}${credentials}Content-Length: 100\r\n\r\n{`),
  );
  const dripping = setInterval(() => {
    for (const { socket } of drip) if (socket.writable) socket.write("X-A: 1\r\n");
    for (const { socket } of stall) if (socket.writable) socket.write(" ");
  }, 50);
  const asked = performance.now();
  expect((await shop.ask(null, "GET", "/api/products")).status).toBe(200);
  expect(performance.now() - asked).toBeLessThan(1_000);
  const heard = await Promise.race([
    Promise.all([...drip, ...stall].map((client) => client.heard)),
    wait(4_000).then(() => []),
  ]);
  clearInterval(dripping);
  expect(heard).toHaveLength(60);
  for (const text of heard) expect(text).toMatch(/^(HTTP\/1\.1 408 |$)/);
  await shop.close();
});

test("haste is held back: the rest hear when to come again, and machines still hear how it is", async () => {
  const shop = await openGuardedShop({ rateLimit: { perMinute: 10 } });
  const statuses = await Promise.all(
    Array.from({ length: 12 }, () => shop.ask("ann", "GET", "/api/cart").then(({ status }) => status)),
  );
  expect(statuses.sort()).toEqual([...Array(10).fill(200), 429, 429]);
  expect((await shop.ask("bob", "GET", "/api/cart")).status).toBe(200);
  expect((await fetch(`${shop.url}/healthz`)).status).toBe(200);
  // Guessing tokens is haste of the address it comes from.
  const guesses = await Promise.all(
    Array.from({ length: 12 }, (_, at) => shop.knock(`Bearer guess${at}`, "/api/cart")),
  );
  expect(guesses.filter(({ status }) => status === 429)).toHaveLength(2);
  await shop.close();
});
