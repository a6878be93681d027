import { refuserOf } from "./answer.js";
import { wholeObject } from "./any-schema.js";
import type { AppOptions } from "./app-options.js";
import { catalogueOf, refuseInWords } from "./error-catalogue.js";
import { answerExchange, type Exchange } from "./exchange.js";
import { NotImplemented } from "./not-implemented.js";
import type { Contract, Operation } from "./operation.js";
import type { Found } from "./operation-finder.js";
import { type PathTemplate, pathParams, pathTemplate } from "./path-template.js";
import { perObject } from "./per-object.js";
import { rateLimiterOf } from "./rate-limiter.js";
import { type Refusal, refuse } from "./refusal.js";
import { handlerOf, type Routes } from "./routes.js";
import { runnerOf, type Services } from "./runner.js";
import { listsOf } from "./text-values.js";

/** What all operations that are served together share. */
export function servicesOf({ contract }: Routes, options: AppOptions): Services {
  const {
    now = () => new Date(),
    authenticate = null,
    trusting = false,
    idempotencyStore: answers,
    rateLimit = null,
  } = options;
  return {
    catalogue: catalogueOf(contract),
    credentials: Object.values(contract.credentials ?? {}),
    refuse: refuserOf(contract),
    authenticate,
    trusting,
    memory: answers ? { answers, running: new Map() } : answers,
    rateLimiter: rateLimit === null ? null : rateLimiterOf(rateLimit, now),
  };
}

interface Ranked {
  readonly operation: Operation;
  readonly template: PathTemplate;
}

/** The operations of a contract, in the order that they are looked up: what has more written out comes first. */
export const rankedOperations: (contract: Contract) => readonly Ranked[] = perObject(
  ({ operations }: Contract) =>
    operations
      .map((operation) => ({ operation, template: pathTemplate(operation.path) }))
      .map((ranked) => ({ ...ranked, rank: rankOf(ranked.operation, ranked.template) }))
      .sort((a, b) => (a.rank < b.rank ? -1 : Number(a.rank > b.rank))),
);

/** GET answers HEAD too, so an operation for HEAD stands before it. */
const rankOf = ({ method }: Operation, { rank }: PathTemplate): string =>
  `${rank} ${Number(method !== "HEAD")}`;

/** Answers a request of one operation, and never rejects. */
export type Serve = (exchange: Exchange) => Promise<void>;

/** Prepares all operations once, in the order that they are looked up. */
export function servedBy(routes: Routes, services: Services): readonly Found<Serve>[] {
  return rankedOperations(routes.contract).map((ranked) => ({
    ...ranked,
    value: serverOf(ranked, routes, services),
  }));
}

function serverOf({ operation, template }: Ranked, { handlers }: Routes, services: Services): Serve {
  const lists = operation.params ? listsOf(wholeObject(operation.params)) : NO_LISTS;
  const readParams = pathParams(template, lists);
  const run = runnerOf(operation, handlerOf(handlers, operation), services);
  return async (exchange) => {
    try {
      const params = readParams(exchange.canonicalPath);
      if (params === null) {
        refuseBadPath(exchange, services);
        return;
      }
      const answer = await run(exchange, params);
      answerExchange(exchange, "kind" in answer ? services.refuse(answer, exchange) : answer);
    } catch (error) {
      failSafely(exchange, error, services);
    }
  };
}

/** Refuses a path that cannot be read. */
export function refuseBadPath(exchange: Exchange, services: Services): void {
  const words = "The path is not percent-encoded properly";
  refuseGuess(exchange, refuseInWords(services.catalogue, "VALIDATION_FAILED", words), services);
}

/** Refuses what is no operation. A client that guesses paths is rate-limited like one that finds operations. */
export function refuseGuess(
  exchange: Exchange,
  refusal: Refusal<string, string>,
  { rateLimiter, refuse }: Services,
): void {
  const limited =
    rateLimiter === null || rateLimiter.exempt.has(exchange.path)
      ? null
      : rateLimiter.pass(exchange.request, null);
  answerExchange(exchange, refuse(limited ?? refusal, exchange));
}

/** A log that fails as well must not end the process. */
function failSafely(exchange: Exchange, error: unknown, services: Services): void {
  try {
    fail(exchange, error, services);
  } catch {
    exchange.response.destroy();
  }
}

const NO_LISTS: ReadonlySet<string> = new Set();

/** Our own fault: reported to the log, not to the client. A client that disconnected is no fault. */
export function fail(exchange: Exchange, error: unknown, services: Services): void {
  if (error instanceof NotImplemented) {
    const refusal = refuse("NOT_IMPLEMENTED", { detail: error.message });
    answerExchange(exchange, services.refuse(refusal, exchange));
    return;
  }
  const gone = exchange.request.destroyed && !exchange.request.complete;
  answerExchange(exchange, services.refuse(refuse("INTERNAL_ERROR"), exchange), gone ? null : error);
}
