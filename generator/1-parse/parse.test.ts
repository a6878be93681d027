import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { catalog } from "../diagnostics/catalog.js";
import type { Span } from "../source.js";
import { placesIn } from "./located.testing.js";
import { parse } from "./parse.js";

const path = "openspec/specs/orders/spec.md";
const head = "# t\n\n## Purpose\nWhy.\n\n## Requirements\n\n";

const fragments = [
  "\n",
  "\n\n",
  "  ",
  "\t",
  "\r\n",
  "\ufeff",
  "\0",
  "\ud800",
  "# ",
  "## Requirements\n",
  "### Requirement: a\n",
  "#### Scenario: b\n",
  "- **WHEN** ",
  "* THEN: ",
  "Given ",
  "1. AND ",
  "> ",
  "`",
  "``",
  "```\n",
  "~~~",
  "```json\n",
  "| a | b |\n",
  "| - | - |\n",
  "\\|",
  "\\",
  "<!--",
  "-->",
  "---\n",
  "**k**: v\n",
  "`POST /x { a: 1 }`",
  "`201 Order`",
  '`{ a: [..., "b"*3] }`',
  "`Product hat { stock: 5 }`",
  "`Order.status: AB -> CD`",
  "`?a: 1..2 = 1`",
  "`Name`\n\n",
  "| `f` | string | pattern `x` |\n",
  "| `AB_C` | 404 |\n",
  "{",
  "}",
  "[",
  "]",
  '"',
  "@ann",
  " = ",
  ": ",
  "GET /",
  "*",
  "_",
  "订单",
];
const text = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...fragments) },
      { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
    ),
    {
      maxLength: 60,
    },
  )
  .map((parts) => parts.join(""));

