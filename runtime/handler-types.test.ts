import { type Handler, refuse } from "@specwright/http";
import { expect, test } from "vitest";
import type { Handlers, PostApiOrdersReply } from "../generated/handlers.js";
import type { Order } from "../generated/schemas.js";

/** What must not compile. Each line below fails `tsc` on the day it does. */
const order = {} as Order;
type Place = Handler<object, PostApiOrdersReply>;

const allowed: readonly Place[] = [
  async () => ({ status: 201, body: order }),
  async () => refuse("CART_EMPTY"),
  async () => refuse("OUT_OF_STOCK", { detail: "Only two are left" }),
  async () => (Date.now() > 0 ? refuse("VALIDATION_FAILED") : { status: 201, body: order }),
];

const forbidden: readonly Place[] = [
  // @ts-expect-error: a status that is not declared
  async () => ({ status: 200, body: order }),
  // @ts-expect-error: the body of another reply
  async () => ({ status: 201, body: [order] }),
  // @ts-expect-error: no body
  async () => ({ status: 201 }),
  // @ts-expect-error: a code that is not declared here
  async () => refuse("ORDER_ALREADY_PAID"),
  // @ts-expect-error: a code of the kernel
  async () => refuse("ROUTE_NOT_FOUND"),
  // @ts-expect-error: nothing
  async () => undefined,
];

// @ts-expect-error: an operation without its handler
const missing: Handlers = { getApiCart: async () => ({ status: 204 }) };

test("what the specification forbids does not compile", () => {
  expect([allowed.length, forbidden.length, Object.keys(missing).length]).toEqual([4, 6, 1]);
});
