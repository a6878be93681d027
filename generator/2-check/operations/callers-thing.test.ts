import { expect, it } from "vitest";
import { compileSources, spec } from "../../tests/laws/compile-sources.js";

interface Written {
  readonly source?: string;
  readonly token?: string;
  readonly creator?: string;
  readonly more?: string;
  readonly steps?: string;
}

const steps = "- **WHEN** `@ann` looks: `GET /me`\n- **THEN** `204`";
const found = ({
  source = "User.token",
  token = "string | read-only",
  creator = "`POST /users User` with `201 User`",
  more = "",
  steps: own = steps,
}: Written) => {
  const text = `# a Specification

## Purpose
Those who call are things that somebody made.

## Requirements

### Requirement: Users
The system SHALL answer ${creator}.

\`User\`

| Field | Type | Rules |
| --- | --- | --- |
| \`name\` | string | unique |
| \`token\` | ${token} |

### Requirement: Pets
The system SHALL answer \`POST /pets Pet\` with \`201 Pet\`.

\`Pet\`

| Field | Type | Rules |
| --- | --- | --- |
| \`tag\` | string |  |

### Requirement: Me
The system SHALL answer \`GET /me\` with \`204\` by \`Authorization: Token\`, which is \`Token = Authorization: ${source}\`. ${more}

#### Scenario: Me
${own}
`;
  return compileSources([spec("a", text)]).diagnostics.flatMap(({ code, message }) =>
    ["requirement-without-scenario", "credential-unused"].includes(code)
      ? []
      : [`${code}: ${message.replace(/^.*?: /, "")}`],
  );
};

it.each<[Written, readonly string[]]>([
  [{}, []],
  [{ token: "string | write-only" }, ["credential-source: it is write-only, so no answer has it."]],
  [{ token: "string | read-only, optional" }, ["credential-source: it may be absent or null."]],
  [{ creator: "`GET /users` with `200 User[]`" }, ["credential-source: no operation creates a `User`."]],
  [
    { creator: "`POST /users User` with `201 User`, and asks for `Authorization: Basic`" },
    ["credential-source: `POST /users`, which creates a `User`, needs credentials itself."],
  ],
  [
    { creator: "`POST /users User` with `201 User`, and takes `?key: string required`" },
    ["credential-source: `POST /users`, which creates a `User`, needs the query parameter `?key` besides."],
  ],
  [
    { more: "Another one is `Key = X-Key: Pet.tag`." },
    ["credential-source: callers are one kind of thing, and `Key` is of `Pet`."],
  ],
  [{ source: "User.secret" }, ["unknown-field: `secret` is not a field of User."]],
])("a credential is taken from a field that every caller can have: %j", (written, said) => {
  expect(found(written)).toEqual(said);
});

it("what a caller is made of needs no caller itself", () => {
  const more =
    "`POST /plans Plan` is answered `201 Plan` by `Authorization: Token`, too.\n\n`Plan`\n\n| Field | Type | Rules |\n| --- | --- | --- |\n| `id` | string | read-only |";
  expect(found({ more, token: "string | read-only |\n| `plan` | Plan.id" })).toEqual([
    "credential-source: `POST /plans`, which makes what a `User` needs, needs credentials itself.",
  ]);
});

it.each<[string, readonly string[]]>([
  ["- **GIVEN** a `Pet ann`\n- **WHEN** `@ann` looks: `GET /me`\n- **THEN** `204`", ["name-taken"]],
  [
    "- **WHEN** `@ann` looks: `GET /me`\n- **THEN** `204`\n- **AND** `@ann` made `POST /users User`, answered `201 User ann`",
    ["name-taken"],
  ],
  ["- **GIVEN** a `User ann`\n- **WHEN** `@ann` looks: `GET /me`\n- **THEN** `204`", []],
  ["- **WHEN** `@ann` has one: `POST /pets { tag: {ann.id} }`\n- **THEN** `201 Pet`", ["unknown-field"]],
  ["- **WHEN** `@ann` has one: `POST /pets { tag: {ann.name} }`\n- **THEN** `201 Pet`", []],
])("a caller is the thing of its name: %j", (own, codes) => {
  expect(found({ steps: own }).map((line) => line.split(":")[0])).toEqual(codes);
});
