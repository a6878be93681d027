import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linearPattern } from "../../linear-pattern.js";
import { quickPattern } from "../testing/any-pattern.js";
import { readPattern } from "./read-pattern.js";

const portable = (pattern: string): string => {
  const reading = readPattern(pattern);
  if (reading.kind === "fault") throw new Error(reading.fault);
  return reading.portable;
};

describe("patterns of the subset", () => {
  it.each([
    "",
    "^user_",
    "^$",
    "^[a-z0-9]+(?:-[a-z0-9]+)*$",
    "^(?:foo|bar)+$",
    "(a+)+",
    "^[A-Z]{2,3}\\|X$",
    "a{2,}?",
    "a".repeat(1000),
  ])("are taken as they are where all engines read them alike: %j", (pattern) => {
    expect(readPattern(pattern)).toEqual({ kind: "pattern", portable: pattern });
  });

  it.each([
    ["^\\d+\\.\\d$", "^[0-9]+\\.[0-9]$"],
    ["[\\w.-]", "[0-9A-Z_a-z.\\-]"],
    [".", "[^\\x{a}\\x{d}\\x{2028}-\\x{2029}]"],
    ["[^\\D]", "[^\\x{0}-/:-\\x{10ffff}]"],
    ["a\\/b", "a/b"],
    ["\\u{1F600}\\ud83d\\ude00\\x41\\t\\cA\\0", "\\x{1f600}\\x{1f600}A\\x{9}\\x{1}\\x{0}"],
    ["订𝒳+", "\\x{8ba2}\\x{1d4b3}+"],
    ["[a&&b~~d[-]", "[a\\&\\&b\\~\\~d\\[\\-]"],
    ["[^]", "[\\x{0}-\\x{10ffff}]"],
    ["\\p{Letter}\\P{gc=Lu}\\p{Script=Greek}", "\\p{L}\\P{Lu}\\p{Greek}"],
  ])("are else said in other words: %j as %j", (pattern, other) => {
    expect(portable(pattern)).toBe(other);
  });

  it.each([
    ["(?=a)", /lookaround/],
    ["(?!a)", /lookaround/],
    ["(?<=a)", /lookaround/],
    ["(?<!a)", /lookaround/],
    ["(a)\\1", /backreference/],
    ["(?<n>a)", /only \( and \(\?:/],
    ["\\ba", /word boundary/],
    ["(?:(?:a{99}){99}){99}", /longer than 1000/],
    ["(?:a{1000}){1000}", /longer than 1000/],
    ["(?:){1001}", /longer than 1000/],
    ["\\p{L}{201}", /longer than 1000/],
    ["a{1001}", /longer than 1000/],
    ["a{99999999999999999999}", /longer than 1000/],
    ["a".repeat(1001), /longer than 1000/],
    ["\\ud800", /surrogate/],
    ["[\\ud800-\\udfff]", /surrogate/],
    ["\\p{Cs}", /not known in every language/],
    ["\\p{Script=Grek}", /not known in every language/],
    ["\\p{ID_Start}", /not known in every language/],
    ["[]", /no character/],
    ["[", /class/],
    ["a{2,1}", /out of order/],
    ["*", /Nothing to repeat/],
    ["\\", /Invalid escape/],
  ])("do not hold %j", (pattern, fault) => {
    expect(readPattern(pattern)).toMatchObject({ kind: "fault", fault: expect.stringMatching(fault) });
  });

  it("are read without a throw, whatever the text", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(..."ab()[]{}|*+?^$\\.,12<=!:pPu&-~") })),
        (text) => {
          const reading = readPattern(text);
          if (reading.kind === "pattern") linearPattern(reading.portable)("");
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("match what they match in JavaScript", () => {
    let matched = 0;
    const letters = fc.constantFrom(
      ..."abAzß-._/\\ \t\n\r\v\u2028\u00a0\u0130ſ1٣😀订é^]",
      "\u{1d4b3}",
      "\ufeff",
    );
    fc.assert(
      fc.property(quickPattern, fc.array(letters, { maxLength: 5 }), (pattern, parts) => {
        const reading = readPattern(pattern);
        if (reading.kind === "fault") return;
        const text = parts.join("");
        const expected = new RegExp(pattern, "u").test(text);
        if (expected) matched++;
        expect(linearPattern(reading.portable)(text), `${pattern} on ${JSON.stringify(text)}`).toBe(expected);
      }),
      { numRuns: 2000 },
    );
    expect(matched).toBeGreaterThan(400);
  });
});
