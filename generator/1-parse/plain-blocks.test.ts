import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readWhole } from "./markdown.js";
import { readPlain } from "./plain-blocks.js";
import { inSections } from "./sections.js";

const lines = [
  "# A",
  "### Requirement: C #1",
  "#### Scenario: D #",
  "#  two blanks",
  "##",
  "#tag",
  "words and `code`",
  "**Key**: value",
  "**Key**",
  "***",
  "**",
  "`a` | `b`",
  "`Name`",
  "``` js",
  "- **GIVEN** a step `{ a: 1 }`",
  "- `code` first",
  "- a \\* b &amp; <b>",
  "- - nested",
  "- 1. nested",
  "- # heading",
  "- ```",
  "- | a |",
  "-",
  "- ",
  "-  two blanks",
  "* star",
  "  more of it",
  "  | a |",
  "  - below",
  "   three blanks",
  "    indented",
  "1. one",
  "> quoted",
  "<div>",
  "<!-- a -->",
  "---",
  "===",
  "--- | ---",
  "| a | b |",
  "| - | :-: |",
  "| `x` |  |",
  "| c \\| d | e |",
  "|c|",
  "|-|",
  "|  |",
  "||",
  "| open",
  "[a]: /b",
  "[ ] task",
  "Ärger 订单",
  "(so)",
  "@ann",
  "{ a }",
  '"quoted"',
  "tab\there",
  "blank at the end ",
  "two at the end  ",
  "\u00a0",
  " \u00a0",
  "a\u2028b",
  "",
  "",
  " ",
  "      ",
  "  ",
];

/** Mostly lines that may be plain, or few texts would be. */
const line = fc.oneof(
  { arbitrary: fc.constantFrom(...lines), weight: 1 },
  {
    arbitrary: fc.constantFrom(
      ...lines.filter((each) => /^(?:#+ \w|\w|- [*`]+\w| {2}\w|\*\*K|$)/.test(each)),
    ),
    weight: 6,
  },
  { arbitrary: fc.constantFrom("\n| a | b |\n| - | :-: |\n| `x` |  |\n"), weight: 1 },
);
const ending = fc.oneof(
  { arbitrary: fc.constantFrom("\n", "\n\n"), weight: 20 },
  fc.constantFrom("\n\n\n", "\r\n"),
);
const text = fc.array(fc.tuple(line, ending), { maxLength: 12 }).map((parts) => parts.flat().join(""));

const tree = (children: readonly unknown[]): string => JSON.stringify(children, null, 1);

test("what is read as plain is what the markdown reader reads, to the last place", () => {
  let plain = 0;
  fc.assert(
    fc.property(text, (written) => {
      const read = readPlain(written, { start: 0, end: written.length }, 1);
      if (read === null) return;
      plain += 1;
      expect(tree(read.blocks)).toBe(tree(readWhole(written).children));
      if (written.endsWith("\n")) expect(read.lines).toBe(written.split("\n").length - 1);
    }),
    { numRuns: 10_000 },
  );
  expect(plain).toBeGreaterThan(2_000);
}, 60_000);

test("every specification of this repository is read alike, section by section and whole", () => {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const names = ["openspec", "generator", "scripts"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".md") && !name.includes("node_modules"))
      .map((name) => join(root, folder, name)),
  );
  expect(names.length).toBeGreaterThan(100);
  for (const name of names) {
    const written = readFileSync(name, "utf8");
    if (written.length > 30_000) continue;
    expect(tree(inSections(written, readWhole).children), name).toBe(tree(readWhole(written).children));
  }
}, 30_000);

test("most of a usual specification is plain", () => {
  const written = readFileSync(
    new URL("../../openspec/specs/order-management/spec.md", import.meta.url),
    "utf8",
  );
  let rest = 0;
  inSections(written, (section) => {
    rest += section.length;
    return readWhole(section);
  });
  expect(rest).toBeLessThan(written.length / 5);
});
