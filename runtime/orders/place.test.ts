import fc from "fast-check";
import { expect, test } from "vitest";
import type { Order, Product } from "../../generated/schemas.js";
import { type CartLine, MAX_QUANTITY } from "../cart/cart-lines.js";
import { memoryStore } from "../storage/memory-store.js";
import { place, takingsOf } from "./place.js";
import { placeInOneStep } from "./place-in-one-step.js";

const now = new Date("2026-01-02T03:04:05.678Z");
const wait = 30 * 60_000;
const asked = { userId: "user_ann", orderId: "order_1", now, wait };
const itself = async (order: Order) => order;
const line = (productId: string, quantity: number): CartLine => ({
  id: `item_${productId}`,
  productId,
  quantity,
});
const shelf = (...products: readonly Product[]) => new Map(products.map((product) => [product.id, product]));
const hat: Product = { id: "hat", name: "Hat", priceCents: 200, stock: 5 };
const scarf: Product = { id: "scarf", name: "Scarf", priceCents: 50, stock: 1 };

test("an order keeps names, prices and the order of its lines", () => {
  const lines = [line("scarf", 1), line("hat", 2)];
  expect(place({ ...asked, lines, products: shelf(hat, scarf) })).toEqual({
    kind: "placed",
    order: {
      id: "order_1",
      userId: "user_ann",
      items: [
        { productId: "scarf", name: "Scarf", quantity: 1, unitPriceCents: 50 },
        { productId: "hat", name: "Hat", quantity: 2, unitPriceCents: 200 },
      ],
      totalCents: 450,
      status: "PENDING_PAYMENT",
      createdAt: "2026-01-02T03:04:05.678Z",
      expiresAt: "2026-01-02T03:34:05.678Z",
    },
    takings: [
      { productId: "hat", quantity: 2 },
      { productId: "scarf", quantity: 1 },
    ],
  });
});

test("refuses an empty cart, one line too long, and what is no longer sold", () => {
  const refusal = (...lines: CartLine[]) => place({ ...asked, lines, products: shelf(hat, scarf) });
  expect(refusal()).toEqual({ kind: "refused", code: "CART_EMPTY" });
  expect(refusal(line("hat", 1), line("scarf", 2))).toEqual({ kind: "refused", code: "OUT_OF_STOCK" });
  expect(refusal(line("gone", 1))).toEqual({ kind: "refused", code: "OUT_OF_STOCK" });
  expect(refusal(line("hat", 3), line("hat", 3))).toEqual({ kind: "refused", code: "OUT_OF_STOCK" });
});

test("takings are summed by product and sorted", () => {
  expect(takingsOf([line("b", 1), line("a", 2), line("b", 3)])).toEqual([
    { productId: "a", quantity: 2 },
    { productId: "b", quantity: 4 },
  ]);
});

const productIds = ["a", "b", "c", "d"];
const products = fc
  .tuple(...productIds.map(() => fc.record({ priceCents: fc.nat(1000), stock: fc.nat(20) })))
  .map((all) => all.map((facts, at) => ({ id: productIds[at] ?? "", name: "x", ...facts })));
const cart = fc.uniqueArray(
  fc.record({ productId: fc.constantFrom(...productIds), quantity: fc.integer({ min: 1, max: 12 }) }),
  { selector: ({ productId }) => productId },
);

test("law: many buyers at once never sell more than there is, and what is ordered is what left the shelf", async () => {
  await fc.assert(
    fc.asyncProperty(products, fc.array(cart, { maxLength: 8 }), async (shelves, carts) => {
      const store = memoryStore();
      await store.transaction(async (tables) => {
        for (const product of shelves) await tables.products.add(product);
        for (const [at, wishes] of carts.entries()) {
          const lines = wishes.map(({ productId, quantity }) => line(productId, quantity));
          await tables.carts.keep(`user_${at}`, lines);
        }
      });
      const placings = await Promise.all(
        carts.map((_, at) =>
          placeInOneStep(store, { userId: `user_${at}`, orderId: `order_${at}`, now, wait }, itself),
        ),
      );
      const left = await store.transaction(({ products: table }) => table.list());
      const orders = placings.flatMap((placing) => (placing.kind === "done" ? [placing.result] : []));
      for (const [at, { id, stock }] of shelves.entries()) {
        const ordered = orders.flatMap(({ items }) => items.filter(({ productId }) => productId === id));
        const sold = ordered.reduce((sum, { quantity }) => sum + quantity, 0);
        expect(left[at]?.stock).toBe(stock - sold);
        expect(stock - sold).toBeGreaterThanOrEqual(0);
      }
      for (const [at, placing] of placings.entries()) {
        const { lines, stored } = await store.transaction(async (tables) => ({
          lines: await tables.carts.linesOf(`user_${at}`),
          stored: await tables.orders.find(`order_${at}`),
        }));
        expect(lines.length).toBe(placing.kind === "done" ? 0 : carts[at]?.length);
        expect(stored).toEqual(placing.kind === "done" ? placing.result : null);
      }
    }),
    { numRuns: 100 },
  );
});

test("law: a total is the sum of its lines, and a line never exceeds what a cart may hold", () => {
  fc.assert(
    fc.property(products, cart, (shelves, wishes) => {
      const lines = wishes.map(({ productId, quantity }) => line(productId, quantity));
      const placing = place({ ...asked, lines, products: shelf(...shelves) });
      if (placing.kind === "refused") return;
      const { items, totalCents } = placing.order;
      expect(totalCents).toBe(items.reduce((sum, item) => sum + item.quantity * item.unitPriceCents, 0));
      for (const { quantity } of items) expect(quantity).toBeLessThanOrEqual(MAX_QUANTITY);
    }),
  );
});

test("stock that goes between looking and taking undoes everything", async () => {
  const store = memoryStore();
  await store.transaction(async (tables) => {
    await tables.products.add(hat);
    await tables.products.add({ ...scarf, stock: 5 });
    await tables.carts.keep("user_ann", [line("hat", 2), line("scarf", 2)]);
  });
  // A store in which somebody else is always quicker with the scarf.
  const hasty: typeof store = {
    ...store,
    transaction: (work) =>
      store.transaction((tables) => {
        const take = async (id: string, quantity: number) =>
          id !== "scarf" && tables.products.take(id, quantity);
        return work({ ...tables, products: { ...tables.products, take } });
      }),
  };
  expect(await placeInOneStep(hasty, asked, itself)).toEqual({ kind: "refused", code: "OUT_OF_STOCK" });
  await store.transaction(async (tables) => {
    expect((await tables.products.find("hat"))?.stock).toBe(5);
    expect(await tables.carts.linesOf("user_ann")).toHaveLength(2);
    expect(await tables.orders.find("order_1")).toBeNull();
  });
});
