import type { Order, PaymentEvent } from "../../generated/schemas.js";
import type { PaymentIntent } from "../storage/payment-intent.js";
import type { Cashier } from "./cashier.js";
import type { Heard } from "./conclude-in-store.js";

/** Does what an event means, once: that it came is noted in the same transaction. */
export async function hearEvent(cashier: Cashier, event: PaymentEvent, now: Date): Promise<void> {
  await cashier.hear(async ({ events, orders, payments }) => {
    if (!(await events.remember(event.id, now.toISOString()))) return null;
    const order = await orders.find(event.orderId);
    return order === null ? null : heardIn(event, order, await payments.ofOrder(order.id), now);
  });
}

/** What an event says of an order: about the payment that is under way, else about the one that was approved. */
export function heardIn(
  { type, amountCents }: PaymentEvent,
  order: Order,
  payments: readonly PaymentIntent[],
  now: Date,
): Heard {
  const orderId = order.id;
  const open = payments.find(({ state }) => state === "PENDING") ?? null;
  if (type === "DECLINED") return { orderId, intent: open, answer: { kind: "declined" }, now };
  const answer = { kind: "approved", amountCents } as const;
  // Another amount is no answer to what we asked.
  if (amountCents !== order.totalCents) return { orderId, intent: null, answer, now };
  const approved = payments.find(({ state }) => state === "APPROVED") ?? null;
  return { orderId, intent: open ?? approved, answer, now };
}
