import fc from "fast-check";
import { expect, test } from "vitest";
import { shrink } from "./shrink.js";

test("what a failure needs is found in whatever stands around it", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 10, max: 99 }), { maxLength: 60 }),
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 0, max: 60 }),
      async (noise, first, second) => {
        const failing = [...noise];
        failing.splice(first, 0, 1);
        failing.splice(Math.max(second, failing.indexOf(1) + 1), 0, 2);
        const short = await shrink([...failing, 3], async (calls) => {
          const places = [1, 2, 3].map((need) => calls.indexOf(need));
          return places.every((at, i) => at !== -1 && at > (places[i - 1] ?? -1));
        });
        expect(short).toEqual([1, 2, 3]);
      },
    ),
  );
});

test("where time runs out, the shortest found so far is given", async () => {
  let tries = 0;
  const short = await shrink([1, 2, 3, 4, 5, 6, 7, 8], async (calls) => {
    tries += 1;
    return tries > 4 ? null : calls.includes(6);
  });
  expect(short).toEqual([5, 6, 7, 8]);
  expect(tries).toBe(5);
});
