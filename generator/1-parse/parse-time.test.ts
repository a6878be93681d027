import { expect, test } from "vitest";
import { parse } from "./parse.js";

const path = "openspec/specs/orders/spec.md";
const head = "# t\n\n## Purpose\nWhy.\n\n## Requirements\n\n";

test.each([
  "a* ",
  "*a ",
  "[a](b",
  "a <!-- ",
  "`a ",
  "\\`",
  ">",
  "> ",
  "- ",
  "1. ",
  "> - 1. ",
  "|a",
  "| x | y |\n",
  "- - a\n",
  "\n",
  "\r",
  " ",
  "\t",
  "#### Scenario: a\n",
  "WHEN x\n",
  "**a: ",
  "```\n",
  "<a\n",
  "- a\n  - b\n",
  "`{a:",
  "`Product - a",
  "__a",
  "a\n",
])(
  "time grows with the text alone: %j",
  (fragment) => {
    const many = fragment.repeat(Math.ceil(24_000 / fragment.length));
    for (const source of [
      many,
      `${head}### Requirement: r\n${many}\n#### Scenario: s\n- **WHEN** ${many}\``,
    ]) {
      parse({ path, text: source });
    }
    // A text of quadratic cost took minutes here, which the limit of the test ends.
    expect(many.length).toBeGreaterThanOrEqual(24_000);
  },
  60_000,
);
