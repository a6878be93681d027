import { After, Given, Then } from "@cucumber/cucumber";
import { type AcceptanceWorld, ownServer } from "@specwright/acceptance";
import { serveInstead } from "../support/current-shop.js";
import { passOn } from "../support/pass-on.js";
import { type Program, runProgram } from "../support/program.js";
import { auth, webhookSecret } from "../support/secrets.js";
import { type FreshStore, freshStore } from "../support/stores.js";

/**
 * How long it reports to balancers that it closes: many times what the questions of a scenario take. A slow machine was as slow to
 * come to this line, so it gets longer.
 */
const NOTICE_SECONDS = Math.min(Math.max(0.3, performance.now() / 3_000), 10);

interface Running {
  readonly program: Program;
  readonly store: FreshStore;
}

const running = new WeakMap<AcceptanceWorld, Running>();

Given(
  "the server runs in a process of its own",
  { ...ownServer, timeout: 90_000 },
  async function (this: AcceptanceWorld) {
    const store = await freshStore(process.env.STORE || "memory");
    const program = await runProgram({
      ...store.env,
      JWT_SECRET: auth.secret,
      WEBHOOK_SECRET: webhookSecret,
      DRAIN_SECONDS: NOTICE_SECONDS.toFixed(3),
    });
    running.set(this, { program, store });
    serveInstead(passOn(() => program.url, null));
  },
);

Given("the process is sent {word}", ownServer, function (this: AcceptanceWorld, signal: string) {
  const { program } = runningOf(this);
  if (signal !== "SIGTERM" && signal !== "SIGINT") throw new Error(`${signal} does not ask to stop.`);
  program.signal(signal);
  // A signal takes a moment to arrive.
  return program.saw("Closing");
});

Then("the process ends by itself", { ...ownServer, timeout: 90_000 }, async function (this: AcceptanceWorld) {
  const exitCode = await runningOf(this).program.ended;
  if (exitCode !== 0) throw new Error(`It ended with ${exitCode ?? "a signal"}.`);
});

After({ timeout: 90_000 }, async function (this: AcceptanceWorld) {
  const left = running.get(this);
  if (left === undefined) return;
  left.program.signal("SIGKILL");
  await left.program.ended;
  await left.store.remove();
});

function runningOf(world: AcceptanceWorld): Running {
  const found = running.get(world);
  if (found === undefined) throw new Error("No process was started.");
  return found;
}
