import type { Context } from "@specwright/http";
import type { Tables } from "./storage/store.js";

/** Stores a reply in the transaction of its work, so that a retry with the same Idempotency-Key gets this very one. */
export async function settleIn(
  { answers }: Pick<Tables, "answers">,
  { settle }: Pick<Context, "settle">,
  reply: unknown,
): Promise<void> {
  const kept = settle(reply);
  if (kept !== null) await answers.keep(kept);
}
