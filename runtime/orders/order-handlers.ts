import { refuse } from "@specwright/runtime/http";
import type { OrderManagementHandlers } from "../../generated/handlers.js";
import { userOf } from "../caller.js";
import { productsById } from "../catalog/products-by-id.js";
import type { NewId } from "../ids.js";
import type { Store, Tables } from "../storage/store.js";
import { type Placing, type PlacingFacts, place } from "./place.js";

/** Undoes an order whose stock was taken between looking and taking. */
class StockGone extends Error {}

/** Serves order-management. */
export function orderHandlers(store: Store, newId: NewId): OrderManagementHandlers {
  return {
    postApiOrders: async (_input, context) => {
      const facts = { userId: userOf(context), orderId: newId("order"), now: context.now() };
      const placing = await placeInOneStep(store, facts);
      return placing.kind === "refused" ? refuse(placing.code) : { status: 201, body: placing.order };
    },

    getApiOrdersById: async ({ params }) => {
      const order = await store.transaction(({ orders }) => orders.find(params.id));
      return order === null ? refuse("ORDER_NOT_FOUND") : { status: 200, body: order };
    },

    getApiOrders: async (_input, context) => ({
      status: 200,
      body: await store.transaction(({ orders }) => orders.listOf(userOf(context))),
    }),
  };
}

type Asked = Omit<PlacingFacts, "lines" | "products">;

/** Looks, decides and writes in one transaction: all of it happens or nothing. */
export async function placeInOneStep(store: Store, asked: Asked): Promise<Placing> {
  try {
    return await store.transaction(async (tables) => {
      const lines = await tables.carts.linesOf(asked.userId);
      const placing = place({ ...asked, lines, products: await productsById(tables.products, lines) });
      if (placing.kind === "placed") await carryOut(placing, tables);
      return placing;
    });
  } catch (error) {
    if (error instanceof StockGone) return { kind: "refused", code: "OUT_OF_STOCK" };
    throw error;
  }
}

async function carryOut(
  { order, takings }: Extract<Placing, { kind: "placed" }>,
  { products, orders, carts }: Tables,
): Promise<void> {
  for (const { productId, quantity } of takings) {
    if (!(await products.take(productId, quantity))) throw new StockGone();
  }
  await orders.add(order);
  await carts.keep(order.userId, []);
}
