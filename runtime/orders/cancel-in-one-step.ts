import type { Store } from "../storage/store.js";
import { type Cancelling, cancel } from "./cancel.js";
import { endAndGiveBack } from "./give-back.js";
import { isOf } from "./own-order.js";
import { standingIn } from "./standing-in-store.js";

/** Looks, decides and writes in one transaction; null: the caller has no such order. */
export function cancelInOneStep(
  store: Store,
  id: string,
  { caller, now }: { readonly caller: string | null; now(): Date },
): Promise<Cancelling | null> {
  return store.transaction(async (tables) => {
    const at = now();
    const standing = await standingIn(tables, id, at);
    if (standing === null || !isOf(standing.order, caller)) return null;
    const cancelling = cancel(standing, at);
    if (cancelling.kind === "cancelled") await endAndGiveBack(cancelling.order, tables);
    return cancelling;
  });
}
