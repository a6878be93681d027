import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { answer, crowd, level, noBody, type Parts } from "../plan/plan-builders.js";
import { Then, When } from "../plan/step-builders.js";
import { refused } from "../testing/notes.js";
import { openSession, perform } from "../testing/open-session.js";
import { percentile } from "./check-level.js";

const look = { operation: "getNotes", method: "GET", path: "/notes", bodies: [noBody] } as const;
const when = (parts: Parts) => When("w", parts);
const then = (parts: Parts) => Then("t", parts);

describe("driving a load", () => {
  it("sends as many as the rate and the time say, each caller in turn", async () => {
    const { session, asked } = await openSession(() => ({ status: 200, body: [] }));
    const step = when({
      callers: crowd("buyer", 3, "user_"),
      send: look,
      load: { perSecond: 100, seconds: 0.5 },
    });
    expect(
      await perform(
        session,
        step,
        then({ checks: [answer({ status: 200 }), level("p99", 5000), level("errors", 0.01)] }),
      ),
    ).toEqual([]);
    expect(asked).toHaveLength(50);
    expect(asked.filter(({ url }) => url === "/notes?owner=user_1")).toHaveLength(17);
  });

  it("sends one for each caller where no time is given", async () => {
    const { session, asked } = await openSession(() => ({ status: 200, body: [] }));
    const step = when({ callers: crowd("buyer", 20, "user_"), send: look, load: { perSecond: 200 } });
    expect(await perform(session, step, then({ checks: [answer({ status: 200, count: 20 })] }))).toEqual([]);
    expect(new Set(asked.map(({ url }) => url)).size).toBe(20);
  });

  it("holds every answer against the contract", async () => {
    let count = 0;
    const { session } = await openSession(() => {
      count += 1;
      return { status: 200, body: count === 7 ? [{ id: 7 }] : [] };
    });
    const step = when({ send: look, load: { perSecond: 100, seconds: 0.1 } });
    const lines = await perform(session, step);
    expect(lines[0]).toContain("[0].id: off its schema");
  });

  it("times from when a request was due, so that a stall is seen by all that queued behind it", async () => {
    let stalled = sleep(0);
    let first = true;
    const { session } = await openSession(async () => {
      if (first) stalled = sleep(400);
      first = false;
      await stalled;
      return { status: 200, body: [] };
    });
    await perform(session, when({ send: look, load: { perSecond: 50, seconds: 1 } }));
    const { load } = session.answers ?? { load: null };
    if (load === null) throw new Error("no load was measured");
    // Of 50 requests in a second, the 20 that were due in the first 400 ms waited for its end: more than the slowest tenth.
    // How fast the others were is the machine's affair.
    expect(percentile(load, 0.9)).toBeGreaterThan(250);
    expect(percentile(load, 0.1)).toBeLessThan(percentile(load, 0.9));
  });

  it("reports what was too slow, failed or was lost", async () => {
    const { session } = await openSession(async () => {
      await sleep(30);
      return refused(500, "INTERNAL_ERROR");
    });
    // Declared, so that what the levels say is all there is to say.
    const declared = session.contract.operations.map((one) => ({
      ...one,
      errors: [...one.errors, "INTERNAL_ERROR"],
    }));
    const forgiving = { ...session, contract: { ...session.contract, operations: declared } };
    const step = when({ send: look, load: { perSecond: 50, seconds: 0.2 } });
    const lines = await perform(forgiving, step, then({ checks: [level("p50", 10), level("errors", 0.01)] }));
    expect(lines).toEqual([
      expect.stringMatching(/^p50: expected below 10 ms, got \d+\.\d ms \(10 requests\)$/),
      "errors: expected below 1%, got 100% (10 of 10)",
    ]);
    expect(session.levels).toEqual([
      { measure: "p50", below: 10, measured: expect.any(Number) },
      { measure: "errors", below: 0.01, measured: 1 },
    ]);
  });

  it("does not count a load as answered that was lost", async () => {
    const { session } = await openSession(() => ({ status: 200, body: [] }));
    const target = { ...session.target, url: "http://127.0.0.1:1" };
    const lost = { ...session, target };
    const step = when({ send: look, load: { perSecond: 50, seconds: 0.1 } });
    expect(await perform(lost, step, then({ checks: [answer({ status: 200 })] }))).toEqual([
      expect.stringMatching(/^answers: 5 of 5 requests had none: .*ECONNREFUSED/),
    ]);
    expect(await perform(lost, then({ checks: [level("p99", 100)] }))).toEqual([
      "p99: expected below 100 ms, got no answer at all (5 requests)",
    ]);
  });

  it("refuses to send without bounds", async () => {
    const { session } = await openSession(() => ({ status: 200, body: [] }));
    await expect(
      perform(session, when({ send: look, load: { perSecond: 10_000, seconds: 60 } })),
    ).rejects.toThrow("200000 requests");
  });
});

it("takes the nearest rank, and the lost for infinitely slow", () => {
  const milliseconds = Array.from({ length: 99 }, (_, i) => i + 1);
  expect(percentile({ milliseconds, sent: 100, lost: ["x"] }, 0.5)).toBe(50);
  expect(percentile({ milliseconds, sent: 100, lost: ["x"] }, 0.99)).toBe(99);
  expect(percentile({ milliseconds, sent: 1000, lost: [] }, 0.99)).toBe(Number.POSITIVE_INFINITY);
});
