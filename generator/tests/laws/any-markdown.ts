import fc from "fast-check";
import { shopSources } from "./compile-sources.js";

const shopLines = shopSources().flatMap(({ text }) => text.split("\n"));
const shopText = shopSources()
  .map(({ text }) => text)
  .join("\n");

/** Lines that open something, close nothing, or nest. */
const marks = [
  "",
  "#",
  "## Requirements",
  "### Requirement: x",
  "#### Scenario: x",
  "##### Scenario:",
  "#### Scenario Outline: <a>",
  "#### Background",
  "| a |\n| - |\n| `GET /x` |\n| <a> |",
  "- **WHEN** `GET /<a>` <a>",
  "## ADDED Requirements",
  "- **WHEN** `",
  "- **THEN** ``",
  "GIVEN x",
  "> > - * + 1. ",
  "```",
  "```json",
  "  ~~~",
  "| `a` | string | optional |",
  "| - | - |",
  "| `A_B` | 400 |",
  "\t\t\t- x",
  "<!-- ",
  "---",
  "[x]: y",
  "`Order`",
  "`Order = Order`",
  "`ANY *` `409 X_Y`",
  "`GET /a/{b}/*` `200 Order[][]`",
  "`POST /x { a: { b?: map of Order.id } }`",
  "`201 Order { a: [..., {",
  "**Key**: `",
  "\u0000\ud800\u2028\r",
] as const;

const line = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...shopLines) },
  { weight: 2, arbitrary: fc.constantFrom(...marks) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
  // Cut somewhere, in the middle of a span as like as not.
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...shopLines), fc.nat({ max: 60 }), fc.constantFrom("", "`", "{", " ", "|"))
      .map(([text, at, patch]) => text.slice(0, at) + patch),
  },
);

/** Lines of real specifications, shuffled and cut, among lines that open what they never close. */
export const mixedMarkdown: fc.Arbitrary<string> = fc
  .tuple(fc.array(line, { maxLength: 60 }), fc.constantFrom("\n", "\n", "\r\n", "\r"))
  .map(([lines, end]) => lines.join(end));

/** A text with some places cut out, doubled or overwritten. */
export const wounded = (whole: string): fc.Arbitrary<string> =>
  fc
    .array(
      fc.record({
        at: fc.nat({ max: whole.length }),
        cut: fc.nat({ max: 40 }),
        put: fc.oneof(fc.string({ maxLength: 5 }), fc.constantFrom("`", "|", "{", "}", "\n", "#", " - ")),
      }),
      { minLength: 1, maxLength: 30 },
    )
    .map((wounds) =>
      wounds.reduce((text, { at, cut, put }) => text.slice(0, at) + put + text.slice(at + cut), whole),
    );

/** The shop's whole specification, wounded. */
export const woundedShop: fc.Arbitrary<string> = wounded(shopText);
