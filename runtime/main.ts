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
import { type ServerSettings, serverSettingsOf } from "./settings.js";
import { createShop, type ShopOptions } from "./shop.js";
import { memoryStore } from "./storage/memory-store.js";

/** Says why the shop cannot open, and leaves. */
function giveUp(reason: string): never {
  console.error(reason);
  process.exit(1);
}

function settingsOf(env: NodeJS.ProcessEnv): { server: ServerSettings; auth: AuthSettings } {
  const server = serverSettingsOf(env, process.stdout.isTTY === true);
  if (server.kind === "unfit") giveUp(server.problem);
  const auth = authSettingsOf(env, server.settings.host);
  if (auth.kind === "unfit") giveUp(auth.problem);
  return { server: server.settings, auth: auth.settings };
}

async function open({ port, host, connections }: ServerSettings, options: ShopOptions): Promise<Listening> {
  try {
    return await listen(createShop(options), { port, host, limits: { connections } });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "EADDRINUSE") giveUp(`Port ${port} is in use. Choose another: PORT=${port + 1} npm start`);
    if (code === "EACCES")
      giveUp(`Port ${port} may not be used by this user. Choose another: PORT=3000 npm start`);
    throw error;
  }
}

const { server, auth } = settingsOf(process.env);
const store = memoryStore();
await fillEmptyShop(store, randomId);
const output = logOutput(server.log);
const spans = await openTelemetryLog();
const readiness = readinessOf(() => store.ping());
const now = () => new Date();
const shop = await open(server, {
  store,
  readiness,
  now,
  metrics: createMetrics({ process: true }),
  authenticate: bearerAuthentication(auth, now),
  trusting: auth.wellKnown,
  rateLimit: server.rateLimit,
  log: (entry) => {
    output.log(entry);
    spans?.(entry);
  },
});
closeOnSignals(
  {
    readiness,
    stopServing: shop.close,
    letGo: async () => {
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
output.say(`The shop is open at ${shop.url}
Try: curl -s ${shop.url}/api/products`);
