import { lateAnswersOf, refuse } from "@specwright/runtime/http";
import { contract } from "../../generated/routes.js";
import type { PaymentIntent } from "../storage/payment-intent.js";
import type { Tables } from "../storage/store.js";
import type { BankAnswer } from "./bank.js";
import { type Conclusion, conclude } from "./conclude.js";

/** An answer of the bank about an order, and the payment it belongs to, if any. */
export interface Heard {
  readonly orderId: string;
  readonly intent: PaymentIntent | null;
  readonly answer: BankAnswer;
  readonly now: Date;
}

/**
 * Writes down what an answer of the bank means; null where we know no such order. Both writes are compare and set; where
 * one fails somebody else was quicker, and everything is undone.
 */
export async function concludeIn(
  { orders, payments }: Pick<Tables, "orders" | "payments">,
  { orderId, intent: known, answer, now }: Heard,
): Promise<Conclusion | null> {
  const order = await orders.find(orderId);
  if (order === null) return null;
  const intent = known === null ? null : await payments.find(known.id);
  const conclusion = conclude({ order, intent, answer, now });
  const { paid, intent: after } = conclusion;
  const written =
    (after === null || intent === null || (await payments.move(after, intent.state))) &&
    (paid === null || (await orders.move(paid, order.status)));
  if (!written) throw new Error(`The payment of ${orderId} changed while it was concluded.`);
  return conclusion;
}

const lateAnswer = lateAnswersOf(contract);

/** Stores the answer to a request that a crash cut off, so that a retry with its Idempotency-Key gets it. */
export async function keepLateAnswer(
  { answers }: Pick<Tables, "answers">,
  { orderId, request }: PaymentIntent,
  { paid, outcome }: Conclusion,
  now: Date,
): Promise<void> {
  if (request === undefined || (outcome !== "declined" && paid === null)) return;
  const { claim, id: requestId } = request;
  const known = await answers.find(claim.scope, claim.key);
  const at = now.toISOString();
  if (claim.expiresAt <= at || (known !== null && known.expiresAt > at)) return;
  const lost = { operation: "postApiPaymentsByOrderId", path: `/api/payments/${orderId}`, requestId, now };
  const reply = paid === null ? refuse("PAYMENT_DECLINED") : { status: 200, body: paid };
  await answers.keep({ ...claim, answer: lateAnswer(lost, reply) });
}
