import type { Store } from "../storage/store.js";
import { standingIn } from "./standing-in-store.js";

/** So many orders end in one transaction: others must not wait long for their turn. */
const AT_ONCE = 50;

/** Ends all unpaid orders whose time is over and that nobody has looked at since, and gives back what they held. */
export async function expireDue(store: Store, now: Date): Promise<void> {
  let ended: number;
  do {
    ended = await store.transaction(async (tables) => {
      let count = 0;
      for (const { id } of await tables.orders.due(now.toISOString(), AT_ONCE)) {
        const standing = await standingIn(tables, id, now);
        if (standing?.kind === "over" && standing.unrecorded) count += 1;
      }
      return count;
    });
  } while (ended === AT_ONCE);
}
