import fc from "fast-check";
import { Histogram, Registry } from "prom-client";
import { expect, test } from "vitest";
import { type RequestLabels, requestDurations } from "./request-durations.js";

const observations = fc.array(
  fc.record({
    method: fc.constantFrom("GET", "POST", "_OTHER"),
    status: fc.constantFrom(200, 404, 500),
    route: fc.constantFrom(null, "/", "/api/orders", '/a"b\\c\nd'),
    seconds: fc.oneof(fc.constantFrom(0, 0.005, 0.01, 10, 10.1), fc.double({ min: 0, max: 20, noNaN: true })),
  }),
);

/** The judge: the histogram of prom-client. */
async function judged(all: readonly (RequestLabels & { readonly seconds: number })[]): Promise<string> {
  const registry = new Registry();
  const duration = new Histogram({
    name: "http_server_request_duration_seconds",
    help: "Duration of HTTP server requests.",
    labelNames: ["http_request_method", "http_route", "http_response_status_code"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
    registers: [registry],
  });
  for (const { method, status, route, seconds } of all) {
    const labels = { http_request_method: method, http_response_status_code: status };
    duration.observe(route === null ? labels : { ...labels, http_route: route }, seconds);
  }
  return registry.metrics();
}

test("says what a histogram of prom-client says, byte for byte", async () => {
  await fc.assert(
    fc.asyncProperty(observations, async (all) => {
      const durations = requestDurations();
      for (const { seconds, ...labels } of all) durations.observe(labels, seconds);
      expect(`${durations.text()}\n`).toBe(await judged(all));
    }),
    { numRuns: 200 },
  );
});
