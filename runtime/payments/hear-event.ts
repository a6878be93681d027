import type { PaymentEvent } from "../../generated/schemas.js";
import type { Cashier } from "./cashier.js";
import { heardIn } from "./heard.js";

/** Does what an event means, once: that it came is noted in the same transaction. */
export async function hearEvent(cashier: Cashier, event: PaymentEvent, now: Date): Promise<void> {
  let isAboutNothing = false;
  await cashier.hear(async ({ events, orders, payments }) => {
    isAboutNothing = false;
    if (!(await events.remember(event.id, now.toISOString()))) return null;
    const order = await orders.find(event.orderId);
    const named = event.paymentId === undefined ? null : await payments.find(event.paymentId);
    isAboutNothing = order === null || (named !== null && named.orderId !== order.id);
    if (order === null || isAboutNothing) return null;
    return heardIn(event, order, await payments.ofOrder(order.id), now);
  });
  if (isAboutNothing && event.type === "APPROVED")
    cashier.report(
      `The bank took ${event.amountCents} for ${event.orderId}, and there is no such order or payment.`,
    );
}
