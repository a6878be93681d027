import { oneSpec, type Repeated, times } from "./repeated.js";

const opening = `# x Specification

## Purpose
To grow.

## Requirements

### Requirement: Keep things

The system SHALL answer \`POST /things Thing\` with \`201 Thing\` and \`GET /things/{id}\` with \`200 Thing\` or \`404 NONE\`, by \`?size: integer\`.

\`Thing\`

| Field | Type | Rules |
| - | - | - |
| \`id\` | string | read-only |
| \`name\` | string | |
| \`note\` | any | optional |
| \`tags\` | string[] | optional |
| \`size\` | integer | optional |
| \`of\` | string | optional |

`;
const heading = "#### Scenario: One\n\n";
const steps = (text: string) => oneSpec(`${opening}${heading}${text}\n`);
const asked = "- **WHEN** `POST /things Thing`\n- **THEN** `201 Thing`\n";
const sending = (value: string) =>
  steps(`- **WHEN** \`POST /things { name: "a", note: ${value} }\`\n- **THEN** \`201\`\n`);
const seeing = (text: string) => steps(`${asked}- **AND** ${text}\n`);
const there = (value: string) =>
  steps(
    `- **GIVEN** a \`Thing hat { note: ${value} }\`\n- **WHEN** \`GET /things/{hat.id}\`\n- **THEN** \`200\`\n`,
  );

const outline =
  '#### Scenario Outline: Names\n\n- **WHEN** `POST /things { name: "<name>" }`\n- **THEN** `201`\n\n| name |\n| - |\n';

