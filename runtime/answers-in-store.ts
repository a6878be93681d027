import type { Claim, Claiming, Context, KeptAnswer, Once } from "@specwright/http";
import type { Store, Tables } from "./storage/store.js";

/** Remembers answers where everything else is kept, so that work and answer are in one transaction. */
export function answersIn(store: Store): Once {
  return {
    claim: async (claim) => {
      if (store.holds !== null) return store.holds.claim(claim);
      const found = await store.transaction(({ answers }) => answers.find(claim.scope, claim.key));
      return claimingOf(found, claim);
    },
    keep: (kept) => store.transaction(({ answers }) => answers.keep(kept)),
    release: async (claim) => store.holds?.release(claim),
  };
}

/** What a record says of a claim. */
export function claimingOf(found: KeptAnswer | null, claim: Claim): Claiming {
  if (found === null || found.expiresAt <= claim.at) return { kind: "fresh" };
  if (found.fingerprint !== claim.fingerprint) return { kind: "reused" };
  return { kind: "replayed", answer: found.answer };
}

/** Stores a reply in the transaction of its work, so that a retry with the same Idempotency-Key gets this very one. */
export async function settleIn(
  { answers }: Pick<Tables, "answers">,
  { settle }: Pick<Context, "settle">,
  reply: unknown,
): Promise<void> {
  const kept = settle(reply);
  if (kept !== null) await answers.keep(kept);
}
