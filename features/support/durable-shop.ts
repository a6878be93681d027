import type { Application, ApplicationOptions } from "@specwright/acceptance";
import { ServerCrew } from "./server-crew.js";
import { endProcesses, serversWanted } from "./shop-processes.js";
import type { ShopUnderTest } from "./shop-under-test.js";
import { freshStore, removeStores } from "./stores.js";

/**
 * A shop in processes of its own: because its store lasts, so that it can be killed in earnest, or because it is written in
 * another language. The suite stands before it and passes every request on with the time of the scenario: to one server, or
 * by turns to several that share a database.
 */
export async function durableShop(
  kind: string,
  { now }: ApplicationOptions,
): Promise<{ readonly shop: ShopUnderTest; readonly application: Application }> {
  const count = serversWanted(kind);
  const store = await freshStore(kind);
  const crew = await ServerCrew.open(count, store.env, now);
  const power: Pick<Application, "restart" | "kill"> = {
    restart: async () => {
      await crew.restart();
      return application;
    },
    kill: async () => {
      await crew.kill();
      return application;
    },
  };
  const application: Application = {
    handler: crew.handler,
    log: () => crew.log(),
    // A memory promises nothing of what comes after.
    ...(kind === "memory" ? {} : power),
    close: async () => {
      await crew.close();
      await store.remove();
    },
  };
  return { shop: crew, application };
}

/** Ends everything that was started for the suite. */
export async function endAll(): Promise<void> {
  await endProcesses();
  await removeStores();
}
