import { expect, test } from "vitest";
import { choresOf } from "./chores.js";

const at = (milliseconds: number) => new Date(milliseconds);

test("a chore is done when it is due by the clock, not before, and also where the clock was set back", async () => {
  let now = at(0);
  const done: number[] = [];
  const run = async (time: Date) => void done.push(time.getTime());
  const chores = choresOf([{ name: "Sweeping", every: 1_000, run }], () => now, String);
  await chores.due();
  now = at(999);
  expect(chores.due()).toBeNull();
  now = at(1_000);
  await chores.due();
  now = at(-5_000);
  await chores.due();
  expect(done).toEqual([0, 1_000, -5_000]);
});

test("what goes wrong is reported, and tried again", async () => {
  let [now, fails] = [at(0), true];
  const reports: string[] = [];
  const run = async () => {
    if (fails) throw new Error("No broom.");
  };
  const chores = choresOf(
    [{ name: "Sweeping", every: 1, run }],
    () => now,
    (line) => reports.push(line),
  );
  await chores.due();
  expect(reports).toEqual(["Sweeping went wrong: Error: No broom."]);
  [now, fails] = [at(1), false];
  await chores.due();
  expect(reports).toHaveLength(1);
});

test("one that does not end does not delay others for long, and is not begun twice", async () => {
  let [now, begun] = [at(0), 0];
  const run = () => {
    begun += 1;
    return new Promise<void>(() => {});
  };
  const chores = choresOf([{ name: "Waiting", every: 1, run }], () => now, String);
  await chores.due();
  now = at(1_000_000);
  expect(chores.due()).toBeNull();
  expect(begun).toBe(1);
});
