import type { Order } from "../../generated/schemas.js";
import { productsById } from "../catalog/products-by-id.js";
import type { Store, Tables } from "../storage/store.js";
import { type Placing, type PlacingFacts, place } from "./place.js";

/** Undoes an order whose stock was taken between looking and taking. */
class StockGone extends Error {}

type Placed = Extract<Placing, { kind: "placed" }>;
type Refused = Extract<Placing, { kind: "refused" }>;
type Done<T> = { readonly kind: "done"; readonly result: T };

/**
 * Looks, decides and writes in one transaction: all of it happens or nothing. `finish` is its last step, and may write
 * too.
 */
export async function placeInOneStep<T>(
  store: Store,
  asked: Omit<PlacingFacts, "lines" | "products">,
  finish: (order: Order, tables: Tables) => Promise<T>,
): Promise<Done<T> | Refused> {
  try {
    return await store.transaction(async (tables): Promise<Done<T> | Refused> => {
      const lines = await tables.carts.linesOf(asked.userId);
      const placing = place({ ...asked, lines, products: await productsById(tables.products, lines) });
      if (placing.kind === "refused") return placing;
      await carryOut(placing, tables);
      return { kind: "done", result: await finish(placing.order, tables) };
    });
  } catch (error) {
    if (error instanceof StockGone) return { kind: "refused", code: "OUT_OF_STOCK" };
    throw error;
  }
}

async function carryOut({ order, takings }: Placed, { products, orders, carts }: Tables): Promise<void> {
  for (const { productId, quantity } of takings) {
    if (!(await products.take(productId, quantity))) throw new StockGone();
  }
  await orders.add(order);
  await carts.keep(order.userId, []);
}
