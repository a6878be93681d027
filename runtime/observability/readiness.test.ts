import { expect, test } from "vitest";
import { readinessOf } from "./readiness.js";

test("it is ready while its store answers, and never again once it drains", async () => {
  let works = true;
  const readiness = readinessOf(async () => {
    if (!works) throw new Error("gone");
  });
  expect(await readiness.isReady()).toBe(true);
  works = false;
  expect(await readiness.isReady()).toBe(false);
  works = true;
  expect(await readiness.isReady()).toBe(true);
  readiness.drain();
  expect(await readiness.isReady()).toBe(false);
});

test("a store that hangs is not waited for, nor asked twice at once", async () => {
  let asked = 0;
  const readiness = readinessOf(() => {
    asked += 1;
    return new Promise(() => {});
  }, 20);
  expect(await Promise.all([readiness.isReady(), readiness.isReady()])).toEqual([false, false]);
  expect(asked).toBe(1);
});
