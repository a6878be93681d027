import type { RequestListener } from "node:http";
import { type AppOptions, createApp, logFaults, type Routes } from "@specwright/http";
import { createRoutes } from "../generated/routes.js";
import { answersIn } from "./answers-in-store.js";
import { authSettingsOf } from "./auth/auth-settings.js";
import { bearerAuthentication } from "./auth/bearer.js";
import { cartHandlers } from "./cart/cart-handlers.js";
import { catalogHandlers } from "./catalog/catalog-handlers.js";
import { type Chores, choresOf } from "./chores.js";
import { type NewId, randomId } from "./ids.js";
import { createMetrics, type Metrics } from "./observability/metrics.js";
import { observabilityHandlers } from "./observability/observability-handlers.js";
import { type Readiness, readinessOf } from "./observability/readiness.js";
import { orderHandlers } from "./orders/order-handlers.js";
import { UNPAID_MILLISECONDS } from "./orders/place.js";
import type { Bank } from "./payments/bank.js";
import { type Cashier, cashierOf } from "./payments/cashier.js";
import { paymentHandlers } from "./payments/payment-handlers.js";
import { simulatedBank } from "./payments/simulated-bank.js";
import { type Report, reportToConsole } from "./report.js";
import { shopChores } from "./shop-chores.js";
import { memoryStore } from "./storage/memory-store.js";
import type { Store } from "./storage/store.js";

/** What a shop is made of. */
export interface ShopParts {
  readonly store: Store;
  readonly newId: NewId;
  readonly metrics: Metrics;
  readonly readiness: Readiness;
  readonly bank: Bank;
  /** What the bank signs its events with; without any, none is believed. */
  readonly webhookSecrets: readonly string[];
  /** Milliseconds in which an order must be paid. */
  readonly unpaid: number;
  readonly report: Report;
}

/** What a shop can be given instead of its own. */
export interface ShopOptions extends AppOptions, Partial<ShopParts> {}

/** A shop that serves, and what it does by itself. */
export interface Shop {
  readonly handler: RequestListener;
  readonly chores: Chores;
}

/** Makes a shop: without options a fresh and empty one, in memory and without authentication. */
export function openShop({ log = logFaults, ...options }: ShopOptions = {}): Shop {
  const { now = () => new Date() } = options;
  const parts = partsOf(options);
  const cashier = cashierIn(parts, now);
  const chores = choresOf(shopChores(parts.store, cashier), now, parts.report);
  const app = createApp(routesOf(parts, cashier), {
    idempotencyStore: answersIn(parts.store),
    log: (entry) => {
      parts.metrics.record(entry);
      log(entry);
    },
    ...(options.authenticate === undefined ? developmentAuthentication(now) : {}),
    ...options,
  });
  return {
    chores,
    // What is due is done before anybody can see that it was not.
    handler: (request, response) => {
      const due = chores.due();
      if (due === null) app(request, response);
      else due.then(() => app(request, response));
    },
  };
}

/** The same, for who needs only what serves. Cheap enough for one per scenario. */
export function createShop(options: ShopOptions = {}): RequestListener {
  return openShop(options).handler;
}

function partsOf({
  store = memoryStore(),
  newId = randomId,
  metrics = createMetrics(),
  readiness = readinessOf(() => store.ping()),
  bank = simulatedBank(),
  webhookSecrets = [],
  unpaid = UNPAID_MILLISECONDS,
  report = reportToConsole,
}: Partial<ShopParts>): ShopParts {
  return { store, newId, metrics, readiness, bank, webhookSecrets, unpaid, report };
}

function cashierIn(parts: ShopParts, now: () => Date): Cashier {
  const cashier = cashierOf(parts);
  const { bank, report } = parts;
  bank.listen?.((intent, answer) => {
    const heard = { intent, answer, now: now() };
    cashier
      .hear(async () => heard)
      .catch((error: unknown) => report(`What the bank said of ${intent.id} was lost: ${String(error)}`));
  });
  return cashier;
}

function routesOf(
  { store, newId, unpaid, webhookSecrets, metrics, readiness }: ShopParts,
  cashier: Cashier,
): Routes {
  return createRoutes({
    ...catalogHandlers(store, newId),
    ...cartHandlers(store, newId),
    ...orderHandlers(store, newId, unpaid),
    ...paymentHandlers(cashier, webhookSecrets),
    ...observabilityHandlers(metrics, readiness),
  });
}

/** The authentication of a shop that was given none: a token is accepted without a secret. */
function developmentAuthentication(now: () => Date): Pick<AppOptions, "authenticate" | "trusting"> {
  const reading = authSettingsOf({}, "localhost");
  if (reading.kind === "unfit") throw new TypeError(reading.problem);
  return { authenticate: bearerAuthentication(reading.settings, now), trusting: true };
}
