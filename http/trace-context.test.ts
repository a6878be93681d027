import { expect, test } from "vitest";
import type { Context } from "./handler.js";
import { openLibrary } from "./test-library.js";
import { traceOf } from "./trace-context.js";

const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
const parentId = "00f067aa0ba902b7";
const sent = `00-${traceId}-${parentId}-01`;

test.each([
  ["garbled", "hello"],
  ["of no trace", `00-${"0".repeat(32)}-${parentId}-01`],
  ["of no parent", `00-${traceId}-${"0".repeat(16)}-01`],
  ["in capitals", sent.toUpperCase()],
  ["of a version that cannot be", `ff-${traceId}-${parentId}-01`],
  ["that says more than its version may", `${sent}-00`],
  ["given twice", `${sent}, ${sent}`],
])("a traceparent %s starts nothing", (_what, traceparent) => {
  expect(traceOf({ traceparent })).toBeNull();
});

test("later versions are read as far as they are known", () => {
  const trace = traceOf({ traceparent: `cc-${traceId}-${parentId}-09-more`, tracestate: "a=1" });
  expect(trace).toMatchObject({ traceId, parentId, tracestate: "a=1" });
  expect(trace?.traceparent).toBe(`00-${traceId}-${trace?.spanId}-01`);
});

test("a trace continues: to the handler, to the log and back to the client", async () => {
  let known: Context["trace"] = null;
  const library = await openLibrary({
    getBooksNewest: async (_input: never, { trace }: Context) => {
      known = trace;
      return { status: 200, body: { title: "a" } };
    },
  });
  const { headers } = await library.ask("GET", "/books/newest", { headers: { traceparent: sent } });
  expect(headers.get("traceparent")).toMatch(new RegExp(`^00-${traceId}-(?!${parentId})[0-9a-f]{16}-01$`));
  expect(known).toMatchObject({ traceId, traceparent: headers.get("traceparent") });
  expect(library.log[0]?.trace).toEqual(known);
  const plain = await library.ask("GET", "/books/newest");
  expect([plain.headers.get("traceparent"), library.log[1]?.trace]).toEqual([null, null]);
  await library.close();
});
