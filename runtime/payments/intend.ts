import type { Order } from "../../generated/schemas.js";
import type { Standing } from "../orders/standing.js";
import type { PaymentIntent } from "../storage/payment-intent.js";

/** What an intent would be, but for what the order says. */
export type PaymentWish = Pick<PaymentIntent, "id" | "card" | "request">;

export type Intending =
  | { readonly kind: "intends"; readonly intent: PaymentIntent }
  /** Another payment of the order has no result yet. */
  | { readonly kind: "waits"; readonly order: Order; readonly intent: PaymentIntent }
  | { readonly kind: "refused"; readonly code: "ORDER_ALREADY_PAID" | "ORDER_CANCELLED" };

/** Decides whether an order can be paid now. What is to be taken is what the order says, whatever anybody wishes. */
export function intend(standing: Standing, wish: PaymentWish, now: Date): Intending {
  switch (standing.kind) {
    case "waiting":
      return { kind: "intends", intent: intentFor(standing.order, wish, now) };
    case "being paid":
      return { kind: "waits", order: standing.order, intent: standing.intent };
    case "paid":
      return { kind: "refused", code: "ORDER_ALREADY_PAID" };
    case "over":
      return { kind: "refused", code: "ORDER_CANCELLED" };
  }
}

/** A payment of which the bank has said nothing yet. */
export function intentFor({ id, totalCents }: Order, wish: PaymentWish, now: Date): PaymentIntent {
  return {
    ...wish,
    orderId: id,
    amountCents: totalCents,
    state: "PENDING",
    attempts: 0,
    createdAt: now.toISOString(),
  };
}
