import { expect, test } from "vitest";
import { parseJson } from "./json-body.js";

test.each([
  ['\ufeff{"a":1}', { value: { a: 1 } }],
  ["null", { value: null }],
  ["", null],
  ["{", null],
  [`${"[".repeat(33)}${"]".repeat(33)}`, null],
  ["[".repeat(100_000), null],
])("bytes are JSON or they are not: %s", (text, reading) => {
  expect(parseJson(Buffer.from(text))).toEqual(reading);
});

test("bytes that are no UTF-8 are none", () => {
  expect(parseJson(Buffer.from([0x22, 0xff, 0x22]))).toBeNull();
});
