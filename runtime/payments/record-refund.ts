import type { PaymentIntent } from "../storage/payment-intent.js";
import type { Tables } from "../storage/store.js";
import type { RefundAnswer } from "./bank.js";

/**
 * Writes down what the bank said of giving money back, and what the order has got back in all; false where another
 * server has written it before.
 */
export async function recordRefund(
  { orders, payments }: Pick<Tables, "orders" | "payments">,
  { id, orderId }: PaymentIntent,
  answer: Exclude<RefundAnswer, { kind: "unknown" }>,
): Promise<boolean> {
  const intent = await payments.find(id);
  if (intent?.state !== "REFUND_DUE") return false;
  const state = answer.kind === "refunded" ? "REFUNDED" : "REFUND_REFUSED";
  await payments.move({ ...intent, state, attempts: intent.attempts + 1 }, "REFUND_DUE");
  if (answer.kind === "refused") return true;
  const order = await orders.find(orderId);
  if (order === null) return true;
  const refunded = (await payments.ofOrder(orderId)).filter((each) => each.state === "REFUNDED");
  const refundedCents = refunded.reduce((sum, { amountCents }) => sum + amountCents, 0);
  await orders.move({ ...order, refundedCents }, order.status);
  return true;
}
