import { expect, test } from "vitest";
import type { Order } from "../../../../generated/schemas.js";
import { order, product } from "../../../../runtime/storage/testing/samples.js";
import type { Answer, Asked, Exchange } from "../history.js";
import { addToCart, cancelOrder, changePrice, payOrder, placeOrder, read } from "../requests.js";
import { judge } from "./judge.js";
import type { Facts } from "./rule.js";

const ANN = "user_ann";
const first = order("1");
const paid = order("1", { status: "PAID", paidAt: "2026-01-01T00:01:00.000Z" });
const cancelled = order("1", { status: "CANCELLED", cancelledAt: "2026-01-01T00:01:00.000Z" });
const hat = "prod_hat";

function answered(status: number, body: unknown, replayed = false): Answer {
  return { status, bytes: JSON.stringify(body), body, replayed };
}

/** A request that is sent at its place in the list and answered right after. */
type Sent = readonly [asked: Asked, answer: Answer | null];

const bought: readonly Sent[] = [
  [addToCart(ANN, hat, 1), answered(200, {})],
  [placeOrder(ANN, "k1"), answered(201, first)],
];

function facts(sent: readonly Sent[], left: { stock: number; orders: readonly Order[] }): Facts {
  const history = sent.map(
    ([asked, answer], at): Exchange => ({
      ...asked,
      number: at + 1,
      round: 1,
      start: at,
      end: at + 0.5,
      answer,
    }),
  );
  const carts = new Map([[ANN, { userId: ANN, items: [], pieces: 0, totalCents: 0 }]]);
  const products = new Map([[hat, product("hat", { stock: left.stock })]]);
  const seen = { products, carts, orders: new Map([[ANN, left.orders]]) };
  return { history, seen, stocks: new Map([[hat, 5]]), faultsExpected: false };
}

const found = (sent: readonly Sent[], stock: number, orders: readonly Order[]) =>
  judge(facts(sent, { stock, orders })).map(({ kind }) => kind);

test("what was acknowledged and is there breaks nothing, nor does what nobody knows of", () => {
  expect(found(bought, 4, [first])).toEqual([]);
  const inDoubt: readonly Sent[] = [
    [addToCart(ANN, hat, 1), null],
    [placeOrder(ANN, null), null],
  ];
  expect(found(inDoubt, 5, [])).toEqual([]);
  expect(found(inDoubt, 4, [first])).toEqual([]);
});

test("an order that is lost, there twice, or that nobody asked for", () => {
  expect(found(bought, 5, [])).toContain("order-lost");
  expect(found(bought, 3, [first, first])).toContain("order-twice");
  expect(
    found([...bought, [placeOrder(ANN, "k2"), answered(400, { code: "CART_EMPTY" })]], 3, [
      first,
      order("2"),
    ]),
  ).toContain("order-unasked");
  expect(found([...bought, [placeOrder(ANN, null), answered(201, first)]], 4, [first])).toContain(
    "order-twice",
  );
});

test("a key with two answers, or with one that is given twice as new", () => {
  const again = (answer: Answer): readonly Sent[] => [...bought, [placeOrder(ANN, "k1"), answer]];
  expect(found(again(answered(201, first, true)), 4, [first])).toEqual([]);
  expect(found(again(answered(409, { code: "REQUEST_IN_PROGRESS" })), 4, [first])).toEqual([]);
  expect(found(again(answered(400, { code: "CART_EMPTY" })), 4, [first])).toContain("answers-differ");
  expect(found(again(answered(201, first)), 4, [first])).toContain("answers-differ");
});

test("an order that goes back, or is two things", () => {
  const pay: Sent = [payOrder(ANN, first.id, "k2", null), answered(200, paid)];
  const look = (it: Order): Sent => [read(ANN, `/api/orders/${it.id}`), answered(200, it)];
  expect(found([...bought, look(first), pay, look(paid)], 4, [paid])).toEqual([]);
  expect(found([...bought, pay, look(first)], 4, [first])).toContain("status-reverted");
  expect(
    found([...bought, pay, [cancelOrder(ANN, first.id), answered(200, cancelled)]], 5, [cancelled]),
  ).toContain("status-reverted");
  expect(found([...bought, look({ ...first, totalCents: 1 })], 4, [first])).toContain("order-changed");
  const refused: Sent = [payOrder(ANN, first.id, null, null), answered(409, { code: "ORDER_CANCELLED" })];
  expect(found([...bought, refused, pay, look(paid)], 4, [paid])).toContain("status-reverted");
});

test("an order that is paid twice, or that nobody paid or cancelled", () => {
  const pay: Sent = [payOrder(ANN, first.id, null, null), answered(200, paid)];
  const alreadyPaid: Sent = [
    payOrder(ANN, first.id, "k3", null),
    answered(409, { code: "ORDER_ALREADY_PAID" }),
  ];
  expect(found([...bought, pay, pay], 4, [paid])).toContain("paid-twice");
  expect(found([...bought, alreadyPaid], 4, [paid])).toContain("paid-unasked");
  expect(found([...bought, [payOrder(ANN, first.id, null, null), null], alreadyPaid], 4, [paid])).toEqual([]);
  expect(found(bought, 5, [cancelled])).toContain("cancelled-unasked");
  expect(found([...bought, pay], 4, [{ ...paid, refundedCents: 200 }])).toContain("refunded-unasked");
  expect(found(bought, 5, [{ ...cancelled, cancelledAt: first.expiresAt }])).toEqual([]);
});

test("pieces that are gone, too many, or less than none", () => {
  expect(found(bought, 5, [first])).toEqual(["stock-differs"]);
  expect(found(bought, 3, [first])).toEqual(["stock-differs"]);
  const look: Sent = [read(ANN, `/api/products/${hat}`), answered(200, product("hat", { stock: -1 }))];
  expect(found([...bought, look], 4, [first])).toEqual(["stock-negative"]);
  expect(found([[addToCart(ANN, hat, 2), answered(200, {})], ...bought], 4, [first])).toEqual([
    "cart-differs",
  ]);
});

test("a price that nobody set, and a fault", () => {
  const priced = (cents: number, answer: Answer | null): Sent => [changePrice(hat, cents), answer];
  const done = answered(200, product("hat"));
  expect(found([priced(200, done), ...bought], 4, [first])).toEqual([]);
  expect(found([priced(200, done), ...bought, priced(9, done)], 4, [first])).toEqual(["price-unknown"]);
  expect(found([priced(9, done), ...bought, priced(200, null)], 4, [first])).toEqual([]);
  expect(found([...bought, [placeOrder(ANN, null), answered(500, {})]], 4, [first])).toEqual(["fault"]);
});
