import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { patternFault } from "./pattern-subset.js";
import { anyPattern } from "./testing/any-pattern.js";

describe("patterns of the subset", () => {
  it.each([
    "",
    "^user_",
    "^$",
    "^[a-z0-9]+(?:-[a-z0-9]+)*$",
    "^\\d+\\.\\d+\\.\\d+(?:-[\\w.]+)?$",
    "^(?:\\d{1,3}\\.){3}\\d{1,3}$",
    "^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$",
    "^(?:foo|bar)+$",
    "^\\+?[1-9]\\d{1,14}$",
    "^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
    "^[A-Z]{2,3}\\|X$",
    "^\\p{Lu}[\\p{L} ]{0,99}$",
    "[\\]]+x",
    "𝒳+",
    "a".repeat(1000),
  ])("takes %j", (pattern) => {
    expect(patternFault(pattern)).toBeNull();
  });

  it.each([
    ["(?=a)", /lookaround/],
    ["(?!a)", /lookaround/],
    ["(?<=a)", /lookaround/],
    ["(?<!a)", /lookaround/],
    ["(a)\\1", /backreference/],
    ["(?<n>a)", /only \( and \(\?:/],
    ["\\ba", /word boundary/],
    ["(a+)+", /inside a repetition/],
    ["(?:a|a)*", /inside a repetition/],
    ["(?:a|ab|b)+", /inside a repetition/],
    ["^(\\w+\\s?)+$", /inside a repetition/],
    ["(?:a?){30}a{30}", /inside a repetition/],
    ["^(?:a{1,50}){1,50}$", /inside a repetition/],
    ["(?:(?:a{99}){99}){99}", /too long/],
    ["a?".repeat(20), /too many ways/],
    [".*.*.*.*.*", /more than 4/],
    ["a".repeat(1001), /longer than 1000/],
    ["[", /class/],
    ["a{2,1}", /out of order/],
    ["*", /Nothing to repeat/],
    ["\\", /\\ at end/],
  ])("refuses %j", (pattern, fault) => {
    expect(patternFault(pattern)).toMatch(fault);
  });

  it("never throws, whatever the text", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(..."ab()[]{}|*+?^$\\.,12<=!:pPu") })),
        (text) => {
          const fault = patternFault(text);
          if (fault === null) new RegExp(text, "u").test("");
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("ends soon, whatever is matched", () => {
    let taken = 0;
    const hostile = ["a", "ab", "a-", "1", "a.", " a", "aA1", "-"];
    fc.assert(
      fc.property(
        anyPattern,
        fc.constantFrom(...hostile),
        fc.constantFrom("", "!", "\n", "é"),
        (pattern, unit, end) => {
          if (patternFault(pattern) !== null) return;
          taken++;
          const expression = new RegExp(pattern, "u");
          const text = unit.repeat(60).slice(0, 60) + end;
          const before = process.cpuUsage();
          expression.test(text);
          // Of this process alone, so that a busy machine cannot make it fail.
          expect(process.cpuUsage(before).user, `${pattern} on ${text}`).toBeLessThan(1_000_000);
        },
      ),
      { numRuns: 1500 },
    );
    expect(taken).toBeGreaterThan(500);
  });
});
