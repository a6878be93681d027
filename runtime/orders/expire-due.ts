import type { Store } from "../storage/store.js";
import { expire } from "./cancel.js";
import { endAndGiveBack } from "./give-back.js";

/** So many orders end in one transaction: others must not wait long for their turn. */
const AT_ONCE = 50;

/** Ends all unpaid orders whose time is over, and gives back what they held. */
export async function expireDue(store: Store, now: Date): Promise<void> {
  let ended: number;
  do {
    ended = await store.transaction(async (tables) => {
      let count = 0;
      for (const order of await tables.orders.due(now.toISOString(), AT_ONCE)) {
        const expired = expire(order, await tables.payments.ofOrder(order.id), now);
        if (expired !== null && (await endAndGiveBack(expired, tables))) count += 1;
      }
      return count;
    });
  } while (ended === AT_ONCE);
}
