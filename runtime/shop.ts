import type { RequestListener } from "node:http";
import { type AppOptions, createApp, logFaults, type Routes } from "@specwright/runtime/http";
import { createRoutes } from "../generated/routes.js";
import { answersIn } from "./answers-in-store.js";
import { cartHandlers } from "./cart/cart-handlers.js";
import { catalogHandlers } from "./catalog/catalog-handlers.js";
import { type NewId, randomId } from "./ids.js";
import { createMetrics, type Metrics } from "./observability/metrics.js";
import { observabilityHandlers } from "./observability/observability-handlers.js";
import { type Readiness, readinessOf } from "./observability/readiness.js";
import { orderHandlers } from "./orders/order-handlers.js";
import { paymentHandlers } from "./payments/payment-handlers.js";
import { memoryStore } from "./storage/memory-store.js";
import type { Store } from "./storage/store.js";

/** What a shop is made of. */
export interface ShopParts {
  readonly store: Store;
  readonly newId: NewId;
  readonly metrics: Metrics;
  readonly readiness: Readiness;
}

/** What a shop can be given instead of its own. */
export interface ShopOptions extends AppOptions, Partial<ShopParts> {}

/** Makes a shop: without options a fresh and empty one, in memory. Cheap enough for one per scenario. */
export function createShop({
  store = memoryStore(),
  newId = randomId,
  metrics = createMetrics(),
  readiness = readinessOf(() => store.ping()),
  log = logFaults,
  ...options
}: ShopOptions = {}): RequestListener {
  const routes = shopRoutes({ store, newId, metrics, readiness });
  return createApp(routes, {
    once: answersIn(store),
    log: (entry) => {
      metrics.record(entry);
      log(entry);
    },
    ...options,
  });
}

/** What a shop serves, and who serves it. */
export function shopRoutes({ store, newId, metrics, readiness }: ShopParts): Routes {
  return createRoutes({
    ...catalogHandlers(store, newId),
    ...cartHandlers(store, newId),
    ...orderHandlers(store, newId),
    ...paymentHandlers(store),
    ...observabilityHandlers(metrics, readiness),
  });
}
