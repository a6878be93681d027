import type { Claim, IdempotencyRecord } from "./idempotency-store.js";
import type { TraceContext } from "./trace-context.js";

/** What a handler knows besides its input. */
export interface Context {
  /** Who is asking, or null where nobody said. */
  readonly caller: string | null;
  /** The roles that `authenticate` gave to who is asking; none where nobody proved a name. */
  readonly roles: readonly string[];
  readonly requestId: string;
  /** The client's trace, to be passed on to whomever this handler calls; null where it is in none. */
  readonly trace: TraceContext | null;
  /** The body to the byte, for who must check a signature of it. */
  readonly rawBody: Uint8Array;
  /** The time; it comes from outside, so that tests may move it. */
  now(): Date;
  /** Aborted when the client disconnects before it is answered. */
  readonly signal: AbortSignal;
  /** The use of an Idempotency-Key that this request is, for who must finish it after a crash; null: it has no key. */
  readonly claim: Claim | null;
  /**
   * What to store in the transaction of the work, so that a retry with the same Idempotency-Key gets this very reply;
   * null where there is nothing to store. Return the same reply object afterwards. See `idempotency-store.ts`.
   */
  recordOf(reply: unknown): IdempotencyRecord | null;
}

/** One operation as its implementation sees it: no request, no response. */
export type Handler<Input, Reply> = (input: Input, context: Context) => Promise<Reply>;
