import type { Claim, Context, IdempotencyRecord, IdempotencyStore, Reservation } from "@specwright/http";
import type { Store, Tables } from "./storage/store.js";

/** Remembers answers where everything else is kept, so that work and answer are in one transaction. */
export function answersIn(store: Store): IdempotencyStore {
  return {
    reserve: async (claim) => {
      if (store.holds !== null) return store.holds.reserve(claim);
      const found = await store.transaction(({ answers }) => answers.find(claim.scope, claim.key));
      return reservationOf(found, claim);
    },
    store: (kept) => store.transaction(({ answers }) => answers.store(kept)),
    release: async (claim) => store.holds?.release(claim),
  };
}

/** What a record says of a claim. */
export function reservationOf(found: IdempotencyRecord | null, claim: Claim): Reservation {
  if (found === null || found.expiresAt <= claim.at) return { kind: "fresh" };
  if (found.fingerprint !== claim.fingerprint) return { kind: "reused" };
  return { kind: "replayed", answer: found.answer };
}

/** Stores a reply in the transaction of its work, so that a retry with the same Idempotency-Key gets this very one. */
export async function storeReply(
  { answers }: Pick<Tables, "answers">,
  { recordOf }: Pick<Context, "recordOf">,
  reply: unknown,
): Promise<void> {
  const kept = recordOf(reply);
  if (kept !== null) await answers.store(kept);
}
