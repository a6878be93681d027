import type { Entries } from "../entry.js";

/** What feature files say, beside what their scenarios do. Given by 1-parse and 2-check. */
export const feature = {
  "broken-feature": {
    severity: "error",
    message: "Cucumber cannot read this feature: {problem}.{guess}",
    hint: "Correct this line; nothing of the file is read until then.",
    example: "Feature: Hats\n  Scenario: One\n    When `GET /hats`\n    Give a hat",
  },
  "other-language": {
    severity: "error",
    message:
      "This feature is read in the language `{written}` ({known}), and its keywords are those of `{language}` ({name}).",
    hint: "Write `# language: {language}` in the first line.",
    example: "Funktionalität: Hüte",
  },
  "misspelt-keyword": {
    severity: "warning",
    message: "This line begins nearly like `{keyword}` and is read as words before the first step.",
    hint: "Write `{keyword}` if it is a step.",
    example: "(a feature, below a scenario) Wehn somebody looks",
  },
  "second-feature": {
    severity: "error",
    message: "A file holds one feature, and this line is read as a description of the first.",
    hint: "Move what belongs to it into a file of its own, or call it a rule.",
    example: "Feature: Hats\nFeature: Caps",
  },
  "empty-feature": {
    severity: "warning",
    message: "This file holds no scenario, so nothing runs from it.",
    hint: "Write one, or remove the file.",
    example: "Feature: Hats",
  },
  "unnamed-scenario": {
    severity: "warning",
    message: "This {what} has no name, so that a report cannot say which one it is: expected `{form}`.",
    hint: "Say what it is about in a few words.",
    example: "Feature: Hats\n  Scenario:\n    When `GET /hats`",
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
  "outline-without-placeholders": {
    severity: "warning",
    message:
      "`{name}` is an outline without examples and without placeholders, and is read as a scenario: expected `{form}`.",
    hint: "Write `{form}`, or add a table of examples and placeholders such as `<count>` for its columns.",
    example: "Scenario Outline: Pay\n  When `POST /api/orders`",
  },
  "examples-without-rows": {
    severity: "warning",
    message: "This table of examples has no row, so nothing runs from it.",
    hint: "Add a row, or remove the table.",
    example: "a table with rows, and a second one: `| n |` alone",
  },
  "examples-expected": {
    severity: "error",
    message: "This begins a scenario, and the table below it belongs to no step: expected `Examples:`.",
    hint: "Write `Examples:` above a table of examples, or the steps of the scenario.",
    example: "Scenario Outline: Pay <n>\n  When `POST /api/orders`\n\n  Example: few\n    | n |\n    | 1 |",
  },
  "unknown-column": {
    severity: "error",
    message:
      "No column of the examples is called `{name}`, so that nothing fills in `<{name}>`. The columns are {columns}.{guess}",
    hint: "Write the name of a column. If the text is meant as it stands, let a column hold it.",
    example: "When `GET /hats?limit=<nuber>` where the column is `number`",
  },
  "missing-column": {
    severity: "error",
    message: "These examples have no column `{name}`, and `<{name}>` takes its value from one.",
    hint: "Call the column `{name}`, or add it.",
    example: "a second table of examples whose column is `nuber` instead of `number`",
  },
  "unused-column": {
    severity: "warning",
    message: "Nothing uses the column `{name}`: expected `<{name}>` in the steps or the name of the outline.",
    hint: "Write the placeholder where the value is meant, or remove the column.",
    example: "| number | colour | where only `<number>` stands in the outline",
  },
  "equal-rows": {
    severity: "warning",
    message: "Rows {first} and {second} of these examples are equal, so that they show the same.",
    hint: "Correct a value of one of them, or remove it.",
    example: "| n |\n| 1 |\n| 1 |",
  },
  "missing-cell": {
    severity: "error",
    message: "This row of examples ends after {cells} of {width} cells: the value for `<{name}>` is missing.",
    hint: "Write the missing values, and a bar `|` behind each.",
    example: "| n | answer |\n| --- | --- |\n| 1 |",
  },
  "empty-cell": {
    severity: "error",
    message: "This cell is empty, and without a value for `<{name}>` its step cannot be read.",
    hint: "Write a value into the cell.",
    example: "| n |\n|   | under `GET /hats?limit=<n>` answered `<n>`",
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
  "near-tie": {
    severity: "warning",
    message: "`{tag}` ties this to nothing: expected `{meant}`.",
    hint: "Write `{meant}`; if the tag means something else, call it otherwise.",
    example: "@requirment:order-management/create-an-order",
  },
  "missing-tag": {
    severity: "warning",
    message: "`{name}` {why}: expected the tag `@{tag}` above it.",
    hint: "Write `@{tag}` above the scenario, its rule or its feature.",
    example: "Scenario: Fast enough\n  When `50/s for 10s` `GET /api/products`",
  },
} as const satisfies Entries;
