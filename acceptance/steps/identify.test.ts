import { expect, it } from "vitest";
import { caller } from "../plan/plan-builders.js";
import { freshCallers } from "./identify.js";

it("gives each scenario callers of its own, by letters only", () => {
  const ids = Array.from(
    { length: 1000 },
    (_, i) => freshCallers(i + 400_000_000)(caller("ann", "user_ann"))?.id ?? "",
  );
  expect(new Set(ids).size).toBe(1000);
  expect(ids.every((id) => /^user_ann[a-z]{6,7}$/.test(id))).toBe(true);
});

it("leaves ids that are no names, and nobody", () => {
  const identify = freshCallers(7);
  const fixed = caller("ann", "6f1c0d1e-0000-4000-8000-000000000000");
  expect(identify(fixed)).toEqual(fixed);
  expect(identify(null)).toBeNull();
});
