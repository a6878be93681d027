import type { Cart, Order, Product, ProductBody } from "../../../../generated/schemas.js";
import { addToLines, cartOf } from "../../../../runtime/cart/cart-lines.js";
import { productsById } from "../../../../runtime/catalog/products-by-id.js";
import { randomId } from "../../../../runtime/ids.js";
import { UNPAID_MILLISECONDS } from "../../../../runtime/orders/place.js";
import { placeInOneStep } from "../../../../runtime/orders/place-in-one-step.js";
import { memoryStore } from "../../../../runtime/storage/memory-store.js";

/** A thing, or the code of the error why there is none. */
export type Outcome<T> = T | "PRODUCT_NOT_FOUND" | "MAX_QUANTITY_EXCEEDED" | "CART_EMPTY" | "OUT_OF_STOCK";

/** What the shop does, without HTTP: the same store and the same rules behind every contender. */
export interface ShopLogic {
  list(limit: number): Promise<readonly Product[]>;
  one(id: string): Promise<Outcome<Product>>;
  add(product: ProductBody): Promise<Product>;
  addToCart(userId: string, productId: string, quantity: number): Promise<Outcome<Cart>>;
  order(userId: string): Promise<Outcome<Order>>;
}

export function shopLogic(): ShopLogic {
  const store = memoryStore();
  return {
    list: (limit) => store.transaction(({ products }) => products.list({ limit })),
    one: async (id) => (await store.transaction(({ products }) => products.find(id))) ?? "PRODUCT_NOT_FOUND",
    add: async (body) => {
      const product = { id: randomId("prod"), ...body };
      await store.transaction(({ products }) => products.add(product));
      return product;
    },
    addToCart: (userId, productId, quantity) =>
      store.transaction(async ({ products, carts }) => {
        if ((await products.find(productId)) === null) return "PRODUCT_NOT_FOUND";
        const before = await carts.linesOf(userId);
        const lines = addToLines(before, { productId, quantity }, () => randomId("item"));
        if (lines === null) return "MAX_QUANTITY_EXCEEDED";
        await carts.keep(userId, lines);
        return cartOf(userId, lines, await productsById(products, lines));
      }),
    order: async (userId) => {
      const facts = { userId, orderId: randomId("order"), now: new Date(), wait: UNPAID_MILLISECONDS };
      const placing = await placeInOneStep(store, facts, async (order) => order);
      return placing.kind === "refused" ? placing.code : placing.result;
    },
  };
}
