import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import express, { type Application, type NextFunction, type Request, type Response } from "express";
import { type Headers, refuserOf } from "./answer.js";
import { wholeObject } from "./any-schema.js";
import type { Authenticate } from "./authentication.js";
import { adoptPrototypes } from "./births.js";
import { bodyRoomOf } from "./body-room.js";
import { catalogueOf } from "./error-catalogue.js";
import { answerExchange, type Exchange, openExchange } from "./exchange.js";
import { type Log, logFaults } from "./log.js";
import { NotImplemented } from "./not-implemented.js";
import type { Once } from "./once.js";
import type { Contract, Operation } from "./operation.js";
import { pathParams } from "./path-params.js";
import { type PathTemplate, pathTemplate } from "./path-template.js";
import { perObject } from "./per-object.js";
import { type Refusal, refuse } from "./refusal.js";
import { handlerOf, type Routes } from "./routes.js";
import { type Runner, runnerOf, type Services } from "./runner.js";
import { securityHeaders } from "./security-headers.js";
import { listsOf, type Texts } from "./text-values.js";
import { type TurnstileOptions, turnstileOf } from "./turnstile.js";

/** What a program may say about its application; each has a sensible default. */
export interface AppOptions {
  readonly now?: () => Date;
  readonly log?: Log;
  /** The largest body in bytes, 1 MB by default. */
  readonly bodyLimit?: number;
  /** The most that the bodies of all requests under way take together, in bytes: by default 16 of the largest. */
  readonly bodyMemory?: number;
  /** Needed where the contract asks for authentication, unless everybody is trusted. */
  readonly authenticate?: Authenticate;
  /** For development: who brings no credentials may do everything, and is whom the request names. */
  readonly trusting?: boolean;
  /** Needed where the contract takes an Idempotency-Key. Null says plainly that keys are ignored. */
  readonly once?: Once | null;
  /** How often one caller may ask; absent, there is no limit. */
  readonly rateLimit?: TurnstileOptions | null;
  /** Headers for every answer, besides or instead of `securityHeaders`. */
  readonly headers?: Headers;
}

/** What Express expects on a request and a response whose prototypes are shared by all applications. */
interface Owned {
  app?: Application;
  locals?: { readonly exchange: Exchange };
}

const MEGABYTE = 1_000_000;
const LARGEST_AT_ONCE = 16;

/** Makes the application that serves a contract. It listens to nothing yet: see `listen`. */
export function createApp(routes: Routes, options: AppOptions = {}): RequestListener {
  const { now = () => new Date(), log = logFaults, bodyLimit = MEGABYTE } = options;
  const { bodyMemory = bodyLimit * LARGEST_AT_ONCE } = options;
  const services = servicesOf(routes, options, now);
  const app = bareApplication();
  mountOperations(app, routes, services);
  mountFallbacks(app, routes.contract, services);
  const headers = Object.entries({ ...securityHeaders, ...options.headers });
  const bodies = { limit: bodyLimit, room: bodyRoomOf(bodyMemory) };
  const shared = { now, log, headers, bodies };
  return (request, response) => {
    const exchange = openExchange(request, response, shared);
    const asked: IncomingMessage & Owned = request;
    const answered: ServerResponse & Owned = response;
    // One by one: Object.assign takes the slow way to each.
    asked.app = app;
    answered.app = app;
    answered.locals = { exchange };
    if (exchange.canonicalPath !== exchange.path) asked.url = exchange.canonicalPath;
    app(request, response);
  };
}

function servicesOf({ contract }: Routes, options: AppOptions, now: () => Date): Services {
  const { authenticate = null, trusting = false, once, rateLimit = null } = options;
  const catalogue = catalogueOf(contract);
  return {
    catalogue,
    refuse: refuserOf(contract),
    authenticate,
    trusting,
    memory: once ? { once, running: new Map() } : once,
    turnstile: rateLimit === null ? null : turnstileOf(rateLimit, now),
  };
}

function bareApplication(): Application {
  const app = express();
  app.disable("x-powered-by");
  app.enable("case sensitive routing");
  app.enable("strict routing");
  adoptPrototypes(app);
  return app;
}

