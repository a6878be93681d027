import fc from "fast-check";
import { expect, test } from "vitest";
import { isDeeperThan } from "./json-body.js";

const depthOf = (value: unknown): number =>
  typeof value === "object" && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;

test("it is as deep as the value is, whatever its texts hold", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6, stringUnit: "binary" }), fc.nat(8), (value, limit) => {
      const bytes = Buffer.from(JSON.stringify(value));
      expect(isDeeperThan(limit, bytes)).toBe(depthOf(JSON.parse(bytes.toString())) > limit);
    }),
  );
});

test.each([
  ['{"a":"[[[[[["}', 1, false],
  ['{"a":"\\"[[[[["}', 1, false],
  ['{"a":"\\\\",  "b":[[1]]}', 2, true],
  ["[[],[],[],[]]", 2, false],
  ["[".repeat(100_000), 32, true],
])("%s", (text, limit, deeper) => {
  expect(isDeeperThan(limit, Buffer.from(text))).toBe(deeper);
});
