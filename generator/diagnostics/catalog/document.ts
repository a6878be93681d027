import type { Entries } from "../entry.js";

/** What the structure of a spec.md can get wrong. Given by 1-parse. */
export const document = {
  "no-requirements": {
    severity: "warning",
    message:
      "This spec has no requirements: expected `## Requirements` and `### Requirement: Name` below it.",
    hint: "Add a requirement, or remove the file.",
    example: "# orders Specification",
  },
  "missing-purpose": {
    severity: "warning",
    message: "This spec does not say what it is for: expected `## Purpose` and a paragraph below it.",
    hint: "Say in a sentence or two why the capability exists.",
    example: "# orders Specification\n\n## Requirements",
  },
  "delta-in-main": {
    severity: "warning",
    message: "This spec stands among the specs that hold but says what changes: expected `## Requirements`.",
    hint: "Archive the change, or write `## Requirements`; until then its requirements are read as they stand.",
    example: "## ADDED Requirements",
  },
  "requirement-outside-section": {
    severity: "warning",
    message: "This requirement stands outside `## Requirements`; it is read all the same.",
    hint: "Put `## Requirements` above the first requirement.",
    example: "# orders\n\n### Requirement: Create an order",
  },
  "heading-level": {
    severity: "warning",
    message: "{what} headings are written with `{marks}`; this one is read all the same.",
    hint: "Write `{marks} {what}: Name`.",
    example: "##### Scenario: An empty cart",
  },
  "heading-not-read": {
    severity: "warning",
    message: "This heading opens nothing: expected `{form}`.",
    hint: "If it is a {what}, write `{what}:` before its name; what stands below it is not read until then.",
    example: "#### Scenario An empty cart",
  },
  "unlabelled-scenario": {
    severity: "warning",
    message:
      "OpenSpec counts this heading as a scenario, so it is read as one: expected `#### Scenario: {name}`.",
    hint: "Write `#### Scenario: {name}`.",
    example: "### Requirement: Pay\n\n#### Edge case\n- **WHEN** somebody pays twice",
  },
  "gherkin-heading": {
    severity: "error",
    message:
      "`{word}` is no heading of OpenSpec, which counts it as a scenario: expected `#### Scenario: Name`.",
    hint: "Write each case as a `#### Scenario: Name` of its own; rows of values stand in a table under a step.",
    example: "#### Scenario Outline: Pay",
  },
  "heading-without-requirement": {
    severity: "warning",
    message:
      "Scenarios stand below `{name}`, so it is read as a requirement: expected `### Requirement: {name}`.",
    hint: "Write `### Requirement: {name}`.",
    example: "### Paying\n\n#### Scenario: Pay once\n- **WHEN** she pays",
  },
  "empty-name": {
    severity: "error",
    message: "This {what} has no name: expected `{form}`.",
    hint: "Name it by what it is about.",
    example: "### Requirement:",
  },
  "duplicate-requirement": {
    severity: "error",
    message: "There are two requirements named `{name}`; a change could not tell them apart.",
    hint: "Rename one of them.",
    example: "### Requirement: Pay\n\n### Requirement: Pay",
  },
  "duplicate-scenario": {
    severity: "error",
    message: "This requirement has two scenarios named `{name}`.",
    hint: "Rename one of them.",
    example: "#### Scenario: Twice\n\n#### Scenario: Twice",
  },
  "requirement-without-scenario": {
    severity: "warning",
    message: "Nothing shows that `{name}` holds: expected at least one `#### Scenario: Name`.",
    hint: "Add a scenario.",
    example: "### Requirement: Pay an order\nThe system SHALL take payments.",
  },
  "scenario-without-requirement": {
    severity: "error",
    message: "This scenario belongs to no requirement and is not read.",
    hint: "Move it below the `### Requirement:` it shows.",
    example: "## Requirements\n\n#### Scenario: Alone",
  },
  "scenario-without-steps": {
    severity: "error",
    message: "The scenario `{name}` has no steps: expected lines such as `- **WHEN** …`.",
    hint: "Write GIVEN, WHEN and THEN steps below its heading.",
    example: "#### Scenario: Nothing happens",
  },
  "empty-step": {
    severity: "error",
    message: "{keyword} says nothing: expected words or code behind it.",
    hint: "Say what is given, done or expected.",
    example: "- **WHEN**",
  },
  "nothing-to-go-on": {
    severity: "warning",
    message: "{keyword} goes on with nothing; it is read as GIVEN.",
    hint: "Begin a scenario with GIVEN or WHEN.",
    example: "#### Scenario: Late\n- **AND** it rains",
  },
  "bullet-without-keyword": {
    severity: "warning",
    message: "This bullet is no step and is not read: expected GIVEN, WHEN, THEN, AND or BUT.",
    hint: "Begin it with a keyword, or indent it below the step it belongs to.",
    example: "- **WHEN** she pays\n- she is happy",
  },
  "outside-step": {
    severity: "warning",
    message: "Code that stands in no step of a scenario is not read.",
    hint: "Begin the line with GIVEN, WHEN, THEN, AND or BUT, or move the code into a step.",
    example: "#### Scenario: Pay\nThis is about `POST /api/payments`.\n\n- **WHEN** the order is paid",
  },
  "unindented-attachment": {
    severity: "error",
    message: "This {what} stands after a step but not under it.",
    hint: "Indent every line of the {what} by two blanks, so that it belongs to the bullet above.",
    example: "- **WHEN** `POST /api/products`\n\n| name |\n| ---- |\n| Hat  |",
  },
  "second-attachment": {
    severity: "error",
    message: "A step has one table or fence; this is another.",
    hint: "Give it a step of its own with AND.",
    example: "- **WHEN** `POST /hats`\n  ```json\n  {}\n  ```\n  ```json\n  {}\n  ```",
  },
  "unclosed-fence": {
    severity: "error",
    message:
      "This fence is never closed, so all that follows counts as code: expected a line {fence} of its own.",
    hint: "Close it by {fence}, as far indented as it was opened.",
    example: "```json\n{}",
  },
  "unclosed-comment": {
    severity: "error",
    message:
      "This comment is not closed where it was meant to be, so what follows is not read: expected `-->`.",
    hint: "Close it by `-->`.",
    example: "<!-- to do\n\n### Requirement: Pay",
  },
  "unclosed-code": {
    severity: "warning",
    message: "Nothing closes this code, so it is read as words.",
    hint: "Close it by as many ticks; in a table write a pipe as `\\|`.",
    example: "The system SHALL answer `POST /api/orders.",
  },
  "line-beyond-limit": {
    severity: "error",
    message:
      "This line goes too far and is not read: a line opens at most four lists or quotes and begins by column 60, a paragraph in a list has a hundred lines, any other 2,000, a row 250 cells.",
    hint: "Write it flatter, shorter, or with a blank line between.",
    example: "> > > > > too deep",
  },
  "fact-in-meta": {
    severity: "warning",
    message: "Code in the line `{key}` is for people and is no part of the contract.",
    hint: "Say it in the requirement's own words.",
    example: "**Endpoint**: `POST /api/orders`",
  },
  "entity-without-table": {
    severity: "warning",
    message: "`{name}` stands alone like the name of an entity, but no table of its fields follows.",
    hint: "Put the table right below it, or say `{name} = Other - field`.",
    example: "`NewOrder`",
  },
  "entity-name": {
    severity: "error",
    message:
      "The table below lists fields and types, as that of an entity: expected its name `{name}` alone in a paragraph, in ticks.",
    hint: "Write `{name}` in ticks and nothing else, with a blank line before and behind it.",
    example: "**Product**:\n\n| Field | Type |\n| --- | --- |\n| `name` | string |",
  },
  "fields-without-name": {
    severity: "error",
    message:
      "This table lists fields and types, as that of an entity, but no name of an entity stands before it.",
    hint: "Write the name in ticks, alone in its paragraph, right before the table; or take the ticks off the first column.",
    example: "It holds:\n\n| Field | Type |\n| --- | --- |\n| `name` | string |",
  },
  "catalogue-not-read": {
    severity: "error",
    message:
      "This table lists codes and statuses, as an error catalogue, but is not read as one: expected codes in its first column and statuses alone in another.",
    hint: "Write the codes in capitals as the first column, such as `OUT_OF_STOCK`, and the statuses as three digits.",
    example: "| Status | Code |\n| --- | --- |\n| 409 | `OUT_OF_STOCK` |",
  },
  "field-name": {
    severity: "error",
    message: "{text} names no field: expected a name in code, such as `priceCents`.",
    hint: "Write the name in ticks; it begins with a letter and holds letters, digits, `_` and `-`.",
    example: "| Field | Type |\n| --- | --- |\n| name | string |",
  },
  "missing-type": {
    severity: "error",
    message: "The field `{name}` has no type: expected one in the second column.",
    hint: "Write string, integer, a Name or another type of the closed list.",
    example: "| `name` | |",
  },
  "duplicate-column": {
    severity: "error",
    message: "Two columns of this table are called `{name}`.",
    hint: "Remove one of them.",
    example: "- **WHEN** these hats are sold:\n  | name | name |\n  | --- | --- |\n  | Top | Bowler |",
  },
  "error-row": {
    severity: "error",
    message: "`{text}` does not fit into the error catalogue: expected {expected}.",
    hint: "Give every row a code in capitals and a status of three digits.",
    example:
      "| Code | Status |\n| --- | --- |\n| `NO_HAT` | 404 |\n| `NO_CART` | 404 |\n| `OUT_OF_STOCK` | soon |",
  },
  "extra-cell": {
    severity: "warning",
    message: "This cell stands beyond the {width} columns of its table and is not read.",
    hint: "Remove it, or write a pipe inside a cell as `\\|`.",
    example: "| a |\n| - |\n| 1 | 2 |",
  },
} as const satisfies Entries;
