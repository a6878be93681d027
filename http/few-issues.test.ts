import { expect, test } from "vitest";
import { z } from "zod";
import { listOf, mapOf } from "./few-issues.js";
import { objectOf } from "./strict-object.js";

test("a map keeps and checks an entry called __proto__ as any other", () => {
  const read = (text: string) => mapOf(z.int()).safeParse(JSON.parse(text));
  expect(JSON.stringify(read('{"toString":1,"__proto__":2}').data)).toBe('{"toString":1,"__proto__":2}');
  expect(read('{"__proto__":"x"}').error?.issues[0]).toMatchObject({
    code: "invalid_type",
    path: ["__proto__"],
  });
  expect(mapOf(z.int()).safeParse([]).success).toBe(false);
});

test("a list and a map are read as zod reads them where they are right, and where they are wrong but short", () => {
  const [list, map] = [listOf(z.int().default(7)).min(2).max(3), mapOf(z.int())];
  expect(list.parse([1, undefined])).toEqual([1, 7]);
  expect(map.parse({ a: 1 })).toEqual({ a: 1 });
  const zods = z.array(z.int().default(7)).min(2).max(3);
  for (const wrong of [["a", 1], [1], [1, 2, 3, 4], ["a"], {}, null, "a"])
    expect(list.safeParse(wrong).error?.issues).toEqual(zods.safeParse(wrong).error?.issues);
  expect(map.safeParse({ a: 1, b: "x", c: null }).error?.issues.map(({ path }) => path)).toEqual([
    ["b"],
    ["c"],
  ]);
});

/** A megabyte of JSON in each. */
const list = Array<number>(500_000).fill(0);
const map = Object.fromEntries(Array.from({ length: 60_000 }, (_, i) => [`key${i}`, 0]));
const objects = Array.from({ length: 300_000 }, () => ({}));
const lists = Array.from({ length: 1000 }, () => Array<number>(500).fill(0));

/** The rows of the first hundred bad entries; a row of many has so many itself. */
const expectedRows = (rows: readonly unknown[]): readonly number[] =>
  Array.from({ length: 100 }, (_, i) => (Array.isArray(rows[0]) ? 0 : i));

test.each([
  ["a list", listOf(z.string()), list],
  ["a map", mapOf(z.string()), map],
  ["a list of objects", listOf(objectOf({ name: z.string() })), objects],
  ["a list of lists", listOf(listOf(z.string())), lists],
  ["a list that is too long as well", listOf(z.string()).max(3), list],
])("of %s with a megabyte of bad entries the first hundred are named", (_, schema, value) => {
  const found = schema.safeParse(value).error?.issues ?? [];
  const places = found.slice(0, 100).map(({ path: [first] }) => first);
  expect(places).toEqual(Array.isArray(value) ? expectedRows(value) : Object.keys(value).slice(0, 100));
  expect(found.length).toBeLessThanOrEqual(101);
});
