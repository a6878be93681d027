import type { Order } from "../../generated/schemas.js";
import type { PaymentIntent } from "../storage/payment-intent.js";

/** What cancelling is decided from. */
export interface CancellingFacts {
  readonly order: Order | null;
  /** Who asks; null where everybody is believed. */
  readonly caller: string | null;
  /** All attempts to pay the order. */
  readonly payments: readonly PaymentIntent[];
  readonly now: Date;
}

export type Cancelling =
  | { readonly kind: "cancelled"; readonly order: Order }
  | {
      readonly kind: "refused";
      readonly code: "ORDER_NOT_FOUND" | "ORDER_ALREADY_PAID" | "ORDER_CANCELLED" | "PAYMENT_IN_PROGRESS";
    };

/** Decides whether a buyer may cancel. */
export function cancel({ order, caller, payments, now }: CancellingFacts): Cancelling {
  if (order === null || !isOf(order, caller)) return { kind: "refused", code: "ORDER_NOT_FOUND" };
  if (order.status === "PAID") return { kind: "refused", code: "ORDER_ALREADY_PAID" };
  if (order.status === "CANCELLED") return { kind: "refused", code: "ORDER_CANCELLED" };
  if (payments.some(({ state }) => state === "PENDING"))
    return { kind: "refused", code: "PAYMENT_IN_PROGRESS" };
  if (isOver(order, now)) return { kind: "refused", code: "ORDER_CANCELLED" };
  return { kind: "cancelled", order: ended(order, now) };
}

/** Decides whether an order ends by itself; null: not now. */
export function expire(order: Order, payments: readonly PaymentIntent[], now: Date): Order | null {
  if (order.status !== "PENDING_PAYMENT" || !isOver(order, now)) return null;
  return payments.some(({ state }) => state === "PENDING") ? null : ended(order, now);
}

/** Whether the time to pay is over. */
export function isOver({ expiresAt }: Order, now: Date): boolean {
  return Date.parse(expiresAt) <= now.getTime();
}

/** Whether an order belongs to who asks; what does not might as well not exist. */
export function isOf({ userId }: Order, caller: string | null): boolean {
  return caller === null || userId === caller;
}

function ended(order: Order, now: Date): Order {
  return { ...order, status: "CANCELLED", cancelledAt: now.toISOString() };
}
