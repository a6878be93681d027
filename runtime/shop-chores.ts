import type { Chore } from "./chores.js";
import { expireDue } from "./orders/expire-due.js";
import type { Cashier } from "./payments/cashier.js";
import { completePayments } from "./payments/complete.js";
import type { Store } from "./storage/store.js";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const ANSWERS_AT_ONCE = 1_000;

/** What the shop does by itself. */
export function shopChores(store: Store, cashier: Cashier): readonly Chore[] {
  return [
    { name: "Expiring orders", every: SECOND, run: (now) => expireDue(store, now) },
    { name: "Completing payments", every: 5 * SECOND, run: (now) => completePayments(cashier, now) },
    {
      name: "Forgetting old answers",
      every: MINUTE,
      run: (now) => forgetOver(store, now.toISOString()),
    },
  ];
}

/** Forgets all of them, some at a time: forgetting slower than they come would keep them for ever. */
async function forgetOver(store: Store, at: string): Promise<void> {
  let forgotten: number;
  do {
    forgotten = await store.transaction(({ answers }) => answers.forget(at, ANSWERS_AT_ONCE));
  } while (forgotten === ANSWERS_AT_ONCE);
}
