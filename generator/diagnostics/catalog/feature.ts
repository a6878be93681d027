import type { Entries } from "../entry.js";

/** What feature files say, beside what their scenarios do. Given by 1-parse and 2-check. */
export const feature = {
  "broken-feature": {
    severity: "error",
    message: "Cucumber cannot read this feature: {problem}.",
    hint: "Correct this line; nothing of the file is read until then.",
    example: "Feature: Hats\n  Scenario: One\n    When `GET /hats`\n    Give a hat",
  },
  "same-scenario": {
    severity: "error",
    message:
      "This feature has two scenarios named `{name}` side by side, which nothing distinguishes in a report.",
    hint: "Rename one of them.",
    example: "Scenario: Pay\n\nScenario: Pay",
  },
  "outline-without-rows": {
    severity: "warning",
    message: "No example makes `{name}` run: expected a table with a row of values below `Examples:`.",
    hint: "Add a row to the table, or write the values into the steps.",
    example: "Scenario Outline: Pay <n>\n  When `POST /api/orders`\n\n  Examples:\n    | n |",
  },
  "endless-placeholders": {
    severity: "error",
    message: "With its placeholders filled in this becomes longer than any text that is read.",
    hint: "Write values without placeholders into the table of examples.",
    example: "| a    | b    |\n| <b><b> | <c><c> |",
  },
  "unknown-tie": {
    severity: "error",
    message: "There is no {kind} `{id}`.{guess}",
    hint: "Write the id of one: of a capability its folder below openspec/specs, of a requirement that folder and its name in lower case with dashes.",
    example: "@requirement:order-management/create-an-ordre",
  },
  "missing-tag": {
    severity: "warning",
    message: "`{name}` {why}: expected the tag `@{tag}` above it.",
    hint: "Write `@{tag}` above the scenario, its rule or its feature.",
    example: "Scenario: Fast enough\n  When `50/s for 10s` `GET /api/products`",
  },
} as const satisfies Entries;
