import { type AuthSettings, authSettingsOf } from "./auth/auth-settings.js";
import { exitWithError } from "./exit-with-error.js";
import { type BankSettings, bankSettingsOf } from "./payments/bank-settings.js";
import { type ServerSettings, serverSettingsOf } from "./settings.js";
import { openStore } from "./storage/open-store.js";
import type { Store } from "./storage/store.js";
import { StoreFault } from "./storage/store-fault.js";

function settingsOf(env: NodeJS.ProcessEnv): {
  server: ServerSettings;
  auth: AuthSettings;
  money: BankSettings;
} {
  const server = serverSettingsOf(env, process.stdout.isTTY === true);
  if (server.kind === "unfit") exitWithError(server.problem);
  const auth = authSettingsOf(env, server.settings.host);
  if (auth.kind === "unfit") exitWithError(auth.problem);
  const money = bankSettingsOf(env);
  if (money.kind === "unfit") exitWithError(money.problem);
  return { server: server.settings, auth: auth.settings, money: money.settings };
}

async function storeOf(env: NodeJS.ProcessEnv): Promise<Store> {
  try {
    return await openStore(env);
  } catch (error) {
    if (error instanceof StoreFault) exitWithError(error.message);
    throw error;
  }
}

const { server, auth, money } = settingsOf(process.env);
const store = await storeOf(process.env);
// Loaded only now: a start that must fail says why at once.
const { serveShop } = await import("./serve-shop.js");
await serveShop({ server, auth, money, store });
