import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { After, Then, When } from "@cucumber/cucumber";
import type { AcceptanceWorld } from "@specwright/acceptance";
import { type Program, runProgram, type Start, startProgram } from "../support/program.js";

/** A start, what it must say, and the garbage it met. */
interface Attempt {
  readonly start: Start;
  readonly why: string;
  readonly garbage: { readonly folder: string; readonly file: string; readonly bytes: Buffer } | null;
}

const attempts = new WeakMap<AcceptanceWorld, Attempt>();

const programs = new WeakMap<AcceptanceWorld, Program>();
const production = { NODE_ENV: "production", STORE: "memory", JWT_SECRET: "x".repeat(40) };

/** Where each store keeps what it has. */
const files: Readonly<Record<string, string>> = { json: "shop.json.0.log", sqlite: "shop.db" };

When(
  "the server starts in production with a secret of {int} bytes",
  { timeout: 90_000 },
  async function (this: AcceptanceWorld, bytes: number) {
    const start = await startProgram({
      NODE_ENV: "production",
      STORE: "memory",
      JWT_SECRET: "x".repeat(bytes),
    });
    attempts.set(this, { start, why: "JWT_SECRET", garbage: null });
  },
);

When(
  "the server starts in production without a payment provider",
  { timeout: 90_000 },
  async function (this: AcceptanceWorld) {
    const start = await startProgram(production);
    attempts.set(this, { start, why: "live payments", garbage: null });
  },
);

When(
  "the server starts in production with simulated payments",
  { timeout: 90_000 },
  async function (this: AcceptanceWorld) {
    programs.set(this, await runProgram({ ...production, PAYMENTS: "simulated" }));
  },
);

Then("it starts, and has nothing to sell", async function (this: AcceptanceWorld) {
  const url = programs.get(this)?.url;
  if (url === undefined) throw new Error("No server was started.");
  const products: unknown = await (await fetch(`${url}/api/products`)).json();
  if (!Array.isArray(products) || products.length > 0)
    throw new Error(`It offers ${JSON.stringify(products)}.`);
});

When(
  "the server starts on a {word} store full of garbage",
  { timeout: 90_000 },
  async function (this: AcceptanceWorld, store: string) {
    const name = files[store];
    if (name === undefined) throw new Error(`No store is called ${store}.`);
    const folder = await mkdtemp(join(tmpdir(), "shop-garbage-"));
    const file = join(folder, name);
    const bytes = randomBytes(10_000);
    await writeFile(file, bytes);
    const start = await startProgram({ STORE: store, DATA: join(folder, name.replace(".0.log", "")) });
    attempts.set(this, { start, why: file, garbage: { folder, file, bytes } });
  },
);

Then("it does not start, and says why", function (this: AcceptanceWorld) {
  const { start, why } = attemptOf(this);
  if (start.opened || start.exitCode !== 1)
    throw new Error(`It opened, or ended with ${start.exitCode}:\n${start.said}`);
  if (!start.said.includes(why)) throw new Error(`It does not speak of ${why}:\n${start.said}`);
  if (/^\s+at .*\(?.*:\d+:\d+\)?$|^Traceback/m.test(start.said))
    throw new Error(`It shows its insides:\n${start.said}`);
});

Then("the garbage is as it was", async function (this: AcceptanceWorld) {
  const { garbage } = attemptOf(this);
  if (garbage === null) throw new Error("There was no garbage.");
  if (!(await readFile(garbage.file)).equals(garbage.bytes))
    throw new Error(`${garbage.file} was written to. Beside it: ${await readdir(garbage.folder)}`);
});

After(async function (this: AcceptanceWorld) {
  const program = programs.get(this);
  program?.signal("SIGKILL");
  await program?.ended;
  const garbage = attempts.get(this)?.garbage ?? null;
  if (garbage !== null) await rm(garbage.folder, { recursive: true, force: true });
});

function attemptOf(world: AcceptanceWorld): Attempt {
  const attempt = attempts.get(world);
  if (attempt === undefined) throw new Error("Nothing was started.");
  return attempt;
}
