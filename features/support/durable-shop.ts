import type { Application, ApplicationOptions } from "specwright/acceptance";
import { passOn } from "./pass-on.js";
import type { ShopProcess } from "./served-elsewhere.js";
import { startShopProcess } from "./served-elsewhere.js";
import type { ShopUnderTest } from "./shop-under-test.js";
import { freshStore, removeStores } from "./stores.js";

/** Processes that have nothing to do: to start one takes a second, so one always waits for the next scenario or crash. */
const idle: ShopProcess[] = [];
const all = new Set<ShopProcess>();

/**
 * A shop in a process of its own: because its store lasts, so that it can be killed in earnest, or because it is written in
 * another language. The suite stands before it and passes every request on with the time of the scenario.
 */
export async function durableShop(
  kind: string,
  { now }: ApplicationOptions,
): Promise<{ readonly shop: ShopUnderTest; readonly application: Application }> {
  const store = await freshStore(kind);
  let server = take();
  const open = (): Promise<string> => server.tell({ kind: "open", env: store.env, at: now().getTime() });
  let url = await open();
  const shop: ShopUnderTest = {
    handler: passOn(() => url, now),
    limit: async (perMinute) => {
      await server.tell({ kind: "limit", perMinute });
    },
    log: () => server.tell({ kind: "log" }),
  };
  const goOn = async (): Promise<Application> => {
    await end(server);
    server = take();
    url = await open();
    return application;
  };
  const power: Pick<Application, "restart" | "kill"> = {
    restart: async () => {
      await server.tell({ kind: "close" });
      return goOn();
    },
    kill: goOn,
  };
  const application: Application = {
    handler: shop.handler,
    // A memory promises nothing of what comes after.
    ...(kind === "memory" ? {} : power),
    close: async () => {
      await server.tell({ kind: "close" });
      idle.push(server);
      await store.remove();
    },
  };
  return { shop, application };
}

function take(): ShopProcess {
  const server = idle.pop() ?? start();
  if (idle.length === 0) idle.push(start());
  return server;
}

function start(): ShopProcess {
  const server = startShopProcess();
  all.add(server);
  return server;
}

async function end(server: ShopProcess): Promise<void> {
  all.delete(server);
  await server.kill();
}

/** Ends everything that was started for the suite. */
export async function endAll(): Promise<void> {
  idle.length = 0;
  await Promise.all([...all].map(end));
  await removeStores();
}
