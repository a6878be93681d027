import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { afterEach, expect, test, vi } from "vitest";
import type { LogEntry } from "./log.js";
import { logFaults } from "./log.js";

const published: unknown[] = [];
const keep = (message: unknown): void => void published.push(message);
afterEach(() => {
  unsubscribe("specwright.fault", keep);
  vi.restoreAllMocks();
});

const entry: LogEntry = {
  requestId: "r1",
  trace: null,
  method: "GET",
  path: "/",
  operation: null,
  route: null,
  caller: null,
  status: 500,
  code: null,
  replayed: false,
  milliseconds: 1,
  error: new Error("no"),
};

test("the default log leaves faults to a test run that shows them", () => {
  const printed = vi.spyOn(console, "error").mockImplementation(() => {});
  logFaults(entry);
  expect(printed).toHaveBeenCalledTimes(1);
  subscribe("specwright.fault", keep);
  logFaults(entry);
  expect(printed).toHaveBeenCalledTimes(1);
});
