import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { patternFault } from "../pattern-subset.js";
import { anyPattern } from "../testing/any-pattern.js";
import { samplePattern } from "./sample-pattern.js";

describe("a sample of a pattern", () => {
  it.each([
    ["^user_", "user_"],
    ["^[A-Z]{3}-\\d{2,}$", "AAA-11"],
    ["^(?:cat|dog)s?$", "cat"],
    ["^[^a]$", "A"],
    ["^\\p{Lu}\\.$", "A."],
    ["^\\u0041\\x42\\u{43}$", "ABC"],
    ["^a*b+?$", "b"],
    ["", ""],
  ])("of %j is %j", (pattern, sample) => {
    expect(samplePattern(pattern)).toBe(sample);
  });

  it("is matched by it, or there is none", () => {
    let found = 0;
    let all = 0;
    fc.assert(
      fc.property(anyPattern, (pattern) => {
        if (patternFault(pattern) !== null) return;
        const sample = samplePattern(pattern);
        all++;
        if (sample === null) return;
        found++;
        expect(sample).toMatch(new RegExp(pattern, "u"));
      }),
      { numRuns: 1500 },
    );
    // Giving up is for the odd ones: of these patterns, one in twenty-three.
    expect(found / all).toBeGreaterThan(0.92);
  });
});
