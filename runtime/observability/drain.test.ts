import {
  bindRoutes,
  type Contract,
  createApp,
  listen,
  type Operation,
  problemDetails,
} from "@specwright/http";
import { expect, test, vi } from "vitest";
import { z } from "zod";
import { drain } from "./drain.js";
import { createMetrics } from "./metrics.js";
import { observabilityHandlers } from "./observability-handlers.js";
import { readinessOf } from "./readiness.js";

const shared: Omit<Operation, "id" | "path" | "replies"> = {
  method: "GET",
  capability: "observability",
  requirements: [],
  errors: ["NOT_READY"],
};
const health = z.strictObject({ status: z.string() });
/** As the specification will declare them, and one that takes its time. */
const contract: Contract = {
  operations: [
    { ...shared, id: "getHealthz", path: "/healthz", replies: { 200: health } },
    { ...shared, id: "getReadyz", path: "/readyz", replies: { 200: health } },
    { ...shared, id: "getMetrics", path: "/metrics", replies: { 200: "text/plain" } },
    { ...shared, id: "slow", path: "/slow", replies: { 200: health } },
  ],
  errors: { NOT_READY: { status: 503, title: "Not ready", message: "Opening or closing" } },
  errorBody: problemDetails,
};

test("a shop that closes says so, serves on, answers what it has, and then closes its store", async () => {
  const metrics = createMetrics();
  const readiness = readinessOf(async () => {});
  let [begin, finish] = [() => {}, () => {}];
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const slow = async () => {
    begin();
    await finished;
    return { status: 200, body: { status: "done" } };
  };
  const handlers = { ...observabilityHandlers(metrics, readiness), slow };
  const server = await listen(createApp(bindRoutes(contract, handlers), { log: metrics.record }));
  const ask = async (path: string) => {
    const response = await fetch(server.url + path);
    return [response.status, await response.text()];
  };
  expect(await ask("/readyz")).toEqual([200, '{"status":"ok"}']);
  let released = false;
  const letGo = async () => {
    released = true;
  };
  const closed = drain({ readiness, stopServing: server.close, letGo, notice: 1_000, grace: 20_000 });
  expect((await ask("/readyz"))[0]).toBe(503);
  expect(await ask("/healthz")).toEqual([200, '{"status":"ok"}']);
  expect((await ask("/metrics"))[1]).toContain(
    'http_server_request_duration_seconds_count{http_request_method="GET",http_response_status_code="503",http_route="/readyz"} 1',
  );
  const last = ask("/slow");
  await begun;
  await vi.waitFor(() => expect(ask("/healthz")).rejects.toThrow(), { timeout: 10_000 });
  expect(released).toBe(false);
  finish();
  expect(await last).toEqual([200, '{"status":"done"}']);
  await closed;
  expect(released).toBe(true);
});

test("a store or a server that does not close is reported", async () => {
  const readiness = readinessOf(async () => {});
  const stuck = { readiness, notice: 0, grace: 10, stopServing: async () => {} };
  const letGo = () => Promise.reject(new Error("the disk is gone"));
  await expect(drain({ ...stuck, letGo })).rejects.toThrow("the disk is gone");
});
