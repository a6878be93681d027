import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { slug } from "./slug.js";

describe("a slug", () => {
  it.each([
    ["Create an order", "create-an-order"],
    ["  Twenty buyers, one piece!  ", "twenty-buyers-one-piece"],
    ["Größe ändern", "größe-ändern"],
    ["创建订单", "创建订单"],
    ["e\u0301t\u00e9", "été"],
    ["1..99", "1-99"],
    ["!?", "x"],
    ["", "x"],
    ["../../etc/passwd", "etc-passwd"],
    ["\ud800", "x"],
  ])("of %j is %j", (name, expected) => {
    expect(slug(name)).toBe(expected);
  });

  it("is its own slug", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        expect(slug(slug(name))).toBe(slug(name));
      }),
      { numRuns: 2000 },
    );
  });

  it("holds words and dashes only, and differs where words do", () => {
    const word = fc.string({ unit: fc.constantFrom(..."abcxyz019éß订"), minLength: 1, maxLength: 6 });
    const words = fc.array(word, { minLength: 1, maxLength: 4 });
    const marks = fc.constantFrom(" ", "-", ", ", "  /  ", "…");
    fc.assert(
      fc.property(words, words, marks, marks, (a, b, mark, other) => {
        expect(slug(a.join(mark))).toMatch(/^[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*$/u);
        expect(slug(a.join(mark)) === slug(b.join(other))).toBe(a.join(" ") === b.join(" "));
      }),
      { numRuns: 500 },
    );
  });
});
