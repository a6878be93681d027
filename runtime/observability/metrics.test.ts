import type { LogEntry } from "@specwright/http";
import { expect, test } from "vitest";
import { createMetrics } from "./metrics.js";

const entry: LogEntry = {
  requestId: "r1",
  trace: null,
  method: "POST",
  path: "/api/orders",
  operation: "postApiOrders",
  route: "/api/orders",
  caller: "user_ann",
  status: 201,
  code: null,
  replayed: false,
  milliseconds: 7,
  error: null,
};
const lines = async (...entries: readonly Partial<LogEntry>[]) => {
  const metrics = createMetrics();
  for (const each of entries) metrics.record({ ...entry, ...each });
  return (await metrics.text()).split("\n").filter((line) => !line.startsWith("#"));
};

test("orders, replays, payments and refusals are counted, replays not twice", async () => {
  const counted = await lines(
    {},
    { replayed: true },
    { status: 409, code: "OUT_OF_STOCK" },
    { operation: "postApiPaymentsByOrderId", status: 200 },
    { operation: "postApiPaymentsByOrderId", status: 200, replayed: true },
    { operation: "postApiPaymentsByOrderId", status: 402, code: "PAYMENT_DECLINED" },
  );
  expect(counted).toEqual(
    expect.arrayContaining([
      "shop_orders_total 1",
      "shop_replays_total 2",
      "shop_payments_total 1",
      'shop_refusals_total{code="OUT_OF_STOCK"} 1',
      'shop_refusals_total{code="PAYMENT_DECLINED"} 1',
    ]),
  );
});

test("a shop where nothing happened says so", async () => {
  expect(await lines()).toEqual(expect.arrayContaining(["shop_orders_total 0", "shop_payments_total 0"]));
});

test("requests are timed by OpenTelemetry's names, routes and buckets", async () => {
  const timed = await lines({});
  const labels = 'http_request_method="POST",http_response_status_code="201",http_route="/api/orders"';
  expect(timed).toContain(`http_server_request_duration_seconds_count{${labels}} 1`);
  const bucket = (le: string) => timed.find((line) => line.includes(`_bucket{le="${le}",${labels}}`));
  expect([bucket("0.005"), bucket("0.01"), bucket("10")].map((line) => line?.at(-1))).toEqual([
    "0",
    "1",
    "1",
  ]);
});

test("no client can invent time series", async () => {
  const odd = Array.from({ length: 50 }, (_, at) => ({
    route: null,
    operation: null,
    method: `BREW${at}`,
    path: `/${at}`,
    status: 404,
    code: "ROUTE_NOT_FOUND",
  }));
  const timed = (await lines(...odd)).filter((line) => line.includes("_count"));
  expect(timed).toEqual([
    'http_server_request_duration_seconds_count{http_request_method="_OTHER",http_response_status_code="404"} 50',
  ]);
});

test("a payment that ended late counts, money that was given back as well, and the process is measured where that is asked for", async () => {
  const metrics = createMetrics({ process: true });
  metrics.paidLate();
  metrics.refunded();
  const text = await metrics.text();
  expect(text).toContain("shop_payments_total 1");
  expect(text).toContain("shop_refunds_total 1");
  expect(text).toContain("process_cpu_seconds_total");
});
