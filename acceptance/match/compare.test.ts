import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Comparison, Place } from "../../generator/plan.js";
import { compare, expectAbsent } from "./compare.js";
import { equal, identical } from "./equal.js";

const body = {
  name: "Hat 🎩",
  price: 250,
  at: "2026-01-01T10:00:00Z",
  items: [
    { id: "a", tags: ["x"] },
    { id: "b", tags: [] },
  ],
  empty: null,
  deep: { length: 7 },
};

describe("comparing", () => {
  it.each<[Place, Comparison, unknown, boolean]>([
    [["price"], "=", 250, true],
    [["price"], "=", "250", false],
    [["price"], "!=", 3, true],
    [["price"], ">", 249, true],
    [["price"], ">", 250, false],
    [["price"], ">=", 250, true],
    [["price"], "<=", 249, false],
    [["price"], "<", 251, true],
    [["price"], ">", "a", false],
    [["at"], "=", "2026-01-01T12:00:00+02:00", true],
    [["at"], ">=", "2026-01-01T11:00:00+02:00", true],
    [["at"], "<", "2026-01-01T10:00:00.001Z", true],
    [["name"], "contains", "🎩", true],
    [["name"], "contains", "x", false],
    [["name"], "matches", "🎩$", true],
    [["name"], "matches", "^x", false],
    [["items"], "matches", ".", false],
    [["name", "length"], "=", 5, true],
    [["items", "length"], "=", 2, true],
    [["deep", "length"], "=", 7, true],
    [["items", 1, "id"], "=", "b", true],
    [["items", 2, "id"], "!=", "b", false],
    [["items"], "contains", { id: "a" }, true],
    [["items"], "contains", { id: "c" }, false],
    [["items", 0, "tags"], "contains", "x", true],
    [["items"], "=", body.items, true],
    [["items", 0], "=", { id: "a" }, false],
    [["empty"], "=", null, true],
    [["missing"], "=", null, false],
    [["missing"], "!=", 1, false],
    [["constructor"], "!=", 1, false],
    [["price", "length"], "=", 3, false],
  ])("%j %s %j is %s", (place, comparison, expected, holds) => {
    expect(compare(body, place, comparison, expected).length === 0).toBe(holds);
  });

  it("says what was expected where", () => {
    expect(compare(body, ["items", 0, "id"], "contains", "z")).toEqual([
      { place: "items[0].id", says: 'expected contains "z", got "a"' },
    ]);
  });

  it("takes null for something and what nobody sent for absent", () => {
    expect(expectAbsent(body, ["empty"])).toEqual([
      { place: "empty", says: "expected to be absent, got null" },
    ]);
    expect(expectAbsent(body, ["stack"])).toEqual([]);
    expect(expectAbsent(body, ["toString"])).toEqual([]);
    expect(expectAbsent(body, ["deep", "er", "still"])).toEqual([]);
  });
});

describe("equality", () => {
  it("does not mind the order of fields, but that of items", () => {
    expect(identical({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true);
    expect(identical([1, 2], [2, 1])).toBe(false);
    expect(identical({ a: undefined }, { b: undefined })).toBe(false);
  });

  it("to the letter distinguishes the same instant in other words", () => {
    const [one, two] = ["2026-01-01T10:00:00Z", "2026-01-01T10:00:00.000Z"];
    expect(equal({ at: one }, { at: two })).toBe(true);
    expect(identical({ at: one }, { at: two })).toBe(false);
  });

  it("holds of a value and its copy", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => identical(value, structuredClone(value)) && equal(value, value)),
    );
  });

  it("is symmetric", () => {
    fc.assert(fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => equal(a, b) === equal(b, a)));
  });
});
