import type { ServerResponse } from "node:http";
import type { Exchange } from "./exchange.js";
import type { Context } from "./handler.js";
import type { Claim } from "./once.js";

/** What a request without a key has to settle: nothing. */
export const KEYLESS: Pick<Context, "claim" | "settle"> = { claim: null, settle: () => null };

/** Makes what a handler knows besides its input. */
export function contextOf(
  exchange: Exchange,
  rawBody: Uint8Array,
  keyed: Pick<Context, "claim" | "settle">,
): Context {
  return new RequestContext(exchange, rawBody, keyed);
}

/** A class for its getter: one in an object made for each request gives each a hidden class of its own, to be collected. */
class RequestContext implements Context {
  readonly caller: string | null;
  readonly requestId: string;
  readonly trace: Context["trace"];
  readonly rawBody: Uint8Array;
  readonly now: () => Date;
  readonly claim: Claim | null;
  readonly settle: Context["settle"];
  readonly #response: ServerResponse;
  #controller: AbortController | null = null;

  constructor(
    { requestId, trace, caller, now, response }: Exchange,
    rawBody: Uint8Array,
    { claim, settle }: Pick<Context, "claim" | "settle">,
  ) {
    this.caller = caller;
    this.requestId = requestId;
    this.trace = trace;
    this.rawBody = rawBody;
    this.now = now;
    this.claim = claim;
    this.settle = settle;
    this.#response = response;
  }

  /** Few handlers ask for it, so it is made when one does. */
  get signal(): AbortSignal {
    if (this.#controller === null) {
      const made = new AbortController();
      this.#response.once("close", () => made.abort());
      if (this.#response.destroyed) made.abort();
      this.#controller = made;
    }
    return this.#controller.signal;
  }
}
