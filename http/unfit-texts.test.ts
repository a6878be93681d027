import fc from "fast-check";
import { expect, test } from "vitest";
import { isFitText, mayHoldUnfitText, unfitTexts } from "./text-values.js";

/** Halves of characters and U+0000 among the rest, often enough to be met. */
const unit = fc.oneof(fc.constantFrom(0, 0x61, 0xd83c, 0xdfa9), fc.integer({ min: 0, max: 0xffff }));
const anyText = fc.array(unit).map((units) => String.fromCharCode(...units));

test("fit is what UTF-8 keeps as it is, and has no U+0000", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const kept = Buffer.from(text, "utf8").toString("utf8") === text;
      expect(isFitText(text)).toBe(kept && !text.includes("\0"));
    }),
  );
  expect(["", "🎩", "\ud83c", "\udfa9", "\ud83c\ud83c\udfa9", "a\0"].map(isFitText)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});

test("every place is named, also where it is the name that is unfit", () => {
  const value = { a: ["\0", { b: "\ud800" }], "c\0": "d", e: "🎩", f: 1, g: null };
  expect(unfitTexts(value).map(({ path }) => path)).toEqual(["a[0]", "a[1].b", "c\ufffd"]);
  expect(unfitTexts("\0").map(({ path }) => path)).toEqual([""]);
});

test("no JSON holds such a text without an escape", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      if (!isFitText(text)) expect(mayHoldUnfitText(Buffer.from(JSON.stringify(text)))).toBe(true);
    }),
  );
});

test("of very many places the first hundred are named", () => {
  expect(unfitTexts(Array<string>(100_000).fill("\0")).map(({ path }) => path)).toEqual(
    Array.from({ length: 100 }, (_, i) => `[${i}]`),
  );
  const names = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`\0${i}`, 1]));
  expect(unfitTexts(names)).toHaveLength(100);
});
