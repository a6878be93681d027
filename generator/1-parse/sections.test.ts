import fc from "fast-check";
import type { Root } from "mdast";
import { expect, test } from "vitest";
import { readWhole } from "./markdown.js";
import { inSections } from "./sections.js";

const lines = [
  "# A",
  "## B",
  "### Requirement: C",
  "#### Scenario: D",
  "####### no heading",
  "#tag",
  "words",
  "- **GIVEN** a step",
  "  more of it",
  "  ### in the item",
  "1. one",
  "> quoted",
  "> ```",
  "```",
  "```json",
  "~~~",
  "    ```",
  "  ```",
  "- ```",
  "<!--",
  "-->",
  "<!-- whole -->",
  "- <!-- in an item",
  "<div>",
  "</div>",
  "<pre>",
  "| a | b |",
  "| - | - |",
  "---",
  "    indented",
  "\t### far in",
  "[a]: /b",
  "",
  "",
  "  ",
];

const text = fc
  .array(fc.tuple(fc.constantFrom(...lines), fc.constantFrom("\n", "\n", "\n\n", "\r\n", "\r\n\r\n", "\r")), {
    maxLength: 30,
  })
  .map((parts) => parts.flat().join(""));

/** The tree as text; the place of the root itself is nobody's. */
const tree = (root: Root): string => JSON.stringify(root.children, null, 1);

test("a text read in sections is the text read whole", () => {
  fc.assert(
    fc.property(text, (written) => {
      expect(tree(inSections(written, readWhole))).toBe(tree(readWhole(written)));
    }),
    { numRuns: 2000 },
  );
}, 60_000);

test("a fence that never closes swallows the headings behind it, in a time that grows with the text", () => {
  const written = `\`\`\`\n${"\n### A\n\nwords\n".repeat(2000)}`;
  let read = 0;
  const root = inSections(written, (section) => {
    read += section.length;
    return readWhole(section);
  });
  expect(root.children.map(({ type }) => type)).toEqual(["code"]);
  expect(read).toBeLessThan(written.length * 3);
});
