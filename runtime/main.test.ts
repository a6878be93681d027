import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { afterEach, beforeAll, expect, test } from "vitest";
import { buildProgram } from "../scripts/build/build-program.mjs";
import { temporaryFolder } from "./storage/testing/temporary-folder.js";

const file = new URL(import.meta.url).pathname;
/** What `npm start` runs. */
let main = "";
beforeAll(async () => {
  main = await buildProgram("runtime/main.ts");
});
let child: ChildProcess | null = null;
afterEach(() => {
  child?.kill("SIGKILL");
});

/** Blocks of 1,024 bytes: room for an empty shop, and not for much more. */
const ROOM_BLOCKS = 400;

/** Starts the shop as a process and gathers what it says. */
function start(
  port: string,
  more: Readonly<Record<string, string>> = {},
  blocks: number | null = null,
): { saw(text: string): Promise<string>; ended: Promise<number | null>; kill(): void } {
  const words = ["--enable-source-maps", main];
  // A file that may not grow is refused like one on a full disk, once the signal that comes with it is heard.
  const listens = 'data:text/javascript,process.on("SIGXFSZ", () => {})';
  const limited = [
    "-c",
    `ulimit -f ${blocks}; exec "$@"`,
    "limited",
    process.execPath,
    "--import",
    listens,
    ...words,
  ];
  const started = spawn(blocks === null ? process.execPath : "bash", blocks === null ? words : limited, {
    env: { ...process.env, PORT: port, LOG: "pretty", STORE: "memory", ...more },
  });
  child = started;
  let said = "";
  const listeners = new Set<() => void>();
  for (const stream of [started.stdout, started.stderr]) {
    stream.on("data", (chunk) => {
      said += chunk;
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<number | null>((resolve) => started.once("close", resolve));
  const saw = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const look = () => said.includes(text) && resolve(said);
      listeners.add(look);
      look();
      ended.then(() => reject(new Error(`It ended without saying "${text}":\n${said}`)));
    });
  return { saw, ended, kill: () => started.kill("SIGKILL") };
}

test("the shop opens with something to sell, logs what it does, and closes when asked to", {
  timeout: 90_000,
}, async () => {
  const shop = start("0");
  const url = /http:\S+:\d+/.exec(await shop.saw("Try: curl"))?.[0] ?? "";
  expect(await (await fetch(`${url}/api/products`)).json()).toHaveLength(4);
  await shop.saw("GET /api/products 200 in ");
  child?.kill("SIGTERM");
  expect(await shop.ended).toBe(0);
});

const urlIn = (said: string) => /http:\S+:\d+/.exec(said)?.[0] ?? "";

test("for machines it writes JSON: every request, with its id and nothing secret", {
  timeout: 90_000,
}, async () => {
  const shop = start("0", { LOG: "json" });
  const url = urlIn(await shop.saw("Try: curl"));
  const headers = { "X-Request-Id": "abc-123", Authorization: "Bearer swordfish" };
  await fetch(`${url}/api/products?token=swordfish`, { headers });
  await shop.saw('"requestId":"abc-123"');
  child?.kill("SIGINT");
  expect(await shop.ended).toBe(0);
  expect(await shop.saw("A second signal")).not.toContain("swordfish");
});

test("asked to stop it announces that first, and asked again it stops at once", {
  timeout: 90_000,
}, async () => {
  const shop = start("0", { DRAIN_SECONDS: "60" });
  const url = urlIn(await shop.saw("Try: curl"));
  child?.kill("SIGTERM");
  await shop.saw("Closing");
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  expect((await fetch(`${url}/api/products`)).status).toBe(200);
  child?.kill("SIGTERM");
  expect(await shop.ended).toBe(1);
});

test("production does not open with a secret that is none", { timeout: 90_000 }, async () => {
  const none = start("0", { NODE_ENV: "production", JWT_SECRET: "" });
  await none.saw("JWT_SECRET is missing");
  expect(await none.ended).toBe(1);
  const short = start("0", { NODE_ENV: "production", JWT_SECRET: "x".repeat(31) });
  await short.saw("JWT_SECRET has 31 bytes and needs 32 or more");
  expect(await short.ended).toBe(1);
});

test("a port that is taken, or none at all, is said plainly", { timeout: 90_000 }, async () => {
  const squatter = createServer();
  await new Promise<void>((resolve) => squatter.listen(0, "127.0.0.1", resolve));
  const address = squatter.address();
  const port = typeof address === "object" ? address?.port : null;
  const refused = start(String(port));
  expect(await refused.saw("is in use")).not.toMatch(/at .*\.ts/);
  expect(await refused.ended).toBe(1);
  squatter.close();
  const wrong = start("http");
  await wrong.saw('PORT must be a number from 0 to 65535, not "http".');
  expect(await wrong.ended).toBe(1);
});

test("an address that is not ours, or a place where no file can be, is said plainly", {
  timeout: 90_000,
}, async () => {
  const elsewhere = start("0", { HOST: "203.0.113.7", JWT_SECRET: "x".repeat(40) });
  expect(await elsewhere.saw("HOST=203.0.113.7 is no address of this machine")).not.toMatch(/at .*\.ts/);
  expect(await elsewhere.ended).toBe(1);
  for (const kind of ["json", "sqlite"]) {
    const inside = `${file}/shop`;
    const shop = start("0", { STORE: kind, DATA: inside });
    expect(await shop.saw(`DATA=${inside} cannot be used`)).not.toMatch(/\n +at /);
    expect(await shop.ended).toBe(1);
  }
});

test("in production nothing is given away: no demo products, no simulated payments unless they are named", {
  timeout: 90_000,
}, async () => {
  const production = { NODE_ENV: "production", JWT_SECRET: "x".repeat(40), DRAIN_SECONDS: "0" };
  const refused = start("0", production);
  await refused.saw("Production takes live payments, and STRIPE_KEY is not set");
  expect(await refused.ended).toBe(1);
  const shop = start("0", { ...production, PAYMENTS: "simulated" });
  const said = await shop.saw("Try: curl");
  expect(said).toContain("PAYMENTS=simulated: orders become PAID, and no money is taken.");
  expect(await (await fetch(`${urlIn(said)}/api/products`)).json()).toEqual([]);
});

test("in production the card for tests takes no money", { timeout: 90_000 }, async () => {
  const production = { NODE_ENV: "production", JWT_SECRET: "x".repeat(40) };
  const shop = start("0", { ...production, STRIPE_KEY: "sk_live_swordfish" });
  expect(await shop.saw("STRIPE_METHOD is missing")).not.toContain("swordfish");
  expect(await shop.ended).toBe(1);
});

test("what was acknowledged is there after a kill and a new start", { timeout: 90_000 }, async () => {
  const folder = await temporaryFolder();
  const at = { STORE: "", DATABASE_URL: "", DATA: folder.file("data/shop.db") };
  const names = async (url: string) =>
    ((await (await fetch(`${url}/api/products`)).json()) as { name: string }[]).map(({ name }) => name);
  const first = start("0", at);
  const url = urlIn(await first.saw("Try: curl"));
  const body = JSON.stringify({ name: "Ribbon", priceCents: 1, stock: 1 });
  const headers = { "Content-Type": "application/json" };
  expect((await fetch(`${url}/api/products`, { method: "POST", body, headers })).status).toBe(201);
  const before = await names(url);
  expect(before).toHaveLength(5);
  const second = start("0", at);
  await second.saw("shop.db is in use by another process");
  expect(await second.ended).toBe(1);
  first.kill();
  await first.ended;
  const third = start("0", at);
  expect(await names(urlIn(await third.saw("Try: curl")))).toEqual(before);
  third.kill();
  await third.ended;
  await folder.remove();
});

test("a store that cannot write is not ready", { timeout: 90_000 }, async () => {
  const folder = await temporaryFolder();
  for (const STORE of ["sqlite", "json"]) {
    const shop = start("0", { STORE, DATA: folder.file(`${STORE}/shop`) }, ROOM_BLOCKS);
    const url = urlIn(await shop.saw("Try: curl"));
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    const body = JSON.stringify({ name: "R".repeat(100), priceCents: 1, stock: 1 });
    const add = async () => {
      const headers = { "Content-Type": "application/json" };
      return (await fetch(`${url}/api/products`, { method: "POST", body, headers })).status;
    };
    let last = 201;
    for (let added = 0; added < 20_000 && last === 201; added += 50)
      last = Math.max(...(await Promise.all(Array.from({ length: 50 }, add))));
    expect(last).toBe(500);
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
    shop.kill();
    await shop.ended;
  }
  await folder.remove();
});

test("a store that cannot be opened is said plainly", { timeout: 90_000 }, async () => {
  const shop = start("0", { STORE: "mysql" });
  expect(await shop.saw("STORE must be one of memory, json, sqlite, postgres")).not.toMatch(/at .*\.ts/);
  expect(await shop.ended).toBe(1);
});
