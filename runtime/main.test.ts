import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { afterEach, expect, test } from "vitest";

const main = new URL("./main.ts", import.meta.url).pathname;
let child: ChildProcess | null = null;
afterEach(() => {
  child?.kill("SIGKILL");
});

/** Starts the shop as a process and gathers what it says. */
function start(port: string): { saw(text: string): Promise<string>; ended: Promise<number | null> } {
  const started = spawn(process.execPath, ["--conditions=source", "--import", "tsx", main], {
    env: { ...process.env, PORT: port },
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
  return { saw, ended };
}

test("the shop opens with something to sell, logs what it does, and closes when told", {
  timeout: 20_000,
}, async () => {
  const shop = start("0");
  const url = /http:\S+:\d+/.exec(await shop.saw("Try: curl"))?.[0] ?? "";
  expect(await (await fetch(`${url}/api/products`)).json()).toHaveLength(4);
  await shop.saw("GET /api/products 200 in ");
  child?.kill("SIGTERM");
  expect(await shop.ended).toBe(0);
});

test("a port that is taken, or none at all, is said plainly", { timeout: 20_000 }, async () => {
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
