import { expect, it } from "vitest";
import { checked, entity } from "../testing/checked.js";

/** Forms by which existing APIs are described, each with a slip, and what it was meant as. */
const cases: readonly (readonly [code: string, meant: string, besides: string])[] = [
  ["Slug= string length 1..30", "Slug = string length 1..30", "`{id}: Slug`"],
  ["Slug = st ring length 1..30", "Slug = string length 1..30", "`{id}: Slug`"],
  ["Sl ug = string length 1..30", "Slug = string length 1..30", "`{id}: Slug`"],
  ["„Slug = string length 1..30”", "Slug = string length 1..30", "`{id}: Slug`"],
  ["Slugs ; Hat[]", "Slugs = Hat[]", "`200 Slugs`"],
  ["Patch =partial Hat", "Patch = partial Hat", "`PATCH /b Patch`"],
  ["Patch = partial Hat;", "Patch = partial Hat", "`PATCH /b Patch`"],
  ["More = Hat – size + { a: Hat }", "More = Hat - size + { a: Hat }", "`PATCH /b More`"],
  ["Any = Hat Or Cap", "Any = Hat or Cap", "`200 Any`"],
  ['?since： date or "yesterday"', '?since: date or "yesterday"', ""],
  ["?..", "?...", ""],
  ["2200 image/png ETag:", "200 image/png ETag:", ""],
  ["200 (it: Hat) ETag: X-N: integer", "200 {it: Hat} ETag: X-N: integer", ""],
  ["4XX Hat", "4xx Hat", ""],
  ["default Hat", "4xx Hat", ""],
  ["GET /a/(id)/b", "GET /a/{id}/b", ""],
  ["* ANY", "ANY *", ""],
];

it.each(cases)("`%s` is one error, which says `%s`", (code, meant, besides) => {
  const text = `\`GET /a/{id}\`, \`PATCH /b Hat\`. ${besides}. And \`${code}\`.${entity("Hat", "`size` | integer |")}${entity("Cap", "`size` | integer |")}`;
  const { diagnostics } = checked(text);
  const found = diagnostics.filter((one) => one.code === "miswritten-fact" || one.code === "broken-span");
  expect(
    found.map(({ message, hint }) => [message, hint].some((said) => said?.includes(`\`${meant}\``))),
  ).toEqual([true]);
});

it("a sign between credentials in capitals is no role", () => {
  const { said } = checked("`GET /a` answers `204` and needs `Authorization: Basic Or Bearer`.");
  expect(said).toEqual([expect.stringMatching(/^broken-span/)]);
});
