import { spec } from "../compile-sources.js";
import { oneSpec, type Repeated, times } from "./repeated.js";

const opening = "# x Specification\n\n## Purpose\nTo grow.\n\n## Requirements\n\n";
const head = "| Field | Type | Rules |\n| - | - | - |\n";
const scenario = "#### Scenario: One\n\n- **WHEN** `GET /things`\n- **THEN** `204`\n\n";
const things = (more: string) =>
  oneSpec(
    `${opening}### Requirement: Keep things\n\nThe system SHALL answer \`GET /things\` with \`204\`. ${more}\n\n${scenario}`,
  );
const rows = (n: number, row: (index: number) => string) => `${head}${times(n, row)}`;
const entity = (name: string, n: number, row: (index: number) => string) =>
  `\n\n\`${name}\`\n\n${rows(n, row)}`;

const operations = (n: number) => times(n, (i) => `\`GET /a${i}\` with \`204\`. `);

/** Everything that a contract can repeat: operations, types, names, and names that are nobody's. */
export const repeatedContract: Readonly<Record<string, Repeated>> = {
  operations: (n) => things(times(n, (i) => `\`GET /a${i}\` with \`204\`. `)),
  "operations of requirements": (n) =>
    oneSpec(
      opening +
        times(
          n,
          (i) =>
            `### Requirement: Keep ${i}\n\n\`GET /a${i}\` \`204\`\n\n${scenario.replace("/things", `/a${i}`)}`,
        ),
    ),
  "equal operations": (n) => things("`GET /things` with `204`. ".repeat(n)),
  "operations below one path": (n) => things(times(n, (i) => `\`GET /a/b/c/d/e${i}\` with \`204\`. `)),
  "operations by parameters": (n) => things(times(n, (i) => `\`GET /a/{id}/e${i}\` with \`204\`. `)),
  "operations whose parameter has many names": (n) =>
    things(times(n, (i) => `\`GET /a${i}/{p${i}}\` \`204\`. `)),
  "answers of many operations": (n) => things(operations(n) + times(n, (i) => `\`409 CODE_${i}\` `)),
  "query parameters of many operations": (n) =>
    things(operations(n) + times(n, (i) => `\`?q${i}: integer\` `)),
  "headers of many operations": (n) => things(operations(n) + times(n, (i) => `\`X-A${i}: integer\` `)),
  "answers that each operation has of its own": (n) =>
    things(operations(n) + times(n, (i) => `On \`GET /a${i}\`: \`409 CODE_${i}\`. `)),
  "roles of many operations": (n) => things(operations(n) + times(n, (i) => `\`@r${i}\` `)),
  "answers of all operations": (n) =>
    things(operations(n) + times(n, (i) => `On \`ANY *\` \`409 CODE_${i}\`. `)),
  "operations that say their answers in paragraphs": (n) =>
    things(times(n, (i) => `\n\n\`GET /a${i}\` with \`204\`, \`?q: integer\`, \`409 CODE_${i}\`.`)),
  "an entity that many operations send": (n) =>
    things(
      times(n, (i) => `\`POST /a${i} Thing\` with \`201 Thing\`. `) +
        entity("Thing", n, (i) => `| \`f${i}\` | string | |\n`),
    ),
  "bodies of entities that are nobody's": (n) =>
    things(
      times(n, (i) => `\`POST /a${i} Tihng${i}\` with \`201\`. `) +
        times(n, (i) => entity(`Thing${i}`, 1, () => "| `a` | string | |\n")),
    ),
  "segments of a path": (n) => things(`\`GET ${"/a".repeat(n)}\` with \`204\`.`),
  "parameters of a path": (n) => things(`\`GET ${times(n, (i) => `/{a${i}}`)}\` with \`204\`.`),
  wildcards: (n) =>
    oneSpec(
      opening +
        times(
          n,
          (i) =>
            `### Requirement: Keep ${i}\n\n\`GET /w${i}/x\` \`204\`. On \`ANY /w${i}/*\` \`401 NOBODY\`.\n\n${scenario.replace("/things", `/w${i}/x`)}`,
        ),
    ),
  "wildcards over all": (n) => things("On `ANY *` `401 NOBODY`. ".repeat(n)),
  "query parameters": (n) => things(times(n, (i) => `\`?q${i}: integer\` `)),
  "equal query parameters": (n) => things("`?q: integer` ".repeat(n)),
  headers: (n) => things(times(n, (i) => `\`X-A${i}: integer\` `)),
  "headers of an answer": (n) => things(`\`201 ${times(n, (i) => `X-A${i}: `)}\``),
  answers: (n) => things(times(n, (i) => `\`409 CODE_${i}\` `)),
  "equal answers": (n) => things("`409 CODE` ".repeat(n)),
  "codes of a catalogue": (n) =>
    things(
      `\n\nEach is a row.\n\n| Code | Status |\n| - | - |\n${times(n, (i) => `| \`CODE_${i}\` | 404 |\n`)}`,
    ),
  "equal codes of a catalogue": (n) =>
    things(`\n\nEach is a row.\n\n| Code | Status |\n| - | - |\n${"| `CODE` | 404 |\n".repeat(n)}`),
  catalogues: (n) =>
    things(times(n, (i) => `\n\nRows.\n\n| Code | Status |\n| - | - |\n| \`CODE_${i}\` | 404 |\n`)),
  entities: (n) => things(times(n, (i) => entity(`Thing${i}`, 1, () => "| `a` | string | |\n"))),
  "equal entities": (n) => things(times(n, () => entity("Thing", 1, () => "| `a` | string | |\n"))),
  "entities nobody filled": (n) => things(times(n, (i) => `\n\n\`Thing${i}\`\n\n`)),
  fields: (n) => things(entity("Thing", n, (i) => `| \`f${i}\` | string | |\n`)),
  "equal fields": (n) => things(entity("Thing", n, () => "| `f` | string | |\n")),
  "fields that meet in Python": (n) =>
    things(
      entity("Thing", n, (i) => `| \`f${"-".repeat(i % 2)}${"_".repeat(i % 7)}${i % 50}\` | string | |\n`),
    ),
  "fields of an entity that is sent": (n) =>
    things(`\`POST /t Thing\` with \`201 Thing\`.${entity("Thing", n, (i) => `| \`f${i}\` | string | |\n`)}`),
  "fields left out": (n) =>
    things(
      `${entity("Thing", n, (i) => `| \`f${i}\` | string | |\n`)}| \`z\` | string | |\n\n\`Less = Thing${times(n, (i) => ` - f${i}`)}\``,
    ),
  "entities derived in a chain": (n) =>
    things(
      `${entity("Thing0", 1, () => "| `a` | string | |\n")}\n\n${times(n, (i) => `\`Thing${i + 1} = Thing${i} - b${i}\` `)}`,
    ),
  "entities derived of one": (n) =>
    things(
      `${entity("Thing", 2, (i) => `| \`f${i}\` | string | |\n`)}\n\n${times(n, (i) => `\`Less${i} = Thing - f0\` `)}`,
    ),
  "entities in a chain": (n) =>
    things(
      times(n, (i) => entity(`Thing${i}`, 1, () => `| \`a\` | Thing${i + 1} | |\n`)) +
        entity(`Thing${n}`, 1, () => "| `a` | string | |\n"),
    ),
  "entities in a chain that is sent": (n) =>
    things(
      `\`POST /t Thing0\` with \`201 Thing0\`. ${times(n, (i) => entity(`Thing${i}`, 1, () => `| \`a\` | Thing${i + 1}[] | |\n`))}${entity(`Thing${n}`, 1, () => "| `a` | string | |\n")}`,
    ),
  "entities in a ring": (n) =>
    things(times(n, (i) => entity(`Thing${i}`, 1, () => `| \`a\` | Thing${(i + 1) % n} | |\n`))),
  "entities in a ring with an end": (n) =>
    things(times(n, (i) => entity(`Thing${i}`, 1, () => `| \`a\` | Thing${(i + 1) % n} | optional |\n`))),
  "fields of fields": (n) =>
    things(
      times(n, (i) => entity(`Thing${i}`, 1, () => `| \`a\` | Thing${i + 1}.a | |\n`)) +
        entity(`Thing${n}`, 1, () => "| `a` | string | |\n"),
    ),
  "fields of one entity": (n) =>
    things(
      entity("Thing", n, (i) => `| \`f${i}\` | Other.id | |\n`) +
        entity("Other", 1, () => "| `id` | string | |\n"),
    ),
  "types inside each other": (n) => things(`\`POST /t ${"{ a: ".repeat(n)}string${" }".repeat(n)}\` \`204\``),
  "members of a type": (n) =>
    things(`\`POST /t { ${times(n, (i) => `a${i}: string, `)}z: string }\` \`204\``),
  "lists of a type": (n) => things(`\`?a: string${"[]".repeat(n)}\``),
  "maps of a type": (n) => things(`\`?a: ${"map of ".repeat(n)}string\``),
  "codes of a type": (n) =>
    things(entity("Thing", 1, () => `| \`a\` | A0${times(n, (i) => `, A${i + 1}`)} | |\n`)),
  rules: (n) =>
    things(entity("Thing", 1, () => `| \`a\` | string | optional${", length 1..5".repeat(n)} |\n`)),
  "rules with a code": (n) =>
    things(
      entity("Thing", n, (i) => `| \`a${i}\` | string | required -> MISSING_${i}, type -> ODD_${i} |\n`),
    ),
  "arrows of requirements": (n) =>
    oneSpec(
      `${opening}${times(n, (i) => `### Requirement: Keep ${i}\n\n\`GET /things${i}\` \`204\`, \`ANY /things*\` and \`ANY *\`: \`required -> MISSING\`\n\n`)}`,
    ),
  "arrows of one requirement": (n) =>
    things(times(n, (i) => `\`required -> A${i}\` \`VALIDATION_FAILED -> A${i}\` \`odd${i} -> A${i}\` `)),
  "letters of a pattern": (n) =>
    things(entity("Thing", 1, () => `| \`a\` | string | pattern \`^${"a?".repeat(n)}$\` |\n`)),
  "letters of a default": (n) =>
    things(entity("Thing", 1, () => `| \`a\` | string | default "${"a".repeat(n)}" |\n`)),
  "digits of a number": (n) =>
    things(entity("Thing", 1, () => `| \`a\` | integer | >= 1${"0".repeat(n)} |\n`)),
  transitions: (n) =>
    things(
      `${times(n, (i) => `\`Thing.s: A${i} -> A${i + 1}\` `)}${entity("Thing", 1, () => `| \`s\` | A0${times(n, (i) => `, A${i + 1}`)} | |\n`)}`,
    ),
  "names of entities that are nobody's": (n) =>
    things(
      times(n, (i) => entity(`Thing${i}`, 1, () => "| `a` | string | |\n")) +
        entity("Other", n, (i) => `| \`f${i}\` | Tihng${i} | |\n`),
    ),
  "names of fields that are nobody's": (n) =>
    things(
      entity("Thing", n, (i) => `| \`feld${i}\` | string | |\n`) +
        entity("Other", n, (i) => `| \`f${i}\` | Thing.fled${i} | |\n`),
    ),
  "fields left out that are nobody's": (n) =>
    things(
      `${entity("Thing", n, (i) => `| \`feld${i}\` | string | |\n`)}\n\n\`Less = Thing${times(n, (i) => ` - fled${i}`)}\``,
    ),
  "codes that are nobody's": (n) =>
    things(
      `\n\nEach is a row.\n\n| Code | Status |\n| - | - |\n${times(n, (i) => `| \`CODE_${i}\` | 404 |\n`)}\n${times(n, (i) => `\`404 COED_${i}\` `)}`,
    ),
  "types that are none": (n) => things(entity("Thing", n, (i) => `| \`f${i}\` | strnig | |\n`)),
  "facts that are nearly some": (n) => things("`PSOT /things` ".repeat(n)),
  "letters of a fact that is none": (n) => things(`\`GET ${"a".repeat(n)}\``),
  capabilities: (n) =>
    Array.from({ length: n }, (_, i) =>
      spec(
        `c${i}`,
        `${opening}### Requirement: Keep ${i}\n\n\`GET /a${i}\` \`204\`\n\n${scenario.replace("/things", `/a${i}`)}`,
      ),
    ),
  "capabilities with equal contents": (n) =>
    Array.from({ length: n }, (_, i) =>
      spec(`c${i}`, `${opening}### Requirement: Keep\n\n\`GET /things\` \`204\`\n\n${scenario}`),
    ),
  "capabilities whose folders end alike": (n) =>
    Array.from({ length: n }, (_, i) =>
      spec(
        `c${i}/same`,
        `${opening}### Requirement: Keep\n\n\`GET /a${i}\` \`204\`\n\n${scenario.replace("/things", `/a${i}`)}`,
      ),
    ),
  "requirements whose names read alike": (n) =>
    oneSpec(
      opening +
        times(
          n,
          (i) =>
            `### Requirement: Keep${"!".repeat((i % 50) + 1)}${"?".repeat(i / 50)}\n\n\`GET /a${i}\` \`204\`\n\n${scenario.replace("/things", `/a${i}`)}`,
        ),
    ),
};
