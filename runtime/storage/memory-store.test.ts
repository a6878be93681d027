import { expect, test } from "vitest";
import type { Order } from "../../generated/schemas.js";
import { memoryStore } from "./memory-store.js";

const hat = { id: "hat", name: "Hat", priceCents: 200, stock: 5 };
const order = (id: string): Order => ({
  id,
  userId: "user_ann",
  items: [{ productId: "hat", name: "Hat", quantity: 1, unitPriceCents: 200 }],
  totalCents: 200,
  status: "PENDING_PAYMENT",
  createdAt: "2026-01-01T00:00:00.000Z",
});

test("a transaction that throws never was", async () => {
  const store = memoryStore();
  await store.transaction(({ products }) => products.add(hat));
  const failing = store.transaction(async ({ products, carts, orders }) => {
    await products.take("hat", 2);
    await products.take("hat", 2);
    await products.add({ ...hat, id: "cap" });
    await carts.keep("user_ann", [{ id: "item_1", productId: "hat", quantity: 1 }]);
    await orders.add(order("order_1"));
    throw new Error("the lights went out");
  });
  await expect(failing).rejects.toThrow("the lights went out");
  await store.transaction(async ({ products, carts, orders }) => {
    expect(await products.list()).toEqual([hat]);
    expect(await carts.linesOf("user_ann")).toEqual([]);
    expect(await orders.find("order_1")).toBeNull();
  });
});

test("transactions run one after the other, also after one that failed", async () => {
  const store = memoryStore();
  await store.transaction(({ products }) => products.add(hat));
  const takeOne = store.transaction.bind(store, async ({ products }) => {
    const found = await products.find("hat");
    await new Promise((resolve) => setImmediate(resolve));
    if (found === null || found.stock === 3) throw new Error("three is enough");
    await products.replace({ ...found, stock: found.stock - 1 });
  });
  const results = await Promise.allSettled([takeOne(), takeOne(), takeOne(), takeOne()]);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "rejected"]);
  expect((await store.transaction(({ products }) => products.find("hat")))?.stock).toBe(3);
});

test("stock is taken only where there is enough, an order moved only from where it is said to be", async () => {
  const taken = await memoryStore().transaction(async ({ products, orders }) => {
    await products.add(hat);
    await orders.add(order("order_1"));
    const paid: Order = { ...order("order_1"), status: "PAID" };
    return [
      await products.take("hat", 6),
      await products.take("hat", 5),
      await products.take("hat", 1),
      await products.take("none", 1),
      await orders.move(paid, "PENDING_PAYMENT"),
      await orders.move(paid, "PENDING_PAYMENT"),
      await orders.move({ ...paid, id: "none" }, "PENDING_PAYMENT"),
    ];
  });
  expect(taken).toEqual([false, true, false, false, true, false, false]);
});

test("products are listed in order of creation, changed or not; orders newest first, also of one millisecond", async () => {
  const [products, orders] = await memoryStore().transaction(async (tables) => {
    for (const id of ["b", "a", "c"]) {
      await tables.products.add({ ...hat, id });
      await tables.orders.add(order(id));
    }
    await tables.products.replace({ ...hat, id: "b", stock: 1 });
    await tables.orders.move({ ...order("b"), status: "PAID" }, "PENDING_PAYMENT");
    return [await tables.products.list(), await tables.orders.listOf("user_ann")];
  });
  expect(products.map(({ id }) => id)).toEqual(["b", "a", "c"]);
  expect(orders.map(({ id }) => id)).toEqual(["c", "a", "b"]);
});
