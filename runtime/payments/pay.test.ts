import { expect, test } from "vitest";
import type { Order } from "../../generated/schemas.js";
import { pay } from "./pay.js";

const now = new Date("2026-01-02T03:04:05.678Z");
const order: Order = {
  id: "order_1",
  userId: "user_ann",
  items: [{ productId: "hat", name: "Hat", quantity: 1, unitPriceCents: 200 }],
  totalCents: 200,
  status: "PENDING_PAYMENT",
  createdAt: "2026-01-01T00:00:00.000Z",
};

test("an order that waits is paid now, and is otherwise as it was", () => {
  const paid = { ...order, status: "PAID", paidAt: "2026-01-02T03:04:05.678Z" };
  expect(pay(order, now)).toEqual({ kind: "paid", order: paid });
});

test("a paid one and none at all are refused", () => {
  expect(pay({ ...order, status: "PAID" }, now)).toEqual({ kind: "refused", code: "ORDER_ALREADY_PAID" });
  expect(pay(null, now)).toEqual({ kind: "refused", code: "ORDER_NOT_FOUND" });
});
