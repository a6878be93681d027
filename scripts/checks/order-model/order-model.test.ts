import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { breaks } from "./breaks.js";
import { check } from "./check.js";
import type { History } from "./command.js";
import { openPlace, type Place, type StoreKind } from "./place.js";
import { runHistory } from "./run-history.js";

const LONG = { timeout: 300_000 };

/** 500 in all; the model's proof on each store takes its own time: `npm run order-model`. */
const shares: readonly (readonly [StoreKind, number])[] = [
  ["memory", 330],
  ["json", 80],
  ["sqlite", 80],
  ["postgres", 10],
];

describe.each(shares)("%s", (kind, histories) => {
  let place: Place;
  beforeAll(async () => {
    place = await openPlace(kind);
  }, 120_000);
  afterAll(() => place.close());

  test(
    "law: whatever happens to an order, no two answers contradict each other, and money is kept exactly where it is paid",
    LONG,
    async () => {
      const checked = await check(place, { histories, seed: 1 });
      expect(checked.counterexample).toBeNull();
      expect(checked.histories).toBe(histories);
    },
  );

  test(
    "a report of the bank that meets the payment's own request is heard, and the request is answered",
    LONG,
    async () => {
      for (const at of [0, 1] as const) {
        const meeting: History = {
          skewSeconds: 0,
          commands: [
            { kind: "pay", at: 0, key: "k1", plan: "hold" },
            {
              kind: "at once",
              actions: [
                { kind: "answer", plan: "approve" },
                { kind: "report", at, what: "approval", pick: 0, named: true },
                { kind: "list", at },
              ],
            },
            { kind: "pay", at, key: "k1", plan: "approve" },
          ],
        };
        for (let round = 0; round < 10; round += 1) expect(await runHistory(place, meeting)).toEqual([]);
      }
    },
  );
});

describe("a planted fault is found", () => {
  let place: Place;
  beforeAll(async () => {
    place = await openPlace("memory");
  });
  afterAll(() => place.close());

  test.each(Object.entries(breaks))("%s", LONG, async (_name, planted) => {
    const { counterexample } = await check(place, { histories: 1_000, seed: 7, planted });
    expect(counterexample).not.toBeNull();
  });
});
