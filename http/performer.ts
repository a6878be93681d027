import type { ServerResponse } from "node:http";
import type { Answer, Refuser } from "./answer.js";
import type { Exchange } from "./exchange.js";
import type { Context, Handler } from "./handler.js";
import type { Claim } from "./idempotency-store.js";
import type { Operation } from "./operation.js";
import { replyChecker } from "./reply.js";

/** A request that is fit for its handler. */
export interface Work {
  readonly exchange: Exchange;
  readonly input: Readonly<Record<string, unknown>>;
  readonly rawBody: Uint8Array;
}

/** Answers a request that is fit for its handler. */
export type Perform = (work: Work) => Promise<Answer>;

/** The two halves of performing, for who must do something in between. */
export interface Performer {
  /** Lets the handler work; its reply is not checked yet. */
  handle(work: Work, keyed: Pick<Context, "claim" | "recordOf">): Promise<unknown>;
  /** Checks a reply and makes it ready to go. */
  answer(reply: unknown, exchange: Exchange): Answer;
}

/** Prepares the last part of an operation: handler and reply. */
export function performerOf(
  operation: Operation,
  handler: Handler<unknown, unknown>,
  refuse: Refuser,
): Performer {
  const checkReply = replyChecker(operation);
  return {
    handle: ({ exchange, input, rawBody }, keyed) => handler(input, contextOf(exchange, rawBody, keyed)),
    answer: (reply, exchange) => {
      const checked = checkReply(reply);
      return "kind" in checked ? refuse(checked, exchange) : checked;
    },
  };
}

/** Performs a request for which nothing is remembered. */
export function performPlainly({ handle, answer }: Performer): Perform {
  return async (work) => answer(await handle(work, KEYLESS), work.exchange);
}

/** What a request without a key has to store: nothing. */
const KEYLESS: Pick<Context, "claim" | "recordOf"> = { claim: null, recordOf: () => null };

/** Makes what a handler knows besides its input. */
function contextOf(
  exchange: Exchange,
  rawBody: Uint8Array,
  keyed: Pick<Context, "claim" | "recordOf">,
): Context {
  return new RequestContext(exchange, rawBody, keyed);
}

/** A class for its getter: one in an object made for each request gives each a hidden class of its own, to be collected. */
class RequestContext implements Context {
  readonly caller: string | null;
  readonly roles: readonly string[];
  readonly requestId: string;
  readonly trace: Context["trace"];
  readonly rawBody: Uint8Array;
  readonly now: () => Date;
  readonly claim: Claim | null;
  readonly recordOf: Context["recordOf"];
  readonly #response: ServerResponse;
  #controller: AbortController | null = null;

  constructor(
    { requestId, trace, caller, roles, now, response }: Exchange,
    rawBody: Uint8Array,
    { claim, recordOf }: Pick<Context, "claim" | "recordOf">,
  ) {
    this.caller = caller;
    this.roles = roles;
    this.requestId = requestId;
    this.trace = trace;
    this.rawBody = rawBody;
    this.now = now;
    this.claim = claim;
    this.recordOf = recordOf;
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