function exchangeOf(response: Response): Exchange {
  return response.locals.exchange as Exchange;
}

const rankedOperations = perObject(({ operations }: Contract) =>
  operations
    .map((operation) => ({ operation, template: pathTemplate(operation.path) }))
    .map((ranked) => ({ ...ranked, rank: rankOf(ranked.operation, ranked.template) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : Number(a.rank > b.rank))),
);

/** GET answers HEAD too, so an operation for HEAD stands before it. */
const rankOf = ({ method }: Operation, { rank }: PathTemplate): string =>
  `${rank} ${Number(method !== "HEAD")}`;

function mountOperations(app: Application, { contract, handlers }: Routes, services: Services): void {
  for (const { operation, template } of rankedOperations(contract)) {
    const lists = operation.params ? listsOf(wholeObject(operation.params)) : NO_LISTS;
    const readParams = pathParams(template, lists);
    const run = runnerOf(operation, handlerOf(handlers, operation), services);
    const verb = operation.method.toLowerCase() as "get";
    app[verb](template.pattern, (_request, response) => serve(run, readParams, response, services));
  }
  app.get("/healthz", (_request, response) => {
    const content = { media: "application/json; charset=utf-8", bytes: '{"status":"ok"}' };
    answerExchange(exchangeOf(response), { status: 200, headers: {}, content, code: null });
  });
}

const NO_LISTS: ReadonlySet<string> = new Set();

async function serve(
  run: Runner,
  readParams: (path: string) => Texts,
  response: Response,
  services: Services,
): Promise<void> {
  const exchange = exchangeOf(response);
  try {
    const answer = await run(exchange, readParams(exchange.canonicalPath));
    answerExchange(exchange, "kind" in answer ? services.refuse(answer, exchange) : answer);
  } catch (error) {
    fail(exchange, error, services);
  }
}

/** Our own fault: told to the log, not to the client. A client that went away is nobody's fault. */
function fail(exchange: Exchange, error: unknown, services: Services): void {
  if (error instanceof NotImplemented) {
    const refusal = refuse("NOT_IMPLEMENTED", { detail: error.message });
    answerExchange(exchange, services.refuse(refusal, exchange));
    return;
  }
  const gone = exchange.request.destroyed && !exchange.request.complete;
  answerExchange(exchange, services.refuse(refuse("INTERNAL_ERROR"), exchange), gone ? null : error);
}

function mountFallbacks(app: Application, contract: Contract, services: Services): void {
  const templates = [
    ...rankedOperations(contract).map(({ operation: { method }, template: { pattern } }) => ({
      method,
      pattern,
    })),
    { method: "GET", pattern: /^\/healthz$/ },
  ];
  // An address that guesses paths is rate-limited like one that finds operations.
  const limited = ({ request, path }: Exchange): Refusal<string, string> | null =>
    services.turnstile === null || services.turnstile.exempt.has(path)
      ? null
      : services.turnstile.pass(request, null);
  app.use((_request: Request, response: Response) => {
    const exchange = exchangeOf(response);
    const methods = new Set<string>(
      templates.flatMap((t) => (t.pattern.test(exchange.canonicalPath) ? [t.method] : [])),
    );
    if (methods.has("GET")) methods.add("HEAD");
    const refusal: Refusal<string, string> =
      methods.size === 0
        ? refuse("ROUTE_NOT_FOUND")
        : refuse("METHOD_NOT_ALLOWED", { headers: { Allow: [...methods].sort().join(", ") } });
    answerExchange(exchange, services.refuse(limited(exchange) ?? refusal, exchange));
  });
  // Express knows an error handler by its four parameters.
  app.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    const exchange = exchangeOf(response);
    if (isBadPath(error)) {
      const refusal = refuse("VALIDATION_FAILED", { detail: "The path is not percent-encoded properly" });
      answerExchange(exchange, services.refuse(limited(exchange) ?? refusal, exchange));
    } else fail(exchange, error, services);
  });
}

function isBadPath(error: unknown): boolean {
  return error instanceof URIError;
}
