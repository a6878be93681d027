import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import express, { type Application, type NextFunction, type Request, type Response } from "express";
import { type AppOptions, sharedOf } from "./app-options.js";
import { addressedAs, answerExchange, type Exchange, openExchange, type Shared } from "./exchange.js";
import { adoptPrototypes } from "./express-prototypes.js";
import type { Contract } from "./operation.js";
import { type Found, operationFinder } from "./operation-finder.js";
import { type Refusal, refuse } from "./refusal.js";
import type { Routes } from "./routes.js";
import type { Services } from "./runner.js";
import { securityHeaders } from "./security-headers.js";
import {
  fail,
  rankedOperations,
  refuseBadPath,
  refuseGuess,
  type Serve,
  servedBy,
  servicesOf,
} from "./serve.js";

/** What Express expects on a request and a response whose prototypes are shared by all applications. */
interface Owned {
  app?: Application;
  locals?: { readonly exchange: Exchange };
}

/**
 * Makes the Express application that serves a contract. It answers every path: 404 and 405 for what the contract has not, so
 * that nothing added behind it is reached. It listens to nothing yet: see `listen`. Its own operations are found before
 * Express looks, whose router takes as long as all the rest; it answers whatever else is asked.
 */
export function createApp(routes: Routes, options: AppOptions = {}): Application {
  const services = servicesOf(routes, options);
  const served = servedBy(routes, services);
  const find = operationFinder(served);
  const shared = sharedOf(options, { ...securityHeaders, ...options.headers });
  const app = bareApplication();
  mountExchange(app, shared);
  mountOperations(app, served);
  mountFallbacks(app, routes.contract, services);
  return calledBy(app, (request, response) => {
    const exchange = openExchange(request, response, shared);
    const serve = isPlain(exchange) ? find(exchange.method, exchange.canonicalPath) : null;
    if (serve === null) askExpress(app, exchange);
    else serve(exchange);
  });
}

/** The application, with a listener of ours in place of the function that it is. */
function calledBy(app: Application, listener: RequestListener): Application {
  return Object.setPrototypeOf(
    (request: IncomingMessage, response: ServerResponse) => listener(request, response),
    app,
  );
}

/** Within another application Express calls this one without the listener. */
function mountExchange(app: Application, shared: Shared): void {
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (response.locals.exchange === undefined) {
      const exchange = openExchange(request, response, shared);
      if (exchange.canonicalPath !== exchange.path) request.url = exchange.canonicalPath;
      response.locals.exchange = addressedAs(request, exchange);
    }
    next();
  });
}

/** Whether Express would look for the very same path: one without escapes, which it reads, and without a host before it. */
function isPlain({ request, canonicalPath }: Exchange): boolean {
  return request.url?.startsWith("/") === true && !canonicalPath.includes("%");
}

function askExpress(app: Application, exchange: Exchange): void {
  const request: IncomingMessage & Owned = exchange.request;
  const response: ServerResponse & Owned = exchange.response;
  // One by one: Object.assign takes the slow way to each.
  request.app = app;
  response.app = app;
  response.locals = { exchange };
  if (exchange.canonicalPath !== exchange.path) request.url = exchange.canonicalPath;
  app(request, response);
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

function mountOperations(app: Application, served: readonly Found<Serve>[]): void {
  for (const { operation, template, value: serve } of served) {
    const verb = operation.method.toLowerCase() as "get";
    app[verb](template.pattern, (_request, response) => serve(exchangeOf(response)));
  }
  app.get("/healthz", (_request, response) => {
    const content = { media: "application/json; charset=utf-8", bytes: '{"status":"ok"}' };
    answerExchange(exchangeOf(response), { status: 200, headers: {}, content, code: null });
  });
}

function mountFallbacks(app: Application, contract: Contract, services: Services): void {
  const templates = [
    ...rankedOperations(contract).map(({ operation: { method }, template: { pattern } }) => ({
      method,
      pattern,
    })),
    { method: "GET", pattern: /^\/healthz$/ },
  ];
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
    refuseGuess(exchange, refusal, services);
  });
  // Express knows an error handler by its four parameters.
  app.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    const exchange = exchangeOf(response);
    if (error instanceof URIError) refuseBadPath(exchange, services);
    else fail(exchange, error, services);
  });
}
