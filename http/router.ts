import express, { type Router } from "express";
import { type AppOptions, sharedOf } from "./app-options.js";
import { canonicalPath } from "./canonical-path.js";
import { addressedAs, openExchange } from "./exchange.js";
import { operationFinder } from "./operation-finder.js";
import type { Routes } from "./routes.js";
import { servedBy, servicesOf } from "./serve.js";

/**
 * Makes a router that serves a contract within an existing Express application, under any prefix and between other
 * middleware. A request of no operation is passed to `next`, and so do unknown methods. A body that `express.json()` has
 * parsed is used as it is; the application sets its own headers, so that none are added but those of `options`.
 */
export function createRouter(routes: Routes, options: AppOptions = {}): Router {
  const services = servicesOf(routes, options);
  const shared = sharedOf(options, options.headers ?? {});
  const find = operationFinder(servedBy(routes, services));
  const router = express.Router();
  router.use((request, response, next) => {
    const [path = ""] = request.url.split("?", 1);
    const serve = find(request.method, canonicalPath(path));
    if (serve === null) return next();
    return serve(addressedAs(request, openExchange(request, response, shared)));
  });
  return router;
}
