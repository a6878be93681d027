import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FieldCheck } from "../../model.js";
import { quickPattern } from "../testing/any-pattern.js";
import { readPattern } from "./read-pattern.js";
import { samplePattern } from "./sample-pattern.js";

function checkOf(pattern: string): Extract<FieldCheck, { kind: "pattern" }> | null {
  const reading = readPattern(pattern);
  return reading.kind === "fault"
    ? null
    : { kind: "pattern", pattern, portable: reading.portable, code: null };
}

describe("a sample of a pattern", () => {
  it.each([
    ["^user_", "user_"],
    ["^[A-Z]{3}-\\d{2,}$", "AAA-11"],
    ["^(?:cat|dog)s?$", "cat"],
    ["^[^a]$", "A"],
    ["^\\p{Lu}\\.$", "A."],
    ["^\\u0041\\x42\\u{43}$", "ABC"],
    ["^a*b+?$", "b"],
    ["^(?:[ab]+)+$", "a"],
    ["", ""],
  ])("of %j is %j", (pattern, sample) => {
    const check = checkOf(pattern);
    expect(check && samplePattern(check)).toBe(sample);
  });

  it("is matched by it, or there is none", () => {
    let found = 0;
    let all = 0;
    fc.assert(
      fc.property(quickPattern, (pattern) => {
        const check = checkOf(pattern);
        if (check === null) return;
        const sample = samplePattern(check);
        all++;
        if (sample === null) return;
        found++;
        // JavaScript tries every way to share out a text, so that a long one may take minutes.
        if (sample.length <= 12) expect(sample).toMatch(new RegExp(pattern, "u"));
      }),
      { numRuns: 1500 },
    );
    // Giving up is for the odd ones: of these patterns, one in twenty-three.
    expect(found / all).toBeGreaterThan(0.92);
  });
});
