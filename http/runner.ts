import type { Answer, Refuser } from "./answer.js";
import { type Authenticate, authenticatorOf } from "./authentication.js";
import { takesKey } from "./claim.js";
import { hasParts, PARTS } from "./content.js";
import type { Catalogue } from "./error-catalogue.js";
import type { Exchange } from "./exchange.js";
import type { FormEntries, FormFault } from "./form-entries.js";
import { entriesOfParts } from "./form-parts.js";
import type { Handler } from "./handler.js";
import { callerReader, inputReader } from "./input.js";
import { refusalOf } from "./issues.js";
import { isMedia } from "./json-body.js";
import { type IdempotencyState, performOnce } from "./keyed-performer.js";
import type { Credential, Operation } from "./operation.js";
import { type Perform, performerOf, performPlainly } from "./performer.js";
import type { RateLimiter } from "./rate-limiter.js";
import { type Refusal, refuse } from "./refusal.js";
import type { Texts } from "./text-values.js";

/** What all operations of an application share. */
export interface Services {
  readonly catalogue: Catalogue;
  /** All of the contract. */
  readonly credentials: readonly Credential[];
  readonly refuse: Refuser;
  readonly authenticate: Authenticate | null;
  readonly trusting: boolean;
  /** Undefined where the program did not say; null where nothing shall be remembered. */
  readonly memory: IdempotencyState | null | undefined;
  readonly rateLimiter: RateLimiter | null;
}

/** A refusal is still to be put into words. */
export type Runner = (exchange: Exchange, params: Texts) => Promise<Answer | Refusal<string, string>>;

/** Prepares an operation once, so that each request only runs: authentication, body, input, handler, reply. */
export function runnerOf(
  operation: Operation,
  handler: Handler<unknown, unknown>,
  services: Services,
): Runner {
  const { catalogue, authenticate, trusting } = services;
  const enter = authenticatorOf(operation, authenticate, trusting);
  const rateLimiter = services.rateLimiter?.exempt.has(operation.path) ? null : services.rateLimiter;
  const readInput = inputReader(operation, catalogue, services.credentials);
  const words = { catalogue, ...(operation.codes && { codes: operation.codes }) };
  const namedCaller = callerReader(operation);
  const perform = performOf(operation, handler, services);
  const isParted = hasParts(operation);
  const exact = typeof operation.body === "string" || isParted;
  return async (exchange, params) => {
    exchange.operation = operation;
    const { request, query, body } = exchange;
    const identity = enter === null ? null : await enter({ headers: request.headers, query });
    const nobody = identity === null || "kind" in identity;
    if (rateLimiter !== null) {
      const wait = rateLimiter.pass(request, nobody ? null : identity.caller);
      if (wait !== null) return wait;
    }
    if (identity !== null && "kind" in identity) return identity;
    if (identity !== null) [exchange.caller, exchange.roles] = [identity.caller, identity.roles];
    const reading = body.whole(exact);
    const rawBody = reading instanceof Promise ? await reading : reading;
    if ("kind" in rawBody) return rawBody;
    const { headers } = request;
    const parts = isParted ? await partsOf(headers["content-type"], rawBody) : null;
    const input = readInput({ params, query, headers, body: rawBody, parts });
    if ("kind" in input) return input;
    const { values, issues, errors } = input;
    if (issues.length > 0 || errors.length > 0) return refusalOf(issues, errors, words);
    const named = namedCaller(values);
    if (identity === null) exchange.caller = named;
    else if (named !== null && named !== identity.caller) return refuse("FORBIDDEN");
    // Awaited here: a promise that is returned takes two more turns of the queue to become the answer.
    return await perform({ exchange, input: values, rawBody });
  };
}

/** The parts of a form; what is of another media type is refused for that. */
async function partsOf(
  contentType: string | undefined,
  body: Buffer,
): Promise<FormEntries | FormFault | null> {
  return isMedia(contentType, PARTS) ? await entriesOfParts(contentType ?? "", body) : null;
}

/** Whether work is remembered must be said: a client that trusts its key must not be deceived. */
function performOf(
  operation: Operation,
  handler: Handler<unknown, unknown>,
  { refuse, memory, catalogue }: Services,
): Perform {
  const performer = performerOf(operation, handler, refuse);
  if (!takesKey(operation) || memory === null) return performPlainly(performer);
  if (memory === undefined)
    throw new TypeError(
      `"${operation.id}" takes an Idempotency-Key, but answers are not stored: give \`idempotencyStore\`, or \`idempotencyStore: null\`.`,
    );
  const bytes = Object.values(operation.replies).find(
    (reply) => typeof reply === "string" && !reply.startsWith("text/"),
  );
  if (bytes !== undefined)
    throw new TypeError(`"${operation.id}" takes an Idempotency-Key, so it cannot answer ${String(bytes)}.`);
  const invalid = catalogue.get("VALIDATION_FAILED")?.name ?? "VALIDATION_FAILED";
  return performOnce(operation, performer, memory, refuse, invalid);
}
