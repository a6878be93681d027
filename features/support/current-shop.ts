import type { RequestListener } from "node:http";
import type { ShopUnderTest } from "./shop-under-test.js";

let current: ShopUnderTest | null = null;
let instead: RequestListener | null = null;

/** Says which shop the scenario speaks to from now on; gives what serves it. */
export function enter(shop: ShopUnderTest): RequestListener {
  current = shop;
  instead = null;
  return (request, response) => (instead ?? shop.handler)(request, response);
}

/** The shop of this scenario, for handwritten steps; null: it runs elsewhere, out of their reach. */
export function currentShop(): ShopUnderTest | null {
  return current;
}

/** Lets another server answer for the rest of the scenario. */
export function serveInstead(listener: RequestListener): void {
  instead = listener;
}
