import type { ShopUnderTest } from "./shop-under-test.js";

let current: ShopUnderTest | null = null;

/** Says which shop the scenario speaks to from now on. */
export function enter(shop: ShopUnderTest): void {
  current = shop;
}

/** The shop of this scenario, for handwritten steps. */
export function currentShop(): ShopUnderTest {
  if (current === null) throw new Error("No scenario has opened a shop: it runs elsewhere.");
  return current;
}
