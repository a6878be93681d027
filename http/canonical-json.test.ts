import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "./canonical-json.js";

const turned = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, field]) => [name, turned(field)]),
  );
};

test("the order of fields does not matter, and the value is all there", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      expect(canonicalJson(turned(value))).toBe(text);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test("numbers, absent fields and lists are what they are", () => {
  expect(canonicalJson({ b: 1.0, a: undefined, c: [2, 1] })).toBe('{"b":1,"c":[2,1]}');
  expect(canonicalJson({ a: "1" })).not.toBe(canonicalJson({ a: 1 }));
});
