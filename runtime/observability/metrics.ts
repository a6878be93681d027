import type { LogEntry } from "@specwright/http";
import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";

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

/** OpenTelemetry's advice for the duration of HTTP requests, in seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/** Others become `_OTHER`, so that nobody can invent time series. */
const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** Makes the metrics of a shop; those of the process too where it is the only shop in it. */
export function createMetrics({ process = false }: { readonly process?: boolean } = {}): Metrics {
  const registry = new Registry();
  const counter = (name: string, help: string, labelNames: readonly string[] = []) =>
    new Counter({ name, help, labelNames: [...labelNames], registers: [registry] });
  const duration = new Histogram({
    name: "http_server_request_duration_seconds",
    help: "Duration of HTTP server requests.",
    labelNames: ["http_request_method", "http_route", "http_response_status_code"],
    buckets: BUCKETS,
    registers: [registry],
  });
  const orders = counter("shop_orders_total", "Orders placed.");
  const refusals = counter("shop_refusals_total", "Requests refused, by the code of the refusal.", ["code"]);
  const replays = counter("shop_replays_total", "Answers given again to the same Idempotency-Key.");
  const payments = counter("shop_payments_total", "Orders paid.");
  const refunds = counter("shop_refunds_total", "Payments given back.");
  if (process) collectDefaultMetrics({ register: registry });
  return {
    record: ({ method, route, status, milliseconds, operation, code, replayed }) => {
      const labels = {
        http_request_method: METHODS.has(method) ? method : "_OTHER",
        http_response_status_code: status,
      };
      // A path that is no operation's has no route: whoever tries paths must not fill our memory with them.
      duration.observe(route === null ? labels : { ...labels, http_route: route }, milliseconds / 1_000);
      if (code !== null) refusals.inc({ code });
      if (replayed) replays.inc();
      else if (operation === "postApiOrders" && status === 201) orders.inc();
      else if (operation === "postApiPaymentsByOrderId" && status === 200) payments.inc();
    },
    paidLate: () => payments.inc(),
    refunded: () => refunds.inc(),
    text: () => registry.metrics(),
  };
}
