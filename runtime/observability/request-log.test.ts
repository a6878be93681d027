import type { LogEntry } from "@specwright/http";
import { expect, test } from "vitest";
import { jsonLog, prettyLog } from "./request-log.js";

const entry: LogEntry = {
  requestId: "r1",
  trace: null,
  method: "POST",
  path: "/api/orders",
  operation: "postApiOrders",
  route: "/api/orders",
  caller: "user_ann",
  status: 409,
  code: "OUT_OF_STOCK",
  replayed: false,
  milliseconds: 1.23456,
  error: null,
};
const trace = {
  traceId: "t".repeat(32),
  spanId: "s".repeat(16),
  parentId: "p",
  traceparent: "",
  tracestate: null,
};

function logged(change: Partial<LogEntry>): { readonly [name: string]: unknown } {
  const lines: string[] = [];
  jsonLog({ write: (line) => lines.push(line) })({ ...entry, ...change });
  expect(lines).toHaveLength(1);
  return JSON.parse(lines[0] ?? "");
}

function said(change: Partial<LogEntry>): string {
  const lines: string[] = [];
  prettyLog((line) => lines.push(line))({ ...entry, ...change });
  return lines.join("\n");
}

test("a request is one line of JSON", () => {
  const { time, ...line } = logged({ trace });
  expect(new Date(String(time)).toISOString()).toBe(time);
  expect(line).toEqual({
    level: 30,
    requestId: "r1",
    traceId: trace.traceId,
    spanId: trace.spanId,
    method: "POST",
    route: "/api/orders",
    path: "/api/orders",
    status: 409,
    ms: 1.235,
    caller: "user_ann",
    code: "OUT_OF_STOCK",
    msg: "request",
  });
});

test("our own faults are errors, with their causes and without their secrets", () => {
  const cause = new Error("postgres://shop:swordfish@db/shop refused, password=swordfish");
  const token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.c2lnbmF0dXJl";
  const error = new Error(`Bearer ${token} or ${token} or whsec_swordfish1`, { cause });
  const { level, msg, err } = logged({ error: Object.assign(error, { card: "4242" }) });
  expect([level, msg]).toEqual([50, "request failed"]);
  expect(err).toMatchObject({ type: "Error", message: "Bearer [hidden] or [token] or whsec_[hidden]" });
  expect(JSON.stringify(err)).not.toMatch(/swordfish|eyJ|4242/);
  expect(said({ error })).not.toMatch(/swordfish|eyJ/);
});

test("a client makes no line longer than a few hundred letters, and starts no new one", () => {
  const path = `/${"x".repeat(9_000)}`;
  const caller = `user_\n${"x".repeat(9_000)}`;
  expect(JSON.stringify(logged({ path, caller })).length).toBeLessThan(900);
  expect(said({ path, caller }).length).toBeLessThan(600);
  expect(said({ path: "/a\u001b[2J\u009b\nb" })).toContain("/a?[2J??b 409");
  expect(said({ caller }).split("\n")).toHaveLength(1);
});

test("people read one line", () => {
  expect(said({})).toBe("POST /api/orders 409 OUT_OF_STOCK in 1.2 ms, user_ann (r1)");
  expect(said({ status: 201, code: null, replayed: true, caller: null, trace })).toBe(
    `POST /api/orders 201 replayed in 1.2 ms (r1, trace ${trace.traceId})`,
  );
});
