import { expect, test } from "vitest";
import { parse } from "./parse.js";

const head =
  "# a\n\n## Purpose\nWhy.\n\n## Requirements\n\n### Requirement: r\nIt SHALL.\n\n#### Scenario: s\n";
const read = (text: string) => {
  const { requirements, diagnostics } = parse({ path: "openspec/specs/a/spec.md", text: `${head}${text}\n` });
  const steps = requirements[0]?.scenarios[0]?.steps ?? [];
  return {
    steps: steps.map(({ keyword, text: words }) => `${keyword} ${words}`),
    found: diagnostics.map(({ code, message }) => `${code}: ${message.split(":")[0]}`),
  };
};
const once = (word: string) => [`foreign-keyword: \`${word}\` is a keyword of features in another language`];

test.each([
  ["bold", "- **WENN** es regnet\n- **DANN** wird es nass", "WENN", ["WHEN es regnet", "THEN wird es nass"]],
  ["plain", "- Wenn es regnet\n- Dann wird es nass", "Wenn", ["WHEN es regnet", "THEN wird es nass"]],
  ["of two words", "- **Gegeben sei** `Hat h`\n- **WHEN** x", "Gegeben sei", ["GIVEN `Hat h`", "WHEN x"]],
  ["no bullets", "**Quand** il pleut\n**Alors** on rit", "Quand", ["WHEN il pleut", "THEN on rit"]],
  ["without blanks", "- **当** 下雨\n- **那么** 湿了", "当", ["WHEN 下雨", "THEN 湿了"]],
  ["one among English ones", "- **WHEN** x\n- **DANN** y", "DANN", ["WHEN x", "THEN y"]],
])("keywords of another language, %s, are read and reported once a scenario", (_, text, word, steps) => {
  expect(read(text)).toEqual({ steps, found: once(word) });
});

test.each([
  "- **WHEN** x\n- Data is sent\n- **THEN** y",
  "- **WHEN** x\n- **Date**: today\n- **THEN** y",
  "- **WHEN** x\n- A user sees it\n- I see it\n- **THEN** y",
  "- **WHEN** x\n- Wenn es regnet\n- **THEN** y",
])("words of a sentence are none: %j", (text) => {
  expect(read(text).found.filter((code) => code.startsWith("foreign-keyword"))).toEqual([]);
});
