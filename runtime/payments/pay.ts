import type { Order } from "../../generated/schemas.js";

export type Payment =
  | { readonly kind: "paid"; readonly order: Order }
  | { readonly kind: "refused"; readonly code: "ORDER_NOT_FOUND" | "ORDER_ALREADY_PAID" };

/** Decides whether an order can be paid now. */
export function pay(order: Order | null, now: Date): Payment {
  if (order === null) return { kind: "refused", code: "ORDER_NOT_FOUND" };
  if (order.status === "PAID") return { kind: "refused", code: "ORDER_ALREADY_PAID" };
  return { kind: "paid", order: { ...order, status: "PAID", paidAt: now.toISOString() } };
}
