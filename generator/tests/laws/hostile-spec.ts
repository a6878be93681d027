import type { SourceFile } from "../../source.js";
import { spec } from "./compile-sources.js";

/** A text for each place of a specification where a writer may put any. */
export type Say = (slot: number) => string;

/** In words a backtick would open code, and a line end the next paragraph. */
const inWords = (text: string): string => text.replace(/[`\r\n\u0085\u2028\u2029\v\f]/g, " ");
const inCell = (text: string): string => inWords(text).replace(/[\\|]/g, "\\$&");
/** A text in the code of a step, between as many backticks as it needs. */
const inCode = (before: string, text: string, after: string): string => {
  const code = `${before}${JSON.stringify(text)}${after}`;
  const ticks = "`".repeat(Math.max(0, ...[...code.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  return `${ticks} ${code} ${ticks}`;
};

/** One specification in which every place that takes words or a text holds what is given. */
export function sayingSpec(say: Say): readonly SourceFile[] {
  const words = (slot: number): string => `Words ${inWords(say(slot))} end`;
  const cell = (slot: number): string => `Words ${inCell(say(slot))} end`;
  const text = `# ${words(0)}

## Purpose
${words(1)}

## Requirements

### Requirement: First ${words(2)}
${words(3)} the system SHALL answer \`POST /things Thing\` with \`201 Thing\`, else \`409 NOT_SO\`. ${words(4)} They are
listed by \`GET /things\` with \`200 Thing[]\`, ${inCode("?tag: string = ", say(5), "")}.

**Key ${words(6).replace(/[*_:：]/g, " ")}**: ${words(7)}

\`Thing\`

| Field  | Type                 | Rules                                  | Description |
| ------ | -------------------- | -------------------------------------- | ----------- |
| \`id\` | string               | read-only                              | ${cell(8)}  |
| \`a\`  | string               | optional                               | ${cell(9)}  |
| \`b\`  | string               | ${inCode("default ", say(10), "").replace(/\|/g, "\\|")} | |
| \`c\`  | map of string        | optional                               | ${cell(11)} |

| Code       | Status | Message     |
| ---------- | ------ | ----------- |
| \`NOT_SO\` | 409    | ${cell(12)} |

#### Scenario: First ${words(13)}
- **GIVEN** ${words(14)} ${inCode("Thing one { a: ", say(15), " }")}
- **WHEN** ${words(16)} ${inCode("POST /things { a: ", say(17), " }")}
- **THEN** ${words(18)} ${inCode("201 Thing { a: ", say(19), " }")}
- **AND** ${words(20)} ${inCode("b != ", say(21), "")}, ${inCode("{ c: { ", say(22), ': "x" } }')}

#### Scenario: Second ${words(23)}
- **WHEN** ${words(24)} \`POST /things\`

  | a            | b            |
  | ------------ | ------------ |
  | ${cell(25)}  | ${cell(26)}  |

- **THEN** ${words(27)} \`201\`

#### Scenario: Third ${words(28)}
- **WHEN** ${words(29)}
- **THEN** ${words(30)}
`;
  return [spec("one", text)];
}

/** Names that mean something to JavaScript, TypeScript, zod or the files that are generated. */
export const names = {
  entities: [
    "Constructor",
    "Object",
    "Promise",
    "Function",
    "Array",
    "String",
    "Symbol",
    "Error",
    "Record",
    "Readonly",
    "Uint8Array",
    "Handler",
    "Handlers",
    "Refusal",
    "Code",
    "Contract",
    "Operation",
    "Routes",
    "Infinity",
    "NaN",
    "ZodType",
    "ThingBody",
    "GetThingsInput",
    "OneHandlers",
    "订单",
    "Größe",
    "Ǆx",
    "ﾊﾝ",
    "𝒳x",
  ],
  fields: [
    "constructor",
    "toString",
    "hasOwnProperty",
    "prototype",
    "class",
    "await",
    "default",
    "get",
    "set",
    "static",
    "readonly",
    "then",
    "length",
    "name",
    "kind",
    "_",
    "__",
    "a-b",
    "e\u0301",
    "é",
    "字段",
  ],
  paths: [
    "constructor",
    "__proto__",
    "toString",
    "$1",
    "...",
    "%20",
    "a;b",
    "@x",
    "a=c",
    "(y)",
    "~z",
    "größe",
    "订单",
  ],
  params: ["constructor", "class", "a-b", "_", "größe", "body", "query"],
  codes: ["CONSTRUCTOR", "PROTO__", "A1", "CODE", "ÜBEL"],
  callers: ["constructor", "toString", "valueOf", "订", "nobody"],
} as const;

/** One specification in which every name is one of those. */
export function namedSpec(): readonly SourceFile[] {
  const { entities, fields, paths, params, codes, callers } = names;
  const rows = fields.map((field, i) => `| \`${field}\` | ${entities[i % entities.length]} | optional |`);
  const tables = entities.map(
    (name) =>
      `\`${name}\`\n\n| Field | Type | Rules |\n| - | - | - |\n| \`id\` | string | read-only |\n${rows.join("\n")}\n`,
  );
  const operations = paths.map(
    (path, i) =>
      `\`POST /${path} ${entities[i]}\` \`201 ${entities[i]}\` \`GET /${path}/{${params[i % params.length]}}\` \`200 ${entities[i + 10]}[]\``,
  );
  const errors = codes.map((code) => `| \`${code}\` | 409 | x |`);
  const steps = callers.map((caller, i) => {
    const answer = i % 2 === 0 ? "201" : `409 ${codes[i]}`;
    return (
      `#### Scenario: ${caller}\n- **GIVEN** \`@${caller}\` has a \`${entities[i]} ${caller === "nobody" ? "x" : `${caller}2`} { toString: Object }\`\n` +
      `- **WHEN** \`POST /${paths[i]} ${entities[i]} { constructor: Constructor }\`\n- **THEN** \`${answer}\`\n`
    );
  });
  const enumeration = `| \`values\` | ${codes.join(", ")} | default ${codes[0]} |`;
  const text = `# Names

## Purpose
Names.

## Requirements

### Requirement: constructor
The system SHALL answer ${operations.join("; ")}. ${codes.map((code) => `\`409 ${code}\``).join(" ")} \`unknown -> ${codes[0]}\` \`VALIDATION_FAILED -> ${codes[4]}\` \`?constructor\` \`?toString: 1..9 = 3\`
\`X-Constructor:\` \`Constructor: string\`

${tables.join("\n")}
\`EnumValues\`

| Field | Type | Rules |
| - | - | - |
${enumeration}

| Code | Status | Message |
| - | - | - |
${errors.join("\n")}

${steps.join("\n")}
`;
  return [spec("constructor", text), spec("class", later)];
}

const later = `# Later

## Purpose
Later.

## Requirements

### Requirement: Later
It SHALL answer \`PUT /later EnumValues\` with \`204\`.

#### Scenario: later
- **WHEN** \`PUT /later {}\`
- **THEN** \`204\`
`;
