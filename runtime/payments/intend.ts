import type { Order } from "../../generated/schemas.js";
import { isOf, isOver } from "../orders/cancel.js";
import type { PaymentIntent } from "../storage/payment-intent.js";

/** What is decided from, before the bank is called. */
export interface IntendingFacts {
  readonly order: Order | null;
  /** Who asks; null where everybody is believed. */
  readonly caller: string | null;
  /** All attempts to pay the order. */
  readonly payments: readonly PaymentIntent[];
  readonly now: Date;
  /** What the intent would be, but for what the order says. */
  readonly wish: Pick<PaymentIntent, "id" | "card" | "request">;
}

export type Intending =
  | { readonly kind: "intends"; readonly intent: PaymentIntent }
  /** Another payment of the order has no result yet. */
  | { readonly kind: "waits"; readonly order: Order; readonly intent: PaymentIntent }
  | {
      readonly kind: "refused";
      readonly code: "ORDER_NOT_FOUND" | "ORDER_ALREADY_PAID" | "ORDER_CANCELLED";
    };

/** Decides whether an order can be paid now. What is to be taken is what the order says, whatever anybody wishes. */
export function intend({ order, caller, payments, now, wish }: IntendingFacts): Intending {
  if (order === null || !isOf(order, caller)) return { kind: "refused", code: "ORDER_NOT_FOUND" };
  if (order.status === "PAID") return { kind: "refused", code: "ORDER_ALREADY_PAID" };
  if (order.status === "CANCELLED") return { kind: "refused", code: "ORDER_CANCELLED" };
  const open = payments.find(({ state }) => state === "PENDING");
  if (open !== undefined) return { kind: "waits", order, intent: open };
  if (isOver(order, now)) return { kind: "refused", code: "ORDER_CANCELLED" };
  const intent: PaymentIntent = {
    ...wish,
    orderId: order.id,
    amountCents: order.totalCents,
    state: "PENDING",
    attempts: 0,
    createdAt: now.toISOString(),
  };
  return { kind: "intends", intent };
}
