import type { RequestListener } from "node:http";
import { type Listening, listen } from "@specwright/http";
import type { AuthSettings } from "./auth/auth-settings.js";
import { bearerAuthentication } from "./auth/bearer.js";
import { fillEmptyShop } from "./catalog/demo-products.js";
import { exitWithError } from "./exit-with-error.js";
import { randomId } from "./ids.js";
import { closeOnSignals } from "./observability/drain.js";
import { logOutput } from "./observability/log-output.js";
import { createMetrics } from "./observability/metrics.js";
import { openTelemetryLog } from "./observability/open-telemetry.js";
import { readinessOf } from "./observability/readiness.js";
import { scrub } from "./observability/scrub.js";
import type { BankSettings } from "./payments/bank-settings.js";
import { openBank } from "./payments/open-bank.js";
import type { ServerSettings } from "./settings.js";
import { openShop } from "./shop.js";
import type { Store } from "./storage/store.js";

/** What a shop opens with. */
export interface Opening {
  readonly server: ServerSettings;
  readonly auth: AuthSettings;
  readonly money: BankSettings;
  readonly store: Store;
}

/** Opens the shop of this process, and closes it on a signal. */
export async function serveShop({ server, auth, money, store }: Opening): Promise<void> {
  if (server.demoProducts) await fillOnce(store);
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
    output.say("Authentication is off: JWT_SECRET is not set. Use this for development only.");
  if (server.production && money.payments !== "live")
    output.say(`PAYMENTS=${money.payments}: orders become PAID, and no money is taken.`);
  output.say(`The shop is open at ${shop.url}, and stores its data in ${store.name}.`);
  output.say(`Try: curl -s ${shop.url}/api/products`);
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
    if (code === "EADDRINUSE")
      exitWithError(`Port ${port} is in use. Choose another: PORT=${port + 1} npm start`);
    if (code === "EACCES")
      exitWithError(`Port ${port} may not be used by this user. Choose another: PORT=3000 npm start`);
    if (["ENOTFOUND", "EAI_AGAIN", "EADDRNOTAVAIL", "EINVAL"].includes(String(code)))
      exitWithError(
        `HOST=${host} is no address of this machine (${code}). All of them are 0.0.0.0, or :: with IPv6.`,
      );
    throw error;
  }
}
