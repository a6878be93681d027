import type { Application, ApplicationOptions } from "@specwright/acceptance";
import { memoryStore } from "../../runtime/storage/memory-store.js";
import { enter } from "./current-shop.js";
import { durableShop } from "./durable-shop.js";
import { judgedLanguage } from "./judged-shop.js";
import { shopUnderTest } from "./shop-under-test.js";

/** The kernel's own listener spares each request a change of prototypes, which a plain one cannot. */
export { listen } from "@specwright/http";

/**
 * A fresh and empty shop for each scenario, on the scenario's clock: in memory, or on the store that `STORE` names, where
 * it can be stopped, killed and started again. `SHOP=python` judges the shop in Python.
 */
export default async function openShop(options: ApplicationOptions): Promise<Application> {
  const kind = process.env.STORE || "memory";
  if (kind !== "memory" || judgedLanguage() !== "typescript") {
    const { shop, application } = await durableShop(kind, options);
    return { ...application, handler: enter(shop) };
  }
  const store = memoryStore();
  const shop = shopUnderTest(store, options.now);
  return { handler: enter(shop), close: () => store.close() };
}
