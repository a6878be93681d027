import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { openTelemetryLog } from "./open-telemetry.js";

test("without its API, or with nobody who traces, nothing is done", async () => {
  expect(await openTelemetryLog("@opentelemetry/not-installed")).toBeNull();
  expect(await openTelemetryLog()).toBeNull();
});

/** Registers a tracer as an SDK would, in a process of its own since there can be one only, and prints its spans. */
const program = `
import { trace } from "@opentelemetry/api";
const spans = [];
trace.setGlobalTracerProvider({ getTracer: () => ({ startSpan: (name, options, context) => {
  const span = { name, ...options, parent: context && trace.getSpanContext(context) };
  return { isRecording: () => true, setStatus: (status) => { span.status = status; },
    end: (at) => { span.took = at - span.startTime; spans.push(span); } };
} }) });
const { openTelemetryLog } = await import(${JSON.stringify(new URL("./open-telemetry.ts", import.meta.url).href)});
const log = await openTelemetryLog();
const entry = { method: "GET", path: "/a/1", route: "/a/{id}", status: 200, milliseconds: 5, requestId: "r", error: null };
log({ ...entry, trace: { traceId: "4bf92f3577b34da6a3ce929d0e0e4736", parentId: "00f067aa0ba902b7", traceparent: "x-01" } });
log({ ...entry, trace: null, route: null, status: 500, error: new Error("x") });
console.log(JSON.stringify(spans));
`;

test("where somebody traces, every request is a span of its trace", { timeout: 20_000 }, async () => {
  const flags = ["--conditions=source", "--import", "tsx", "--input-type=module", "--eval", program];
  const { stdout } = await promisify(execFile)(process.execPath, flags, {
    cwd: new URL(".", import.meta.url).pathname,
  });
  expect(JSON.parse(stdout)).toMatchObject([
    {
      name: "GET /a/{id}",
      kind: 1,
      took: 5,
      attributes: { "http.route": "/a/{id}", "http.response.status_code": 200 },
      parent: { traceId: "4bf92f3577b34da6a3ce929d0e0e4736", spanId: "00f067aa0ba902b7", traceFlags: 1 },
    },
    { name: "GET", status: { code: 2 } },
  ]);
});
