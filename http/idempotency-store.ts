import type { Headers } from "./answer.js";

/**
 * The port behind `Idempotency-Key`: who uses a key, and the answer that was given to it. The kernel asks it; a store
 * fulfils it.
 *
 * 1. Before the handler the kernel calls `reserve`. Only `fresh` lets the handler run.
 * 2. Within the transaction of its work the handler stores what `context.recordOf(reply)` gives:
 *    `tables.answers.store(record)` in the shop. So the work and its answer are both there, or neither. A handler that calls a bank between two
 *    transactions does so in the last one.
 * 3. Answers that the handler did not store (a refusal that wrote nothing) the kernel stores by `store`, in a transaction of
 *    their own. What must not be remembered (validation, our own faults) it gives back by `release`.
 *
 * Two requests of one process never hold the same key at once: the kernel sees to that itself. Where several processes
 * share a store, `reserve` answers `running` for a key that another one holds; such a hold ends by itself after a while
 * (its process may have died), and is taken over then. That is safe because `store` has the last word.
 */
export interface IdempotencyStore {
  reserve(claim: Claim): Promise<Reservation>;
  /** Stores an answer in a transaction of its own. */
  readonly store: StoreRecord;
  /** The claim comes to nothing: the next request with this key is fresh. */
  release(claim: Claim): Promise<void>;
}

/**
 * Stores an answer. Throws `KeyTaken` where the key already has an answer that has not expired, or is held by
 * somebody else by now: thrown inside the transaction of the work, it undoes the work.
 */
export type StoreRecord = (record: IdempotencyRecord) => Promise<void>;

/** One request that wants to use a key. `scope` and `key` together name the record; both are bounded texts. */
export interface Claim {
  /** Whose key it is: users never see each other's keys. */
  readonly scope: string;
  readonly key: string;
  /** SHA-256 over method, path and canonical body, in hex: another one under the same key is `reused`. */
  readonly fingerprint: string;
  /** The time by the application's clock (ISO 8601, UTC, milliseconds, so texts compare as times do). */
  readonly at: string;
  /** When a record of this claim ends. A record whose `expiresAt` is not after `at` counts as none. */
  readonly expiresAt: string;
}

export type Reservation =
  | { readonly kind: "fresh" }
  | { readonly kind: "replayed"; readonly answer: StoredAnswer }
  | { readonly kind: "reused" }
  | { readonly kind: "running" };

/** An answer to the byte, as plain data that survives JSON. */
export interface StoredAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** null: no body */
  readonly content: { readonly media: string; readonly bytes: string } | null;
}

/** What is stored. */
export interface IdempotencyRecord extends Claim {
  readonly answer: StoredAnswer;
}

/** Somebody else used the key first. The kernel claims again and gives that answer. */
export class KeyTaken extends Error {
  override readonly name = "KeyTaken";
}
