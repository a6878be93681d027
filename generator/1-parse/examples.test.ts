import { describe, expect, test } from "vitest";
import { parse } from "./parse.js";

const head = "# a\n\n## Purpose\nWhy.\n\n## Requirements\n\n### Requirement: r\nIt SHALL.\n\n";
const path = "openspec/specs/a/spec.md";
const read = (text: string) => {
  const source = `${head}${text}`;
  const { requirements, diagnostics } = parse({ path, text: source });
  return {
    scenarios: (requirements[0]?.scenarios ?? []).map(({ name, steps }) => [
      name.value,
      ...steps.map(({ keyword, phase, text: words }) => `${keyword} (${phase}) ${words}`),
    ]),
    diagnostics: diagnostics.map(({ code, at }) => [code, source.slice(at.start, at.end)]),
    spans: (requirements[0]?.scenarios ?? []).flatMap(({ steps }) =>
      steps.flatMap(({ spans }) => spans.map(({ at }) => source.slice(at.start, at.end))),
    ),
  };
};

const outline = `#### Scenario Outline: <n> hats
- **WHEN** \`GET /hats?limit=<n>\`
- **THEN** \`<answer>\`

##### Examples

| n   | answer    |
| --- | --------- |
| 1   | 200 Hat[] |
| \`2\` | 204       |
`;

describe("an outline", () => {
  test("is one scenario a row, filled in and named by it", () => {
    expect(read(outline).scenarios).toEqual([
      ["1 hats", "WHEN (when) `GET /hats?limit=1`", "THEN (then) `200 Hat[]`"],
      ["2 hats", "WHEN (when) `GET /hats?limit=2`", "THEN (then) `204`"],
    ]);
    expect(read(outline).diagnostics).toEqual([]);
  });

  test("has the places of its code in the step, and in the row where that holds all of it", () => {
    expect(read(outline).spans).toEqual([
      ...["GET /hats?limit=<n>", "200 Hat[]"],
      ...["GET /hats?limit=<n>", "204"],
    ]);
  });

  test("is named with its values where its name would be that of several", () => {
    const { scenarios } = read(outline.replace("<n> hats", "Some hats"));
    expect(scenarios.map(([name]) => name)).toEqual(["Some hats: 1, 200 Hat[]", "Some hats: 2, 204"]);
  });

  test("takes rows of several tables, and tables indented under its steps stay theirs", () => {
    const more = outline.replace("- **THEN**", "  | name |\n  | ---- |\n  | <n>  |\n- **THEN**");
    expect(
      read(`${more}\nMore of them:\n\n| n | answer |\n| - | ------ |\n| 3 | 404 |\n`).scenarios,
    ).toHaveLength(3);
  });

  test("may have words between its tables, and a step behind them is reported", () => {
    const more = `${outline}\nExamples: more\n\n| n | answer |\n| - | ------ |\n| 3 | 404 |\n`;
    expect(read(more).scenarios).toHaveLength(3);
    expect(read(more).diagnostics).toEqual([]);
    expect(read(`${outline}\n- **AND** \`204\`\n`).diagnostics).toEqual([
      ["outside-step", "- **AND** `204`"],
    ]);
  });

  test("reports a slip once: in the step for all rows, or in its row", () => {
    expect(read(outline.replace("GET /hats", "GET /hats { a: }")).diagnostics).toEqual([
      ["broken-span", "}"],
    ]);
    expect(read(outline.replace("200 Hat[]", "200 Hat {}}")).diagnostics).toEqual([["broken-span", "}"]]);
  });

  test("reports a placeholder without a column once, and nothing that follows from it", () => {
    const { diagnostics, scenarios } = read(outline.replace("limit=<n>", "limit=<m>"));
    expect(diagnostics).toEqual([["unknown-column", "<m>"]]);
    expect(scenarios).toHaveLength(2);
    expect(read(outline.replace("<answer>", "<anwser>")).diagnostics).toEqual([
      ["unknown-column", "<anwser>"],
    ]);
  });

  test("reports a column at its name where a table lacks it, and once where it stands twice", () => {
    const more = `${outline}\n| nn | answer |\n| - | ------ |\n| 3 | 404 |\n`;
    expect(read(more).diagnostics).toEqual([["missing-column", "nn"]]);
    expect(read(outline.replace("| answer ", "| n      ")).diagnostics).toEqual([["duplicate-column", "n"]]);
  });

  test("reports an empty cell at the bar behind it, in place of what it breaks", () => {
    expect(read(outline.replace("| 204       |", "|           |")).diagnostics).toEqual([
      ["empty-cell", "|"],
    ]);
    const text = outline.replace("`GET /hats?limit=<n>`", '`POST /hats { name: "<n>" }`');
    expect(read(text.replace("| 1   |", "|     |")).diagnostics).toEqual([]);
  });

  test("reads no row of a table that has a column twice", () => {
    const { diagnostics } = read(outline.replace("| answer ", "| n      ").replace("200 Hat[]", "GET /hats"));
    expect(diagnostics).toEqual([["duplicate-column", "n"]]);
  });

  test("is what a placeholder without a table of examples lacks", () => {
    const text = `${"#".repeat(4)} Scenario: A\n- **WHEN** \`POST /hats { size: <n> }\`\n`;
    const { diagnostics } = parse({ path, text: `${head}${text}` });
    expect(diagnostics.map(({ code, hint }) => [code, hint?.includes("table of examples")])).toEqual([
      ["broken-span", true],
    ]);
  });

  test("takes markup for words, and brackets outside of outlines too", () => {
    const words = "<b>one</b>, <br>, <https://a.b>, <!-- no -->, \\<x>, 1 < 2 > 0";
    expect(read(outline.replace("- **WHEN**", `- **WHEN** ${words}`)).diagnostics).toEqual([]);
    expect(read("#### Scenario: A\n- **WHEN** <x> is `GET /hats`\n").diagnostics).toEqual([]);
  });

  test("has a row that stands twice as one scenario", () => {
    const { diagnostics, scenarios } = read(outline.replace("| `2` | 204  ", "| 1   | 200 Hat[]"));
    expect(diagnostics).toEqual([["equal-rows", "| 1   | 200 Hat[]     |"]]);
    expect(scenarios.map(([name]) => name)).toEqual(["1 hats"]);
  });

  test("without a row runs nothing, and says so", () => {
    expect(read(outline.replace(/\| 1.*/s, "")).diagnostics).toContainEqual([
      "outline-without-rows",
      "<n> hats",
    ]);
  });

  test("of placeholders that hold placeholders ends", () => {
    const rows = `| n | a | b |\n| - | - | - |\n| ${"<a>".repeat(300)} | ${"<b>".repeat(300)} | x |`;
    const { diagnostics } = read(outline.replace(/\| n.*/s, rows));
    expect(diagnostics.map(([code]) => code)).toContain("endless-placeholders");
  });
});

test("a background goes before each scenario below it, outlines included", () => {
  const { scenarios, diagnostics } = read(
    `#### Background\n- **GIVEN** a \`Hat hat\`\n\n${outline}\n#### Scenario: One\n- **AND** \`@ann\`\n- **THEN** it is so\n`,
  );
  expect(scenarios.map((steps) => steps.slice(1, 3))).toEqual([
    ["GIVEN (given) a `Hat hat`", "WHEN (when) `GET /hats?limit=1`"],
    ["GIVEN (given) a `Hat hat`", "WHEN (when) `GET /hats?limit=2`"],
    ["GIVEN (given) a `Hat hat`", "AND (given) `@ann`"],
  ]);
  expect(diagnostics).toEqual([]);
});
