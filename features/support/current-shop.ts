import type { ShopUnderTest } from "./shop-under-test.js";

let current: ShopUnderTest | null = null;

/** Says which shop the scenario speaks to from now on. */
export function enter(shop: ShopUnderTest): void {
  current = shop;
}

/** The shop of this scenario, for handwritten steps; null: it runs elsewhere, out of their reach. */
export function currentShop(): ShopUnderTest | null {
  return current;
}
