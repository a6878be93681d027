import { expect, test } from "vitest";
import { limiterOf } from "./rate-limit.js";
import { openLibrary } from "./test-library.js";

test("so many at once, then as many as come back", () => {
  let now = 0;
  const wait = limiterOf({ perMinute: 60, burst: 2 }, () => now);
  expect([wait("ann"), wait("ann"), wait("ann")]).toEqual([null, null, 1]);
  expect(wait("bob")).toBeNull();
  now = 500;
  expect(wait("ann")).toBeCloseTo(0.5);
  now = 1_000;
  expect([wait("ann"), wait("ann")]).toEqual([null, 1]);
  now = 1_000_000;
  expect([wait("ann"), wait("ann"), wait("ann")]).toEqual([null, null, 1]);
});

test("a clock that is set back gives nothing", () => {
  let now = 100_000;
  const wait = limiterOf({ perMinute: 1 }, () => now);
  wait("ann");
  now = 0;
  expect(wait("ann")).toBe(60);
});

test("many callers cost bounded memory: the one that asked longest ago is forgotten", () => {
  const wait = limiterOf({ perMinute: 1, remembered: 2 }, () => 0);
  expect([wait("ann"), wait("bob"), wait("ann"), wait("cid"), wait("ann")]).toEqual([
    null,
    null,
    60,
    null,
    60,
  ]);
  expect(wait("bob")).toBeNull();
});

test("a limit that lets no request in is a mistake", () => {
  expect(() => limiterOf({ perMinute: 0 }, () => 0)).toThrow("more than 0 a minute");
  expect(() => limiterOf({ perMinute: Number.NaN }, () => 0)).toThrow("more than 0 a minute");
});

test("paths that nobody serves, methods that nobody meant and paths that cannot be read are limited, too", async () => {
  for (const [method, path, status] of [
    ["GET", "/nothing", 404],
    ["PATCH", "/books/newest", 405],
    ["GET", "/books/%ff", 400],
  ] as const) {
    const { ask, close } = await openLibrary({}, { rateLimit: { perMinute: 2 }, now: () => new Date(0) });
    const statuses = [];
    for (let at = 0; at < 3; at += 1) statuses.push((await ask(method, path)).status);
    expect(statuses).toEqual([status, status, 429]);
    expect((await ask("PATCH", "/healthz")).status).toBe(405);
    await close();
  }
});

test("haste is refused by name or by address, and health is not", async () => {
  const remove = (who: string) => ({ headers: { Authorization: `Bearer ${who}` } });
  const { ask, close } = await openLibrary(
    {
      deleteBooksById: async () => ({ status: 204 }),
      getBooksNewest: async () => ({ status: 200, body: { title: "a" } }),
    },
    { rateLimit: { perMinute: 2 }, now: () => new Date(0) },
  );
  const statuses = [];
  for (let at = 0; at < 3; at += 1) statuses.push((await ask("GET", "/books/newest")).status);
  expect(statuses).toEqual([200, 200, 429]);
  const refused = await ask("GET", "/books/newest");
  expect([refused.body?.code, refused.headers.get("retry-after")]).toEqual(["RATE_LIMITED", "30"]);
  expect((await ask("DELETE", "/books/1", remove("ada"))).status).toBe(204);
  // Who guesses tokens is counted by address, and hears 429 before 401.
  expect((await ask("DELETE", "/books/1", remove("nobody"))).status).toBe(429);
  expect((await ask("GET", "/healthz")).status).toBe(200);
  await close();
});
