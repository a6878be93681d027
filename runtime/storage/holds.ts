import type { Claim, Reservation } from "@specwright/http";

/** Where several processes share a store: which of them is at work under an idempotency key. */
export interface Holds {
  /** Looks for the answer to a claim and, where there is none, takes the key for a while. */
  reserve(claim: Claim): Promise<Reservation>;
  /** Gives the key back. */
  release(claim: Claim): Promise<void>;
}
