import { expect, it } from "vitest";
import { parse } from "../parse.js";

const hintsOf = (code: string): readonly (string | null)[] => {
  const step = `#### Scenario: S\n- **WHEN** \`GET /days\`\n- **THEN** \`${code}\`\n`;
  const text = `# x Specification\n\n## Purpose\nP.\n\n## Requirements\n\n### Requirement: R\nDays.\n\n${step}`;
  return parse({ path: "openspec/specs/x/spec.md", text }).diagnostics.map(({ hint }) => hint);
};

it.each([
  "200 { days: Day[][] }",
  "200 { days: Day.id }",
  "200 { days?: integer }",
  "{ days: map of integer }",
])("a type where a value stands, %s, is told as that", (code) => {
  expect(hintsOf(code)).toEqual([
    "Write the value here, not its type; the type of an answer is always checked, so it can be left out.",
  ]);
});
