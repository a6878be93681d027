import type { RequestListener } from "node:http";
import { type AppOptions, createApp } from "@specwright/runtime/http";
import { createRoutes } from "../generated/routes.js";
import { cartHandlers } from "./cart/cart-handlers.js";
import { catalogHandlers } from "./catalog/catalog-handlers.js";
import { type NewId, randomId } from "./ids.js";
import { orderHandlers } from "./orders/order-handlers.js";
import { paymentHandlers } from "./payments/payment-handlers.js";
import { memoryStore } from "./storage/memory-store.js";
import type { Store } from "./storage/store.js";

/** What a shop can be given instead of its own. */
export interface ShopOptions extends AppOptions {
  readonly store?: Store;
  readonly newId?: NewId;
}

/** Makes a shop: without options a fresh and empty one, in memory. Cheap enough for one per scenario. */
export function createShop({
  store = memoryStore(),
  newId = randomId,
  ...options
}: ShopOptions = {}): RequestListener {
  const routes = createRoutes({
    ...catalogHandlers(store, newId),
    ...cartHandlers(store, newId),
    ...orderHandlers(store, newId),
    ...paymentHandlers(store),
  });
  return createApp(routes, options);
}
