import { LEAVE_ALONE } from "./bank.js";
import type { Cashier } from "./cashier.js";

const MOST = 1_000;
const AT_ONCE = 10;

/** Asks the bank about payments whose result is not known, and writes down what it says. */
export async function completePayments(
  cashier: Cashier,
  now: Date,
  olderThan: number = LEAVE_ALONE,
): Promise<void> {
  const before = new Date(now.getTime() - olderThan).toISOString();
  const open = await cashier.store.transaction(({ payments }) => payments.open(before, MOST));
  const waiting = open.filter(({ id }) => !cashier.underWay.has(id));
  const next = async (): Promise<void> => {
    for (let intent = waiting.shift(); intent !== undefined; intent = waiting.shift()) {
      const asked = intent;
      try {
        await cashier.underWay.during(asked.id, async () => {
          const answer = await cashier.ask(asked, null);
          await cashier.hear(async () => ({ orderId: asked.orderId, intent: asked, answer, now }));
        });
      } catch (error) {
        // It is open still and comes up again; those behind it must not wait for it.
        cashier.report(`What the bank said of ${asked.id} could not be kept: ${String(error)}`);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}
