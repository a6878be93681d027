import type { LogEntry } from "@specwright/http";
import { Counter, collectDefaultMetrics, Registry } from "prom-client";
import { requestDurations } from "./request-durations.js";

/** Counts what happens in one shop, each for itself: a registry of their own, so that shops know nothing of each other. */
export interface Metrics {
  /** Counts a request that has ended, and what it did. */
  record(entry: LogEntry): void;
  /** Counts a payment that no request was answered with: the bank was late. */
  paidLate(): void;
  /** Counts a payment whose money was given back. */
  refunded(): void;
  /** Everything counted, in the text format of Prometheus. */
  text(): Promise<string>;
}

/** Others become `_OTHER`, so that nobody can invent time series. */
const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** Makes the metrics of a shop; those of the process too where it is the only shop in it. */
export function createMetrics({ process = false }: { readonly process?: boolean } = {}): Metrics {
  const registry = new Registry();
  const counter = (name: string, help: string, labelNames: readonly string[] = []) =>
    new Counter({ name, help, labelNames: [...labelNames], registers: [registry] });
  const durations = requestDurations();
  const orders = counter("shop_orders_total", "Orders placed.");
  const refusals = counter("shop_refusals_total", "Requests refused, by the code of the refusal.", ["code"]);
  const replays = counter("shop_replays_total", "Answers given again to the same Idempotency-Key.");
  const payments = counter("shop_payments_total", "Orders paid.");
  const refunds = counter("shop_refunds_total", "Payments given back.");
  if (process) collectDefaultMetrics({ register: registry });
  return {
    record: ({ method, route, status, milliseconds, operation, code, replayed }) => {
      // A path that is no operation's has no route: requests for made-up paths must not fill our memory with them.
      durations.observe(
        { method: METHODS.has(method) ? method : "_OTHER", status, route },
        milliseconds / 1_000,
      );
      if (code !== null) refusals.inc({ code });
      if (replayed) replays.inc();
      else if (operation === "postApiOrders" && status === 201) orders.inc();
      else if (operation === "postApiPaymentsByOrderId" && status === 200) payments.inc();
    },
    paidLate: () => payments.inc(),
    refunded: () => refunds.inc(),
    text: async () => `${durations.text()}\n\n${await registry.metrics()}`,
  };
}