describe("whatever the text", () => {
  test("a document comes back, survives JSON, and every place lies in the file", () => {
    fc.assert(
      fc.property(text, (source) => {
        const document = parse({ path, text: source });
        expect(JSON.parse(JSON.stringify(document))).toEqual(document);
        for (const { at } of placesIn(document)) {
          expect(at.path).toBe(path);
          expect(at.start).toBeGreaterThanOrEqual(0);
          expect(at.end).toBeGreaterThanOrEqual(at.start);
          expect(at.end).toBeLessThanOrEqual(source.length);
        }
        for (const { code } of document.diagnostics) expect(Object.hasOwn(catalog, code)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test("names stand where they say", () => {
    fc.assert(
      fc.property(text, fc.constantFrom("", "\ufeff", "---\na: b\n---\n"), (source, before) => {
        const whole = `${before}${head}### Requirement: r\n\n${source}\n\n#### Scenario: s\n- **WHEN** ${source}`;
        const { requirements, diagnostics } = parse({ path, text: whole });
        const isReported = ({ start, end }: Span): boolean =>
          diagnostics.some((diagnostic) => diagnostic.at.start <= start && end <= diagnostic.at.end);
        for (const { at, value } of placesIn(requirements)) {
          // What is nearly a name is reported in its place, and taken for the name.
          if (isReported(at)) continue;
          if (typeof value !== "string" || /[\s"\\]/.test(whole.slice(at.start, at.end))) continue;
          expect(whole.slice(at.start, at.end)).toBe(value);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("offsets are those of the file", () => {
  const body = `${head}### Requirement: r\n\`POST /x Order\`\n\n#### Scenario: s\n- **WHEN** \`@ann\`\n  and \`POST /x\n  { a: 1 }\`\n`;
  test.each([
    ["plain", body],
    ["with a BOM", `\ufeff${body}`],
    ["with CRLF", body.replaceAll("\n", "\r\n")],
    ["with front matter", `---\nid: 1\n---\n${body}`],
    ["below many blank lines", `${"\n".repeat(50)}${body}`],
  ])("%s", (_name, source) => {
    const document = parse({ path, text: source });
    expect(document.diagnostics).toEqual([]);
    const names = placesIn(document.requirements)
      .filter(({ value }) => typeof value === "string")
      .map(({ at, value }) => [source.slice(at.start, at.end), value]);
    expect(names).toEqual([
      ["r", "r"],
      ["Order", "Order"],
      ["s", "s"],
      ["ann", "ann"],
      ["a", "a"],
    ]);
  });
});

test("the capability is what stands between the last specs/ and spec.md", () => {
  const capability = (at: string): string => parse({ path: at, text: "" }).capability;
  expect(capability("openspec/specs/orders/spec.md")).toBe("orders");
  expect(capability("openspec/changes/x/specs/identity/user-auth/spec.md")).toBe("identity/user-auth");
  expect(capability("spec.md")).toBe("");
});

test("a line beyond the limits is reported, but not where a fence holds it", () => {
  const deep = "> ".repeat(30);
  const codes = (source: string): readonly string[] =>
    parse({ path, text: source }).diagnostics.map(({ code }) => code);
  expect(codes(`${head}### Requirement: r\n${deep}x`)).toContain("line-beyond-limit");
  expect(codes(`${head}### Requirement: r\n\`\`\`\n${deep}x\n\`\`\`\n`)).not.toContain("line-beyond-limit");
});

describe("every heading of level four in a requirement is a scenario, as OpenSpec counts it", () => {
  test.each([
    ["Edge case", "unlabelled-scenario", "warning"],
    ["Szenario: Zweimal", "unlabelled-scenario", "warning"],
    ["Scenario Twice", "unlabelled-scenario", "warning"],
    ["Rule: Twice", "gherkin-heading", "error"],
  ])("%s", (heading, code, severity) => {
    const document = parse({
      path,
      text: `${head}### Requirement: r\nIt SHALL.\n\n#### ${heading}\n- **WHEN** \`GET /x\`\n`,
    });
    expect(document.diagnostics.map((diagnostic) => [diagnostic.code, diagnostic.severity])).toEqual([
      [code, severity],
    ]);
    expect(document.requirements[0]?.scenarios.map(({ name, steps }) => [name.value, steps.length])).toEqual([
      [heading, 1],
    ]);
    expect(document.requirements[0]?.blocks).toHaveLength(1);
  });
});

describe("what runs on over requirements is an error", () => {
  const rest =
    "### Requirement: r\nIt SHALL.\n\n#### Scenario: s\n- **WHEN** `POST /x`\n\n  ```json\n  {}\n  ```\n";
  test.each([
    ["a comment that nothing closes", "<!-- to do\n\n", "unclosed-comment"],
    ["a comment that another one closes", `<!-- to do\n\n${rest}\n<!-- done -->\n\n`, "unclosed-comment"],
    ["a fence that nothing closes", "~~~\n\n", "unclosed-fence"],
    ["a fence that another one closes", "```\n\n", "unclosed-fence"],
  ])("%s", (_name, before, code) => {
    const text = head.replace("## Requirements", `${before}## Requirements`);
    const codes = parse({ path, text: `${text}${rest}` }).diagnostics.map((diagnostic) => diagnostic.code);
    expect(codes).toContain(code);
  });

  test("a comment of a whole requirement and a sample in a fence are none", () => {
    const text = `${head}<!--\n${rest.replaceAll("`", "")}-->\n\n\`\`\`md\n### Requirement: sample\n\`\`\`\n\n${rest}`;
    expect(parse({ path, text }).diagnostics).toEqual([]);
  });
});

test("a path of very many parameters is beyond what an engine can match", () => {
  const path100 = Array.from({ length: 100 }, (_, i) => `{a${i}}`).join("");
  const codes = (written: string): readonly string[] =>
    parse({
      path,
      text: `${head}### Requirement: r\nIt SHALL answer \`GET /x${written}\` with \`204\`.\n`,
    }).diagnostics.map(({ code }) => code);
  expect(codes(path100)).not.toContain("beyond-limit");
  expect(codes(`${path100}{b}`)).toContain("beyond-limit");
});
