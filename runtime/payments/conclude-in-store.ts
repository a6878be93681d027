import { lateAnswersOf, refuse } from "@specwright/http";
import { contract } from "../../generated/routes.js";
import { standingIn } from "../orders/standing-in-store.js";
import type { PaymentIntent } from "../storage/payment-intent.js";
import type { Tables } from "../storage/store.js";
import { type Conclusion, conclude } from "./conclude.js";
import type { Heard } from "./heard.js";

/**
 * Writes down what an answer of the bank means; null where we know no such order. Both writes are compare and set; where
 * one fails somebody else was quicker, and everything is undone.
 */
export async function concludeIn(
  tables: Pick<Tables, "orders" | "payments" | "products">,
  { intent: heard, answer, now }: Heard,
): Promise<Conclusion | null> {
  const { orders, payments } = tables;
  const standing = await standingIn(tables, heard.orderId, now);
  if (standing === null) return null;
  const recorded = await payments.find(heard.id);
  const conclusion = conclude({ standing, intent: recorded ?? heard, answer, now });
  const { paid, intent: after } = conclusion;
  const written =
    (after === null ||
      (recorded === null ? await payments.add(after) : await payments.move(after, recorded.state))) &&
    (paid === null || (await orders.move(paid, standing.order.status)));
  if (!written) throw new Error(`The payment of ${heard.orderId} changed while it was concluded.`);
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
  await answers.store({ ...claim, answer: lateAnswer(lost, reply) });
}
