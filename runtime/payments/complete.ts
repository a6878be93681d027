import type { PaymentIntent } from "../storage/payment-intent.js";
import { LEAVE_ALONE } from "./bank.js";
import type { Cashier } from "./cashier.js";

const MOST = 1_000;
const AT_ONCE = 10;

/**
 * Asks the bank about payments whose result is not known, and for the money that is to be given back, and writes down what
 * it says. What a crash cut off comes up here again.
 */
export async function completePayments(
  cashier: Cashier,
  now: Date,
  olderThan: number = LEAVE_ALONE,
): Promise<void> {
  const before = new Date(now.getTime() - olderThan).toISOString();
  const unfinished = await cashier.store.transaction(({ payments }) => payments.unfinished(before, MOST));
  const waiting = unfinished.filter(({ id }) => !cashier.underWay.has(id));
  const next = async (): Promise<void> => {
    for (let intent = waiting.shift(); intent !== undefined; intent = waiting.shift()) {
      const asked = intent;
      try {
        await cashier.underWay.during(asked.id, () => finish(cashier, asked, now));
      } catch (error) {
        // It is unfinished still and comes up again; those behind it must not wait for it.
        cashier.report(`What the bank said of ${asked.id} could not be kept: ${String(error)}`);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}

async function finish(cashier: Cashier, intent: PaymentIntent, now: Date): Promise<void> {
  if (intent.state === "REFUND_DUE") return cashier.giveBack(intent);
  const answer = await cashier.ask(intent, null);
  await cashier.hear(async () => ({ intent, answer, now }));
}
