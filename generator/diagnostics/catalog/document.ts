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
    message: "This spec has the headings of a change, but is not in a change: expected `## Requirements`.",
    hint: "Archive the change, or write `## Requirements`; until then its requirements are read as they are.",
    example: "## ADDED Requirements",
  },
  "requirement-outside-section": {
    severity: "warning",
    message: "This requirement is outside `## Requirements`; it is read nevertheless.",
    hint: "Put `## Requirements` above the first requirement.",
    example: "# orders\n\n### Requirement: Create an order",
  },
  "heading-level": {
    severity: "warning",
    message: "{what} headings are written with `{marks}`; this one is read nevertheless.",
    hint: "Write `{marks} {what}: Name`.",
    example: "##### Scenario: An empty cart",
  },
  "heading-not-read": {
    severity: "warning",
    message: "This heading is not recognized: expected `{form}`.",
    hint: "If it is a {what}, write `{what}:` before its name; until then the text below it is not read.",
    example: "#### Scenario An empty cart",
  },
  "unlabelled-scenario": {
    severity: "warning",
    message:
      "OpenSpec counts this heading as a scenario, so it is read as one: expected `#### Scenario: {name}`.",
    hint: "Write `#### Scenario: {name}`.",
    example: "### Requirement: Pay\n\n#### Edge case\n- **WHEN** Ann pays twice",
  },
  "gherkin-heading": {
    severity: "error",
    message:
      "OpenSpec has no heading `{word}` and counts this one as a scenario: expected `#### Scenario: Name`.",
    hint: "Write each case as its own `#### Scenario: Name`; put rows of values in a table under a step.",
    example: "#### Rule: Pay",
  },
  "foreign-heading": {
    severity: "error",
    message:
      "`{word}` is a heading of features in another language: expected `{form}`, as in every specification.",
    hint: "Write `{form}`.",
    example: "#### Szenariogrundriss: <n> hats\n- **WHEN** `GET /hats?limit=<n>`\n\n| n |\n| - |\n| 1 |",
  },
  "heading-without-requirement": {
    severity: "warning",
    message:
      "There are scenarios below `{name}`, so it is read as a requirement: expected `### Requirement: {name}`.",
    hint: "Write `### Requirement: {name}`.",
    example: "### Paying\n\n#### Scenario: Pay once\n- **WHEN** Ann pays",
  },
  "empty-name": {
    severity: "error",
    message: "This {what} has no name: expected `{form}`.",
    hint: "Give it a name that says what it is about.",
    example: "### Requirement:",
  },
  "duplicate-requirement": {
    severity: "error",
    message: "There are two requirements named `{name}`; a change could not say which one it means.",
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
    message: "No scenario tests `{name}`: expected at least one `#### Scenario: Name`.",
    hint: "Add a scenario.",
    example: "### Requirement: Pay an order\nThe system SHALL take payments.",
  },
  "scenario-without-requirement": {
    severity: "error",
    message: "This scenario belongs to no requirement and is not read.",
    hint: "Move it below the `### Requirement:` that it tests.",
    example: "## Requirements\n\n#### Scenario: Alone",
  },
  "scenario-without-steps": {
    severity: "error",
    message: "The scenario `{name}` has no steps: expected lines such as `- **WHEN** …`.",
    hint: "Write GIVEN, WHEN and THEN steps below its heading.",
    example: "#### Scenario: Nothing happens",
  },
  "judged-by": {
    severity: "error",
    message: "Expected `people, because` and a reason; this is `{found}`.",
    hint: "Write `**Judged by**: people, because` and say what no machine can see, or remove the line: then the scenario is run.",
    example: "**Judged by**: people\n\n- **WHEN** Ann pays",
  },
  "empty-step": {
    severity: "error",
    message: "{keyword} has no text: expected words or code after it.",
    hint: "Say what is given, done or expected.",
    example: "- **WHEN**",
  },
  "nothing-to-go-on": {
    severity: "warning",
    message: "{keyword} continues no earlier step; it is read as GIVEN.",
    hint: "Begin a scenario with GIVEN or WHEN.",
    example: "#### Scenario: Late\n- **AND** it rains",
  },
  "bullet-without-keyword": {
    severity: "warning",
    message: "This bullet is not a step and is not read: expected GIVEN, WHEN, THEN, AND or BUT.",
    hint: "Begin it with a keyword, or indent it below the step it belongs to.",
    example: "- **WHEN** Ann pays\n- Ann is happy",
  },
  "foreign-keyword": {
    severity: "error",
    message:
      "`{word}` is a keyword of features in another language: expected `{keyword}`, as in every specification.",
    hint: "Write `- **{keyword}** …`, and GIVEN, WHEN, THEN, AND or BUT in place of the others; the words behind them may be in any language.",
    example: "- **WENN** Anna bezahlt\n- **DANN** ist Anna froh",
  },
  "outside-step": {
    severity: "warning",
    message: "Code outside the steps of a scenario is not read.",
    hint: "Begin the line with GIVEN, WHEN, THEN, AND or BUT, or move the code into a step.",
    example: "#### Scenario: Pay\nThis is about `POST /api/payments`.\n\n- **WHEN** the order is paid",
  },
  "unindented-attachment": {
    severity: "error",
    message: "This {what} comes after a step, but does not belong to it: it is not indented.",
    hint: "Indent every line of the {what} by two spaces, so that it belongs to the bullet above.",
    example: "- **WHEN** `POST /api/products`\n\n| name |\n| ---- |\n| Hat  |",
  },
  "second-attachment": {
    severity: "error",
    message: "A step can have one table or one fence; this is a second one.",
    hint: "Add a step that begins with AND and put it there.",
    example: "- **WHEN** `POST /hats`\n  ```json\n  {}\n  ```\n  ```json\n  {}\n  ```",
  },
  "unclosed-fence": {
    severity: "error",
    message:
      "This fence is never closed, so everything after it counts as code: expected a line with only {fence}.",
    hint: "Close it with {fence}, indented as far as the line that opens it.",
    example: "```json\n{}",
  },
  "unclosed-comment": {
    severity: "error",
    message:
      "This comment is not closed where it was meant to be, so what follows is not read: expected `-->`.",
    hint: "Close it with `-->`.",
    example: "<!-- to do\n\n### Requirement: Pay",
  },
  "unclosed-code": {
    severity: "warning",
    message: "This code is not closed, so it is read as words.",
    hint: "Close it with as many backticks as open it; in a table, write a pipe as `\\|`.",
    example: "The system SHALL answer `POST /api/orders.",
  },
  "line-beyond-limit": {
    severity: "error",
    message:
      "This line is beyond a limit and is not read: a line opens at most four lists or quotes and begins by column 60, a paragraph in a list has at most 100 lines, any other 2,000, and a row 250 cells.",
    hint: "Nest it less, shorten it, or put a blank line between.",
    example: "> > > > > too deep",
  },
  "fact-in-meta": {
    severity: "warning",
    message: "Code in the line `{key}` is for readers only and is not part of the contract.",
    hint: "Write it in the text of the requirement.",
    example: "**Endpoint**: `POST /api/orders`",
  },
  "entity-without-table": {
    severity: "warning",
    message:
      "`{name}` is alone in its paragraph, like the name of an entity, but no table of its fields follows.",
    hint: "Put the table directly below it, or write `{name} = Other - field`.",
    example: "`NewOrder`",
  },
  "entity-name": {
    severity: "error",
    message:
      "The table below lists fields and types, like the table of an entity: expected its name `{name}` alone in a paragraph, in backticks.",
    hint: "Write `{name}` in backticks and nothing else, with a blank line before and after it.",
    example: "**Product**:\n\n| Field | Type |\n| --- | --- |\n| `name` | string |",
  },
  "name-of-one-capital": {
    severity: "error",
    message: "`{name}` names no entity: a name is more than one capital.",
    hint: "Give it a longer name, such as `Area`, here and wherever it is meant.",
    example: "`A`\n\n| Field | Type |\n| --- | --- |\n| `name` | string |",
  },
  "fields-without-name": {
    severity: "error",
    message:
      "This table lists fields and types, like the table of an entity, but no entity is named before it.",
    hint: "Write the name in backticks, alone in its paragraph, directly before the table; or remove the backticks from the first column.",
    example: "It holds:\n\n| Field | Type |\n| --- | --- |\n| `name` | string |",
  },
  "error-body-place": {
    severity: "error",
    message: "`{written}` is no place of an error body.",
    hint: "An error body is filled from {known}.",
    example: "Every refusal is `{ error: {what} }`.\n\n| Code | Status |\n| - | - |\n| `GONE` | 410 |",
  },
  "error-body-of-types": {
    severity: "error",
    message: "This error body has types where it must say what fills it.",
    hint: "Write `{line}`, with the places that are meant.",
    example:
      "Every refusal is `{ code: string, errors: { path: string }[] }`.\n\n| Code | Status |\n| - | - |\n| `GONE` | 410 |",
  },
  "two-error-templates": {
    severity: "error",
    message: "There are two error bodies here that {names} a bad field.",
    hint: "A catalogue has one body that names a bad field, and one that does not; write the body of a single code into its row.",
    example:
      "Every refusal is `{ error: {message} }` or `{ fault: {message} }`.\n\n| Code | Status |\n| - | - |\n| `GONE` | 410 |",
  },
  "error-column": {
    severity: "error",
    message: "`{name}` in code heads no column of an error catalogue.",
    hint: "In code stand {known}, where a column says how a code travels; head a column for people without code.",
    example: "| Code | Status | `colour` |\n| - | - | - |\n| `GONE` | 410 | red |",
  },
  "catalogue-not-read": {
    severity: "error",
    message:
      "This table lists codes and statuses, like an error catalogue, but is not read as one: expected codes in its first column and statuses alone in another.",
    hint: "Write the codes in capitals as the first column, such as `OUT_OF_STOCK`, and the statuses as three digits.",
    example: "| Status | Code |\n| --- | --- |\n| 409 | `OUT_OF_STOCK` |",
  },
  "field-name": {
    severity: "error",
    message: "{text} is not a field name: expected a name in code, such as `priceCents`.",
    hint: "Write the name in backticks; it begins with a letter and holds letters, digits, `_` and `-`.",
    example: "| Field | Type |\n| --- | --- |\n| name | string |",
  },
  "missing-type": {
    severity: "error",
    message: "The field `{name}` has no type: expected one in the second column.",
    hint: "Write string, integer, a Name or another of the known types.",
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
    message: "This cell is beyond the {width} columns of its table and is not read.",
    hint: "Remove it, or write a pipe inside a cell as `\\|`.",
    example: "| a |\n| - |\n| 1 | 2 |",
  },
} as const satisfies Entries;
