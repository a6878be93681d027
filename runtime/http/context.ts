import type { Exchange } from "./exchange.js";
import type { Context } from "./handler.js";

/** What a request without a key has to settle: nothing. */
export const KEYLESS: Pick<Context, "claim" | "settle"> = { claim: null, settle: () => null };

/** Makes what a handler knows besides its input. */
export function contextOf(
  { requestId, trace, caller, now, response }: Exchange,
  rawBody: Uint8Array,
  { claim, settle }: Pick<Context, "claim" | "settle">,
): Context {
  let controller: AbortController | null = null;
  return {
    caller,
    requestId,
    trace,
    rawBody,
    now,
    claim,
    settle,
    // Few handlers ask for it, so it is made when one does.
    get signal() {
      if (controller === null) {
        const made = new AbortController();
        response.once("close", () => made.abort());
        if (response.destroyed) made.abort();
        controller = made;
      }
      return controller.signal;
    },
  };
}
