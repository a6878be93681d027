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

/** The shop of this scenario, for handwritten steps. */
export function currentShop(): ShopUnderTest {
  if (current === null) throw new Error("No scenario has opened a shop: it runs elsewhere.");
  return current;
}

/** Lets another server answer for the rest of the scenario. */
export function serveInstead(listener: RequestListener): void {
  instead = listener;
}
