import { type Listening, listen } from "@specwright/http";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createShop } from "./shop.js";

let now = new Date("2026-01-01T00:00:00.000Z");
let server: Listening;

beforeEach(async () => {
  let ids = 0;
  const newId = (kind: string) => `${kind}_${++ids}`;
  server = await listen(createShop({ now: () => now, newId, trusting: true }));
});
afterEach(() => server.close());

interface Answered {
  readonly status: number;
  readonly body: { readonly [name: string]: unknown };
}

async function ask(method: string, path: string, body?: object): Promise<Answered> {
  const sent = body && { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
  const response = await fetch(server.url + path, { method, ...sent });
  const text = await response.text();
  return { status: response.status, body: text === "" ? {} : JSON.parse(text) };
}

const addProduct = (stock: number) => ask("POST", "/api/products", { name: "Hat", priceCents: 200, stock });
const put = (userId: string, quantity = 1) =>
  ask("POST", "/api/cart/items", { productId: "prod_1", quantity, userId });
const tally = (answers: readonly Answered[]) =>
  answers.map(({ status, body }) => body.code ?? status).sort((a, b) => String(a).localeCompare(String(b)));

describe("at once", () => {
  const buyers = Array.from({ length: 20 }, (_, at) => `user_${at}`);

  test("twenty buyers and one piece: one is served", async () => {
    await addProduct(1);
    await Promise.all(buyers.map((userId) => put(userId)));
    const answers = await Promise.all(buyers.map((userId) => ask("POST", "/api/orders", { userId })));
    expect(tally(answers)).toEqual([201, ...Array(19).fill("OUT_OF_STOCK")]);
    expect((await ask("GET", "/api/products/prod_1")).body.stock).toBe(0);
  });

  test("one buyer who orders and pays twenty times does each once", async () => {
    await addProduct(100);
    await put("user_ann", 2);
    const orders = await Promise.all(buyers.map(() => ask("POST", "/api/orders", { userId: "user_ann" })));
    expect(tally(orders)).toEqual([201, ...Array(19).fill("CART_EMPTY")]);
    const id = orders.find(({ status }) => status === 201)?.body.id;
    const payments = await Promise.all(buyers.map(() => ask("POST", `/api/payments/${id}`)));
    expect(tally(payments)).toEqual([200, ...Array(19).fill("ORDER_ALREADY_PAID")]);
  });
});

test("the clock is the one that was given", async () => {
  await addProduct(5);
  await put("user_ann");
  now = new Date("2026-02-03T04:05:06.007Z");
  const { body } = await ask("POST", "/api/orders", { userId: "user_ann" });
  expect([body.id, body.createdAt]).toEqual(["order_3", "2026-02-03T04:05:06.007Z"]);
  now = new Date("2026-02-03T04:06:00.000Z");
  const paid = await ask("POST", `/api/payments/${body.id}`);
  expect(paid.body).toEqual({ ...body, status: "PAID", paidAt: "2026-02-03T04:06:00.000Z" });
});

test("who names no user is the development user", async () => {
  expect((await ask("GET", "/api/cart")).body.userId).toBe("user_dev");
  await addProduct(5);
  await ask("POST", "/api/cart/items", { productId: "prod_1", quantity: 1 });
  expect((await ask("POST", "/api/orders")).body.userId).toBe("user_dev");
});

test("a change touches only what it names", async () => {
  await addProduct(5);
  const changed = await ask("PATCH", "/api/products/prod_1", { stock: 9 });
  expect(changed.body).toEqual({ id: "prod_1", name: "Hat", priceCents: 200, stock: 9 });
});

test("an item is removed by its owner only", async () => {
  await addProduct(5);
  await put("user_ann");
  expect((await ask("DELETE", "/api/cart/items/item_2?userId=user_bob")).body.code).toBe(
    "CART_ITEM_NOT_FOUND",
  );
  expect((await ask("DELETE", "/api/cart/items/item_2?userId=user_ann")).status).toBe(204);
});

test("shops know nothing of each other", async () => {
  await addProduct(5);
  server.swap(createShop({ trusting: true }));
  expect((await ask("GET", "/api/products")).body).toEqual([]);
});
