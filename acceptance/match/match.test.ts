import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { liftPattern } from "../plan/lift.js";
import { distinct, type PatternInput, ref, rest } from "../plan/terms.js";
import { evaluateLeaf } from "../steps/evaluate.js";
import { showDifference } from "./difference.js";
import { match } from "./match.js";

const names = {
  handles: new Map<string, unknown>([["hat", { id: "p1" }]]),
  next: () => 1,
  clock: { now: () => new Date(0) },
};

function differences(pattern: PatternInput, actual: unknown): readonly string[] {
  return match(liftPattern(pattern), actual, (leaf) => evaluateLeaf(leaf, names)).map(showDifference);
}

const moment = "2026-01-01T10:00:00Z";

describe("matching", () => {
  it.each<[PatternInput, unknown, readonly string[]]>([
    [{ a: 1 }, { a: 1, b: 2 }, []],
    [{ a: 1 }, { b: 2 }, ["a: expected 1, got nothing"]],
    [{ a: null }, { a: null }, []],
    [{ a: null }, {}, ["a: expected null, got nothing"]],
    [{ a: { b: 1 } }, { a: [1] }, ["a: expected an object, got [1]"]],
    [{ toString: 1 }, {}, ["toString: expected 1, got nothing"]],
    [{ items: [{ quantity: 3 }] }, { items: [{ quantity: 2 }] }, ["items[0].quantity: expected 3, got 2"]],
    [[1, 2], [1, 2], []],
    [
      [1, 2],
      [2, 1],
      ["[0]: expected 1, got 2", "[1]: expected 2, got 1"],
    ],
    [[1, 2], [1], ["the body: expected 2 items, got 1"]],
    [[1], [1, 2], ["the body: expected 1 item, got 2"]],
    [[], [1], ["the body: expected 0 items, got 1"]],
    [[1], { 0: 1 }, ['the body: expected a list, got {"0":1}']],
    [[rest], [], []],
    [[rest, 1], [3, 1], []],
    [[1, rest], [1, 3], []],
    [[1, rest, 2], [1, 2], []],
    [[1, rest, 1], [1], ["the body: expected at least 2 items, got 1"]],
    [[rest, 2, rest], [1, 2, 3], []],
    [[rest, 2, 3, rest], [2, 1, 2, 3], []],
    [[rest, 1, rest, 1, rest], [0, 1, 2], ["the body: expected somewhere 1, got [0,1,2]"]],
    [[rest, { a: 4 }, rest], [{ a: 1 }], ['the body: expected somewhere { a: 4 }, got [{"a":1}]']],
    [[rest, 1], [1, 2], ["[1]: expected 1, got 2"]],
    [{ id: ref("hat", "id") }, { id: "p1" }, []],
    [{ id: ref("hat", "id") }, { id: "p2" }, ['id: expected "p1", got "p2"']],
    [distinct("Hat ", "!"), "Hat 12!", []],
    [distinct("Hat ", "!"), "Hat x!", ['the body: expected "Hat …!", got "Hat x!"']],
    [{ at: moment }, { at: "2026-01-01T11:00:00.000+01:00" }, []],
    [
      { at: moment },
      { at: "2026-01-01T11:00:00Z" },
      [`at: expected "${moment}", got "2026-01-01T11:00:00Z"`],
    ],
    [1, "1", ['the body: expected 1, got "1"']],
    [{ "odd name": 1 }, { "odd name": 2 }, ['["odd name"]: expected 1, got 2']],
  ])("%j against %j", (pattern, actual, expected) => {
    expect(differences(pattern, actual)).toEqual(expected);
  });

  const json = fc
    .jsonValue({ noUnicodeString: false })
    .map((value) => JSON.parse(JSON.stringify(value)) as PatternInput);

  it("finds every value to match itself", () => {
    fc.assert(fc.property(json, (value) => differences(value, value).length === 0));
  });

  it("lets objects have more, and lists only where rests stand", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), json), json, (fields, other) => {
        const name = `${Object.keys(fields).join("")}x`;
        expect(differences(fields, { ...fields, [name]: other })).toEqual([]);
      }),
    );
    fc.assert(
      fc.property(fc.array(json), fc.array(json), fc.array(json), (before, middle, after) => {
        expect(differences([rest, ...middle, rest], [...before, ...middle, ...after])).toEqual([]);
        expect(differences([...before, rest, ...after], [...before, ...middle, ...after])).toEqual([]);
        if (middle.length > 0) expect(differences(before, [...before, ...middle])).not.toEqual([]);
      }),
    );
  });

  it("names exactly the places that were changed", () => {
    const fields = fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.integer(), { minKeys: 1 });
    fc.assert(
      fc.property(fields, fc.nat(), (body, pick) => {
        const all = Object.keys(body);
        const changed = all[pick % all.length] ?? "";
        const found = match(liftPattern(body), { ...body, [changed]: "other" }, (leaf) =>
          evaluateLeaf(leaf, names),
        );
        expect(found.map(({ place }) => place)).toEqual([changed]);
      }),
    );
  });
});
