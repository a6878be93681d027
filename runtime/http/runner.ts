import type { Answer, Refuser } from "./answer.js";
import { type Authenticate, doorOf } from "./authentication.js";
import { readBody } from "./body.js";
import { callerReader } from "./caller.js";
import type { Catalogue } from "./error-catalogue.js";
import type { Exchange } from "./exchange.js";
import type { Context, Handler } from "./handler.js";
import { inputReader } from "./input.js";
import { refusalOf } from "./issues.js";
import type { Operation } from "./operation.js";
import type { Refusal } from "./refusal.js";
import { replyChecker } from "./reply.js";
import type { Texts } from "./text-values.js";

/** What all operations of an application share. */
export interface Services {
  readonly catalogue: Catalogue;
  readonly refuse: Refuser;
  readonly bodyLimit: number;
  readonly authenticate: Authenticate | null;
}

export type Runner = (exchange: Exchange, params: Texts) => Promise<Answer>;

/** Prepares an operation once, so that each request only runs: door, body, input, handler, reply. */
export function runnerOf(
  operation: Operation,
  handler: Handler<unknown, unknown>,
  services: Services,
): Runner {
  const { catalogue, refuse, bodyLimit, authenticate } = services;
  const enter = doorOf(operation, authenticate);
  const readInput = inputReader(operation);
  const callerOf = callerReader(operation);
  const checkReply = replyChecker(operation);
  const run = async (exchange: Exchange, params: Texts): Promise<Answer | Refusal<string, string>> => {
    const { request, query } = exchange;
    const identity = await enter(request.headers.authorization);
    if (identity !== null && "kind" in identity) return identity;
    const body = await readBody(request, bodyLimit);
    if ("kind" in body) return body;
    const input = readInput({ params, query, headers: request.headers, body });
    if ("kind" in input) return input;
    const { values, issues, errors } = input;
    if (issues.length > 0 || errors.length > 0) return refusalOf(issues, errors, catalogue);
    const caller = identity?.caller ?? callerOf(values);
    return checkReply(await handler(values, contextOf(exchange, caller)));
  };
  return async (exchange, params) => {
    const answer = await run(exchange, params);
    return "kind" in answer ? refuse(answer, exchange) : answer;
  };
}

function contextOf({ requestId, now, response }: Exchange, caller: string | null): Context {
  let controller: AbortController | null = null;
  return {
    caller,
    requestId,
    now,
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
