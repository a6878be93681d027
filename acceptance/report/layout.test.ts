import fc from "fast-check";
import { expect, it } from "vitest";
import { layOut } from "./layout.js";

it("breaks at the outermost level only", () => {
  expect(layOut({ a: 1, items: [{ id: "x" }, { id: "y" }] }, 30)).toBe(
    '{\n  "a": 1,\n  "items": [\n    {"id":"x"},\n    {"id":"y"}\n  ]\n}',
  );
});

it("says the same as it was given, whatever the width", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(80), (value, width) => {
      expect(JSON.parse(layOut(value, width))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
