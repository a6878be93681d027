import { ParameterTypeRegistry, RegularExpression } from "@cucumber/cucumber-expressions";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textPatterns } from "./text-patterns.js";

const matches = (texts: readonly string[], text: string): boolean => {
  const registry = new ParameterTypeRegistry();
  return textPatterns(texts).some((pattern) => new RegularExpression(pattern, registry).match(text) !== null);
};

describe("patterns of step texts", () => {
  it("match their texts as Cucumber asks, whatever stands in them", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" }), { minLength: 1 }), (texts) => {
        for (const text of texts) expect(matches(texts, text)).toBe(true);
      }),
    );
  });

  it("match no other text", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.string(), (texts, other) => {
        expect(matches(texts, other)).toBe(texts.includes(other));
      }),
    );
  });

  it("give no arguments, braces and parentheses or not", () => {
    const [pattern] = textPatterns(["a `Product hat { stock: 5 }` (cheap)/or {int}"]);
    if (pattern === undefined) throw new Error("no pattern");
    const found = new RegularExpression(pattern, new ParameterTypeRegistry()).match(
      "a `Product hat { stock: 5 }` (cheap)/or {int}",
    );
    expect(found).toEqual([]);
  });

  it("are few for many texts", () => {
    const texts = Array.from({ length: 1000 }, (_, i) => `step ${i}`);
    expect(textPatterns(texts)).toHaveLength(4);
    expect(matches(texts, "step 999")).toBe(true);
    expect(matches(texts, "step 1000")).toBe(false);
  });
});
