import { refuse } from "@specwright/http";
import type { CartManagementHandlers } from "../../generated/handlers.js";
import type { Cart } from "../../generated/schemas.js";
import { userOf } from "../caller.js";
import { productsById } from "../catalog/products-by-id.js";
import type { NewId } from "../ids.js";
import type { Store, Tables } from "../storage/store.js";
import { addToLines, type CartLine, cartOf, removeFromLines } from "./cart-lines.js";

/** Serves cart-management. */
export function cartHandlers(store: Store, newId: NewId): CartManagementHandlers {
  return {
    getApiCart: (_input, context) =>
      store.transaction(async (tables) => {
        const userId = userOf(context);
        if (userId === null) return refuse("FORBIDDEN");
        return { status: 200, body: await shown(tables, userId, await tables.carts.linesOf(userId)) };
      }),

    postApiCartItems: ({ body: { productId, quantity } }, context) =>
      store.transaction(async (tables) => {
        const userId = userOf(context);
        if (userId === null) return refuse("FORBIDDEN");
        if ((await tables.products.find(productId)) === null) return refuse("PRODUCT_NOT_FOUND");
        const before = await tables.carts.linesOf(userId);
        const lines = addToLines(before, { productId, quantity }, () => newId("item"));
        if (lines === null) return refuse("MAX_QUANTITY_EXCEEDED");
        await tables.carts.keep(userId, lines);
        return { status: 200, body: await shown(tables, userId, lines) };
      }),

    deleteApiCartItemsById: ({ params }, context) =>
      store.transaction(async ({ carts }) => {
        const userId = userOf(context);
        if (userId === null) return refuse("FORBIDDEN");
        const lines = removeFromLines(await carts.linesOf(userId), params.id);
        if (lines === null) return refuse("CART_ITEM_NOT_FOUND");
        await carts.keep(userId, lines);
        return { status: 204 };
      }),
  };
}

async function shown({ products }: Tables, userId: string, lines: readonly CartLine[]): Promise<Cart> {
  return cartOf(userId, lines, await productsById(products, lines));
}
