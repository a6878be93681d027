import type { Order } from "../../generated/schemas.js";
import type { PaymentIntent } from "../storage/payment-intent.js";

/** Where an order stands at a moment. All that is answered and written about an order is decided by this, and by nothing else. */
export type Standing =
  /** It can be paid or cancelled. */
  | { readonly kind: "waiting"; readonly order: Order }
  /** The bank has not said what became of this payment. Until it has, the order neither ends nor takes another payment. */
  | { readonly kind: "being paid"; readonly order: Order; readonly intent: PaymentIntent }
  | { readonly kind: "paid"; readonly order: Order }
  /** `unrecorded`: it ended by the clock, and nobody has written that down yet. */
  | { readonly kind: "over"; readonly order: Order; readonly unrecorded: boolean };

/** Decides where an order stands, by what is recorded of it, by all attempts to pay it and by the clock. */
export function standingOf(order: Order, payments: readonly PaymentIntent[], now: Date): Standing {
  if (order.status === "PAID") return { kind: "paid", order };
  if (order.status === "CANCELLED") return { kind: "over", order, unrecorded: false };
  const intent = payments.find(({ state }) => state === "PENDING");
  if (intent !== undefined) return { kind: "being paid", order, intent };
  if (isTimeOver(order, now)) return { kind: "over", order: ended(order, now), unrecorded: true };
  return { kind: "waiting", order };
}

/** Whether an order that is recorded as unpaid may have ended by the clock. */
export function isTimeOver({ status, expiresAt }: Order, now: Date): boolean {
  return status === "PENDING_PAYMENT" && Date.parse(expiresAt) <= now.getTime();
}

/** The order as it is once it has ended unpaid. */
export function ended(order: Order, now: Date): Order {
  return { ...order, status: "CANCELLED", cancelledAt: now.toISOString() };
}
