import { afterAll, beforeAll, expect, test } from "vitest";
import { type GuardedShop, openGuardedShop } from "./test-guarded-shop.js";

/** OWASP API1: other users' objects. API5: functions that are for others. */
let shop: GuardedShop;
let hat: string;
beforeAll(async () => {
  shop = await openGuardedShop();
  hat = await shop.addHat();
});
afterAll(() => shop.close());

test("a cart is its owner's alone, whatever name a request claims", async () => {
  const added = await shop.ask("ann", "POST", "/api/cart/items", { productId: hat, quantity: 2 });
  const [{ id } = { id: "" }] = added.body.items as { id: string }[];
  expect((await shop.ask("bob", "GET", "/api/cart")).body).toMatchObject({ userId: "user_bob", items: [] });
  const attempts = [
    await shop.ask("bob", "GET", "/api/cart?userId=user_ann"),
    await shop.ask("bob", "GET", "/api/orders?userId=user_ann"),
    await shop.ask("bob", "DELETE", `/api/cart/items/${id}?userId=user_ann`),
    await shop.ask("bob", "POST", "/api/orders", { userId: "user_ann" }),
    await shop.ask("bob", "POST", "/api/cart/items", { productId: hat, quantity: 1, userId: "user_ann" }),
    await shop.ask("admin", "GET", "/api/cart?userId=user_ann"),
  ];
  expect(attempts.map(({ status, code }) => [status, code])).toEqual(attempts.map(() => [403, "FORBIDDEN"]));
  const removed = await shop.ask("bob", "DELETE", `/api/cart/items/${id}`);
  expect([removed.status, removed.code]).toEqual([404, "CART_ITEM_NOT_FOUND"]);
  expect((await shop.ask("ann", "GET", "/api/cart")).body).toEqual(added.body);
});

test("an order is its owner's alone: for others there is none", async () => {
  await shop.ask("cid", "POST", "/api/cart/items", { productId: hat, quantity: 1 });
  const order = (await shop.ask("cid", "POST", "/api/orders")).body;
  const attempts = [
    await shop.ask("bob", "GET", `/api/orders/${order.id}`),
    await shop.ask("bob", "POST", `/api/orders/${order.id}/cancel`),
    await shop.ask("bob", "POST", `/api/payments/${order.id}`),
    await shop.ask("admin", "GET", `/api/orders/${order.id}`),
    await shop.ask("bob", "GET", "/api/orders/order_missing"),
  ];
  for (const { status, body } of attempts)
    expect([status, body.code, body.detail]).toEqual([404, "ORDER_NOT_FOUND", "No such order"]);
  expect((await shop.ask("bob", "GET", "/api/orders")).body).toEqual([]);
  expect((await shop.ask("bob", "GET", `/api/orders?after=${order.id}`)).status).toBe(400);
  expect((await shop.ask("cid", "GET", `/api/orders/${order.id}`)).body).toEqual(order);
});

test("naming somebody twice is no way round", async () => {
  const { status } = await shop.ask("bob", "GET", "/api/cart?userId=user_bob&userId=user_ann");
  expect(status).toBe(400);
});

test("only admins change the catalogue", async () => {
  const gift = { name: "Gift", priceCents: 0, stock: 9 };
  expect((await shop.ask("ann", "POST", "/api/products", gift)).status).toBe(403);
  expect((await shop.ask(null, "POST", "/api/products", gift)).status).toBe(401);
  expect((await shop.ask("ann", "PATCH", `/api/products/${hat}`, { priceCents: 1 })).status).toBe(403);
  expect((await shop.ask(null, "GET", `/api/products/${hat}`)).body.priceCents).toBe(200);
  expect((await shop.ask("admin", "PATCH", `/api/products/${hat}`, { priceCents: 300 })).status).toBe(200);
});

test("a caller who may not is refused before the body is read", async () => {
  expect((await shop.ask("ann", "POST", "/api/products", "{")).status).toBe(403);
  expect((await shop.ask(null, "POST", "/api/orders", "x".repeat(10))).status).toBe(401);
});
