import type { ProductBody } from "../../generated/schemas.js";
import type { NewId } from "../ids.js";
import type { Store } from "../storage/store.js";

const demoProducts: readonly ProductBody[] = [
  { name: "Straw hat", priceCents: 2400, stock: 12 },
  { name: "Wool scarf", priceCents: 1850, stock: 40 },
  { name: "Enamel pin", priceCents: 350, stock: 500 },
  { name: "The last umbrella", priceCents: 2900, stock: 1 },
];

/** Puts something on the shelves of a shop that has nothing to sell. */
export function fillEmptyShop(store: Store, newId: NewId): Promise<void> {
  return store.transaction(async ({ products }) => {
    if ((await products.list()).length > 0) return;
    for (const product of demoProducts) await products.add({ id: newId("prod"), ...product });
  });
}
