import type { RequestListener } from "node:http";
import { type Listening, listen } from "@specwright/runtime/http";
import { type AuthSettings, authSettingsOf } from "./auth/auth-settings.js";
import { bearerAuthentication } from "./auth/bearer.js";
import { fillEmptyShop } from "./catalog/demo-products.js";
import { randomId } from "./ids.js";
import { closeOnSignals } from "./observability/drain.js";
import { logOutput } from "./observability/log-output.js";
import { createMetrics } from "./observability/metrics.js";
import { openTelemetryLog } from "./observability/open-telemetry.js";
import { readinessOf } from "./observability/readiness.js";
import { scrub } from "./observability/scrub.js";
import { type BankSettings, bankSettingsOf } from "./payments/bank-settings.js";
import { openBank } from "./payments/open-bank.js";
import { type ServerSettings, serverSettingsOf } from "./settings.js";
import { openShop } from "./shop.js";
import { openStore } from "./storage/open-store.js";
import type { Store } from "./storage/store.js";
import { StoreFault } from "./storage/store-fault.js";

/** Says why the shop cannot open, and leaves. */
function giveUp(reason: string): never {
  console.error(reason);
  process.exit(1);
}

function settingsOf(env: NodeJS.ProcessEnv): {
  server: ServerSettings;
  auth: AuthSettings;
  money: BankSettings;
} {
  const server = serverSettingsOf(env, process.stdout.isTTY === true);
  if (server.kind === "unfit") giveUp(server.problem);
  const auth = authSettingsOf(env, server.settings.host);
  if (auth.kind === "unfit") giveUp(auth.problem);
  const money = bankSettingsOf(env);
  if (money.kind === "unfit") giveUp(money.problem);
  return { server: server.settings, auth: auth.settings, money: money.settings };
}

async function storeOf(env: NodeJS.ProcessEnv): Promise<Store> {
  try {
    return await openStore(env);
  } catch (error) {
    if (error instanceof StoreFault) giveUp(error.message);
    throw error;
  }
}

/** Of several servers that open a new shop at once, one fills it. */
function fillOnce(store: Store): Promise<void> {
  return store.transaction(async ({ events }) => {
    if (await events.remember("demo products", new Date().toISOString()))
      await fillEmptyShop(store, randomId);
  });
}

async function serve(
  handler: RequestListener,
  { port, host, connections }: ServerSettings,
): Promise<Listening> {
  try {
    return await listen(handler, { port, host, limits: { connections } });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "EADDRINUSE") giveUp(`Port ${port} is in use. Choose another: PORT=${port + 1} npm start`);
    if (code === "EACCES")
      giveUp(`Port ${port} may not be used by this user. Choose another: PORT=3000 npm start`);
    if (["ENOTFOUND", "EAI_AGAIN", "EADDRNOTAVAIL", "EINVAL"].includes(String(code)))
      giveUp(
        `HOST=${host} is no address of this machine (${code}). All of them are 0.0.0.0, or :: with IPv6.`,
      );
    throw error;
  }
}

const { server, auth, money } = settingsOf(process.env);
const store = await storeOf(process.env);
await fillOnce(store);
const output = logOutput(server.log);
const spans = await openTelemetryLog();
const readiness = readinessOf(() => store.ping());
const now = () => new Date();
const { handler, chores } = openShop({
  store,
  readiness,
  now,
  metrics: createMetrics({ process: true }),
  authenticate: bearerAuthentication(auth, now),
  trusting: auth.wellKnown,
  rateLimit: server.rateLimit,
  bank: await openBank(money),
  unpaid: server.unpaid,
  webhookSecrets: server.webhookSecrets,
  // What a bank or a database says of a fault may quote what it was given.
  report: (line) => output.say(scrub(line)),
  log: (entry) => {
    output.log(entry);
    spans?.(entry);
  },
});
const shop = await serve(handler, server);
const endChores = chores.start();
closeOnSignals(
  {
    readiness,
    stopServing: shop.close,
    letGo: async () => {
      await endChores();
      await store.close();
      output.flush();
    },
    notice: server.notice,
    grace: server.grace,
  },
  output.say,
);
if (auth.wellKnown)
  output.say("JWT_SECRET is not set: everybody is believed to be whom she says. For development alone.");
if (server.production && !money.real)
  output.say(
    money.stripe === null
      ? "STRIPE_KEY is not set: payments are taken by the bank for trying things out."
      : "STRIPE_KEY is a key for trying things out: no money is taken.",
  );
output.say(`The shop is open at ${shop.url}, and keeps its things in ${store.name}.
Try: curl -s ${shop.url}/api/products`);
