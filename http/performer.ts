import type { Answer, Refuser } from "./answer.js";
import { contextOf, KEYLESS } from "./context.js";
import type { Exchange } from "./exchange.js";
import type { Context, Handler } from "./handler.js";
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
  handle(work: Work, keyed: Pick<Context, "claim" | "settle">): Promise<unknown>;
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
