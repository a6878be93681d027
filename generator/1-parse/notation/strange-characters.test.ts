import { expect, test } from "vitest";
import { parse } from "../parse.js";

const path = "openspec/specs/hats/spec.md";

/** What is said of code in a requirement and in a step, and the characters that it is said of. */
function said(fact: string, step: string): readonly string[] {
  const text = `# hats\n\n## Purpose\nHats.\n\n## Requirements\n\n### Requirement: Hats\nThe system SHALL answer \`${fact}\` with \`200 Hat[]\`.\n\n#### Scenario: One\n- **WHEN** \`${step}\`\n`;
  const { diagnostics } = parse({ path, text });
  return diagnostics.map(({ code, at, message }) => {
    const characters = [...text.slice(at.start, at.end)].map((one) => one.codePointAt(0)?.toString(16));
    return `${code} ${characters.join(" ")}: ${message}`;
  });
}

const get = "GET /hats";

test.each([
  ["GET /ha\u202ets", "202e", "a right-to-left override (U+202E), which is not seen there"],
  ["GET\u00a0/hats", "a0", "a no-break space (U+00A0), which looks like ` `"],
  ["GET /hats\u200b", "200b", "a zero-width space (U+200B), which is not seen there"],
  ["G\u0415T /hats", "415", "the Cyrillic letter `\u0415` (U+0415), which looks like `E`"],
  ["GET /h\u0430ts", "430", "the Cyrillic letter `\u0430` (U+0430), which looks like `a`"],
  ["\u03a1\u039f\u0405\u03a4 /hats", "3a1", "the Greek letter `\u03a1` (U+03A1), which looks like `P`"],
  ["GET /hats\u0000", "0", "a control character (U+0000), which is not seen there"],
])("the character in %j is named, once in a requirement and once in a step", (code, character, words) => {
  const message = `strange-character ${character}: In this code stands ${words}.`;
  expect(said(code, get)).toEqual([message]);
  expect(said(get, code)).toEqual([message]);
});

test.each([
  'POST /hats { name: "a\u00a0b\u200dc \u0430b" }',
  "GET /\u0448\u0430\u043f\u043a\u0438",
  "npm\u00a0run x",
  'POST /hats { gr\u00f6\u00dfe: "\u03b1" }',
])("what may be meant in %j stays", (code) => {
  expect(said(get, code).filter((one) => one.startsWith("strange"))).toEqual([]);
});

test("what hides the order of letters in a string is reported, and stays", () => {
  expect(said(get, 'POST /hats { name: "a\u202eb" }')).toEqual([
    "hidden-in-text 202e: This text holds a right-to-left override (U+202E), which hides from the reader what is sent or expected.",
  ]);
  expect(said(get, 'POST /hats { name: "a\\u202eb" }')).toEqual([]);
});
