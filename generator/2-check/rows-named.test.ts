import { expect, test } from "vitest";
import { readFeature } from "../1-parse/feature/read-feature.js";
import { gherkin } from "../1-parse/feature/testing/gherkin.js";
import { compileSources, spec } from "../tests/laws/compile-sources.js";

const contract = `# hats Specification

## Purpose
Keeps hats, and shows them to whoever asks.

## Requirements

### Requirement: Hats
The system SHALL answer \`POST /hats Hat\` with \`201 Hat\`.

\`Hat\`

| Field | Type | Rules |
| --- | --- | --- |
| \`name\` | string | length 1..5 |
| \`size\` | integer | 1..9 |

`;
const rows = (...names: readonly string[]) => names.map((name) => `| ${name} | 3 |`).join("\n");
const inSpec = (name: string, table: string) => {
  const text = `${contract}#### Scenario Outline: <n> hats\n- **WHEN** \`POST /hats { name: ${name}, size: <s> }\`\n- **THEN** the answer is \`201 Hat\`\n\n| n | s |\n| --- | --- |\n${table}\n`;
  return found(text, compileSources([spec("hats", text)]));
};
const inFeature = (name: string, table: string) => {
  const text = `Feature: Hats\n\n  Scenario Outline: <n> hats\n    When \`POST /hats { name: ${name}, size: <s> }\`\n    Then the answer is \`201 Hat\`\n\n    Examples:\n| n | s |\n${table}\n`;
  const source = { path: "features/hats.feature", text };
  const features = {
    features: [source],
    readFeature: (one: typeof source) => readFeature(one, "features", gherkin),
  };
  return found(text, compileSources([spec("hats", contract)], {}, undefined, features));
};
const found = (text: string, { diagnostics }: ReturnType<typeof compileSources>) =>
  diagnostics.flatMap(({ code, at, related }) => {
    if (code !== "request-refused") return [];
    const places = [at, ...related.map((each) => each.at)];
    return [
      [
        code,
        ...places.map(({ start, end }) =>
          `${text.slice(0, start).split("\n").at(-1)}[${text.slice(start, end)}]`.trimStart(),
        ),
      ],
    ];
  });

test.each([
  ["a specification", inSpec],
  ["a feature", inFeature],
])("in %s what is wrong with the value of a row names the row", (_, read) => {
  const [[code, cell, step] = [], ...others] = read('"<n>"', rows("abc", " ", "abcd"));
  expect([code, cell?.startsWith("|"), step?.endsWith('["<n>"]')]).toEqual(["request-refused", true, true]);
  expect(others).toEqual([]);
  expect(read('"<n>"', rows("abc", "abcdef")).map(([, at]) => at)).toEqual(["| [abcdef]"]);
});

test.each([
  ["a specification", inSpec],
  ["a feature", inFeature],
])("in %s a text that a value is only a part of stays its place, with the cell beside it", (_, read) => {
  const [[, at, cell] = []] = read('"no <n>"', rows("a", "abc"));
  expect([at?.endsWith('["no <n>"]'), cell]).toEqual([true, "| [abc]"]);
});

test.each([
  ["a specification", inSpec],
  ["a feature", inFeature],
])("in %s what is wrong with every row names none", (_, read) => {
  const all = read('"abcdef"', rows("a", "b"));
  expect(all.map(([, ...places]) => places)).toEqual([[expect.stringMatching(/\["abcdef"\]$/)]]);
});