/** Everything that scenarios can repeat: themselves, their steps, and what stands in a step. */
export const repeatedScenarios: Readonly<Record<string, Repeated>> = {
  scenarios: (n) => oneSpec(opening + times(n, (i) => `#### Scenario: S${i}\n\n${asked}\n`)),
  "scenarios whose names read alike": (n) =>
    oneSpec(
      opening +
        times(n, (i) => `#### Scenario: S${"!".repeat((i % 50) + 1)}${"?".repeat(i / 50)}\n\n${asked}\n`),
    ),
  "rows of an outline": (n) => oneSpec(`${opening}${outline}${times(n, (i) => `| a${i} |\n`)}`),
  "tables of an outline": (n) =>
    oneSpec(`${opening}${outline}| a |\n${times(n, (i) => `\n| name |\n| - |\n| b${i} |\n`)}`),
  "columns and placeholders of an outline that do not fit": (n) =>
    oneSpec(
      `${opening}#### Scenario Outline: Names\n\n- **WHEN** ${times(n, (i) => `<a${i}> `)}\n- **THEN** \`201\`\n\n| name |\n| - |\n| x |\n${times(n, (i) => `\n| b${i} |\n| - |\n| ${i} |\n`)}`,
    ),
  outlines: (n) =>
    oneSpec(opening + times(n, (i) => `${outline.replace("Names", `Names ${i}`)}| a |\n| b |\n\n`)),
  "scenarios below a background": (n) =>
    oneSpec(
      `${opening}#### Background\n\n- **GIVEN** a \`Thing hat\`\n\n${times(n, (i) => `#### Scenario: S${i}\n\n${asked}\n`)}`,
    ),
  "scenarios in words": (n) =>
    oneSpec(opening + times(n, (i) => `#### Scenario: S${i}\n\n- **WHEN** so\n- **THEN** so\n\n`)),
  "steps that send": (n) => steps(asked.repeat(n)),
  "steps that check": (n) => steps(asked + '- **AND** `{ name: "x" }`\n'.repeat(n)),
  "steps in words": (n) => steps(asked + times(n, (i) => `- **AND** word ${i}\n`)),
  "bare steps": (n) => steps(`WHEN \`POST /things Thing\`\nTHEN \`201 Thing\`\n${"AND `201`\n".repeat(n)}`),
  "bullets below a step": (n) => steps(asked + "  - more\n".repeat(n)),
  "bullets that are no step": (n) => steps(asked + "- word\n".repeat(n)),
  "paragraphs of a step": (n) => steps(asked + "\n  more\n".repeat(n)),
  "rows under a step": (n) =>
    steps(
      `- **WHEN** \`POST /things\`\n\n  | name |\n  | ---- |\n${times(n, (i) => `  | a${i} |\n`)}\n- **THEN** \`${n} x 201\`\n`,
    ),
  "columns under a step": (n) =>
    steps(
      `- **WHEN** \`POST /things\`\n\n  |${times(n, (i) => ` a${i} |`)}\n  |${" - |".repeat(n)}\n  |${" 1 |".repeat(n)}\n- **THEN** \`201\`\n`,
    ),
  "letters of a fence": (n) =>
    steps(
      `- **WHEN** \`POST /things\`\n\n  \`\`\`json\n  { "name": "${"a".repeat(n)}" }\n  \`\`\`\n- **THEN** \`201\`\n`,
    ),
  "members in a fence": (n) =>
    steps(
      `- **WHEN** \`POST /things\`\n\n  \`\`\`json\n  { "name": "a", "note": {\n${times(n, (i) => `  "a${i}": 1,\n`)}  "z": 1 } }\n  \`\`\`\n- **THEN** \`201\`\n`,
    ),
  "fences under a step": (n) => steps(asked + "\n  ```\n  a\n  ```\n".repeat(n)),
  "callers of a step": (n) =>
    steps(`- **WHEN** \`${times(n, (i) => `@a${i}, `)}@z\`: \`POST /things Thing\`\n- **THEN** \`201\`\n`),
  "callers of a scenario": (n) =>
    steps(times(n, (i) => `- **WHEN** \`@a${i}\`: \`POST /things Thing\`\n- **THEN** \`201\`\n`)),
  "requests of a step": (n) => steps(`- **WHEN** ${"`POST /things Thing` ".repeat(n)}\n- **THEN** \`201\`\n`),
  "answers of a step": (n) => steps(`- **WHEN** \`POST /things Thing\`\n- **THEN** ${"`201` ".repeat(n)}\n`),
  things: (n) => steps(`${times(n, (i) => `- **GIVEN** a \`Thing t${i}\`\n`)}${asked}`),
  "things that name the one before": (n) =>
    steps(
      `- **GIVEN** a \`Thing t0\`\n${times(n, (i) => `- **AND** a \`Thing t${i + 1} { of: {t${i}.id} }\`\n`)}${asked}`,
    ),
  "equal things": (n) => steps(`${"- **GIVEN** a `Thing t`\n".repeat(n)}${asked}`),
  "handles that are nobody's": (n) =>
    steps(
      `${times(n, (i) => `- **GIVEN** a \`Thing hat${i}\`\n`)}${times(n, (i) => `- **WHEN** \`GET /things/{hta${i}.id}\`\n- **THEN** \`200\`\n`)}`,
    ),
  "paths that are nobody's": (n) =>
    steps(times(n, (i) => `- **WHEN** \`GET /thinsg/${i}\`\n- **THEN** \`200\`\n`)),
  "paths that are nobody's, of many": (n) =>
    oneSpec(
      `${opening}${times(n, (i) => `\`GET /path${i}\` \`200\` `)}\n\n${heading}${times(n, (i) => `- **WHEN** \`GET /paht${i}\`\n- **THEN** \`200\`\n`)}`,
    ),
  "parameters beside each other, asked with another slash": (n) =>
    oneSpec(
      `${opening}\`GET /x${times(n, (i) => `{a${i}}`)}z\` \`200 any\`\n\n${heading}- **WHEN** \`GET /x/${"a".repeat(n * 4)}\`\n- **THEN** \`200\`\n`,
    ),
  "codes that are nobody's": (n) =>
    oneSpec(
      `${opening}${times(n, (i) => `\`409 CODE_${i}\` `)}\n\n${heading}${times(n, (i) => `- **WHEN** \`POST /things Thing\`\n- **THEN** \`409 COED_${i}\`\n`)}`,
    ),
  "members of a value": (n) => sending(`{ ${times(n, (i) => `a${i}: 1, `)}z: 1 }`),
  "equal members of a value": (n) => sending(`{ ${"a: 1, ".repeat(n)}z: 1 }`),
  "unknown members of a body": (n) =>
    steps(
      `- **WHEN** \`POST /things { ${times(n, (i) => `nmae${i}: 1, `)}name: "a" }\`\n- **THEN** \`201\`\n`,
    ),
  "items of a value": (n) => sending(`[${"1, ".repeat(n)}1]`),
  "values inside each other": (n) => sending(`${"[".repeat(n)}${"]".repeat(n)}`),
  "objects inside each other": (n) => sending(`${"{ a: ".repeat(n)}1${" }".repeat(n)}`),
  "brackets never closed": (n) => sending("[".repeat(n)),
  "letters of a text": (n) => sending(`"${"a".repeat(n)}"`),
  "escapes of a text": (n) => sending(`"${"\\u0061".repeat(n)}"`),
  "references in a text": (n) => there(`"${"{hat.id}".repeat(n)}"`),
  "fields of a reference": (n) => seeing(`\`GET /things/{${"a.".repeat(n)}b}\``),
  "things made in a value": (n) => sending(`[${"Thing { size: 1 }, ".repeat(n)}1]`),
  "values of a thing": (n) => there(`[${"1, ".repeat(n)}1]`),
  "members of a check": (n) => seeing(`\`{ note: { ${times(n, (i) => `a${i}: 1, `)}z: 1 } }\``),
  "dots of a check": (n) => seeing(`\`{ tags: [${"..., ".repeat(n)}"a"] }\``),
  tests: (n) => seeing("`size = 1` ".repeat(n)),
  "places of a test": (n) => seeing(`\`note${".a".repeat(n)} = 1\``),
  texts: (n) => seeing('`"a" '.repeat(n)),
  "headers sent": (n) =>
    steps(`- **WHEN** \`POST /things Thing\` ${times(n, (i) => `\`X-A${i}: 1\` `)}\n- **THEN** \`201\`\n`),
  "queries of a path": (n) =>
    steps(`- **WHEN** \`GET /things/1?${"size=1&".repeat(n)}size=2\`\n- **THEN** \`200\`\n`),
  "letters of a path": (n) => steps(`- **WHEN** \`GET /things/${"a".repeat(n)}\`\n- **THEN** \`200\`\n`),
  "segments of a path": (n) => steps(`- **WHEN** \`GET /things${"/a".repeat(n)}\`\n- **THEN** \`200\`\n`),
  "letters of a span that is none": (n) => seeing(`\`${"a".repeat(n)}\``),
  "words of a span that is none": (n) => seeing(`\`${"a ".repeat(n)}\``),
  clocks: (n) => steps(asked + "- **WHEN** `after 1 min`\n".repeat(n) + asked),
};
