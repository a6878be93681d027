import fc from "fast-check";
import { expect, test } from "vitest";
import { literalPrefix } from "./prefix.js";

test.each([
  ["plain letters", /^a hat (\d+)$/, "a hat "],
  ["punctuation behind a backslash", /^a \(red\) hat\d/, "a (red) hat"],
  ["a last letter that may be missing", /^hats?$/, "hat"],
  ["a last letter that may be missing by count", /^hat{0,2}$/, "ha"],
  ["a last letter that is there at least once", /^hat+$/, "hat"],
  ["a pair of units that may be missing", /^a😀*$/u, "a"],
  ["a choice in a group", /^a (?:hat|cap)$/, "a "],
  ["a choice outside all groups", /^a hat|a cap$/, ""],
  ["a choice behind a class with a bracket", /^a [(] hat|b$/, ""],
  ["no beginning", /a hat/, ""],
  ["letters of any case", /^a hat/i, ""],
  ["beginnings of lines", /^a hat/m, ""],
  ["an escape that is no letter", /^a\nb/, "a"],
])("%s", (_, pattern, prefix) => {
  expect(literalPrefix(pattern)).toBe(prefix);
});

test("what a pattern matches begins with its prefix", () => {
  const sources = fc
    .array(fc.constantFrom("a", "b", "|", "(", ")", "[ab|]", "\\(", "\\d", ".", "?", "*", "+", "{0}", " "), {
      maxLength: 8,
    })
    .map((parts) => `^${parts.join("")}`);
  fc.assert(
    fc.property(sources, fc.stringMatching(/^[ab|( 1]{0,6}$/), (source, text) => {
      const pattern = compiled(source);
      if (pattern?.test(text)) expect(text.startsWith(literalPrefix(pattern))).toBe(true);
    }),
    { numRuns: 3_000 },
  );
});

function compiled(source: string): RegExp | null {
  try {
    return new RegExp(source);
  } catch {
    return null;
  }
}
