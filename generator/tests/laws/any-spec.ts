import fc from "fast-check";
import type { Requirement, Table } from "./spec-text.js";

/** Names that have met others in generated code before: `HatBody` is what a request sends of a `Hat`. */
const kinds = [
  ["Hat", "hats"],
  ["HatBody", "hat-bodies"],
  ["Operation", "operations"],
  ["订单", "订单"],
  ["Größe", "v1/sizes"],
  ["Promise", "promises"],
] as const;

/** Types and rules that some value meets; `Prev` stands for an entity declared before, `Self` for this one. */
const cells = [
  ["string", ""],
  ["string", "length 1..20"],
  ["string", "pattern `^[a-z]+(?:-[a-z]+)*$`"],
  ["string", "optional, nullable"],
  ["string", "caller, optional"],
  ["integer", "1..99"],
  ["integer", "1..99, example 7"],
  ["string[]", 'example ["a", "b"]'],
  ["integer", ">= 0, default 3"],
  ["number", "> 0, < 0.5"],
  ["boolean", "default true"],
  ["date", ""],
  ["date-time", "nullable"],
  ["email", "unique"],
  ["uri", "optional"],
  ["uuid", ""],
  ["binary", "optional"],
  ["any", "optional"],
  ["OPEN, DONE", "default OPEN"],
  ['"open", "in progress"', 'default "open"'],
  ["10, 20, true", "default 20"],
  ["A1, B2", ""],
  ["string[]", "length 1..5"],
  ["map of integer[]", "length 2.."],
  ["{ a: integer, b?: string[] }", ""],
  ["Self", "optional"],
  ["Self[]", ""],
  ["map of Self", "optional"],
  ["Prev", ""],
  ["Prev[]", "length 1.."],
  ["Prev.id", ""],
  ["Prev", "read-only, nullable"],
] as const;

const fieldNames = [
  "name",
  "size",
  "größe",
  "class",
  "constructor",
  "length",
  "a-b",
  "_x",
  "body",
  "query",
] as const;

interface EntityChoice {
  readonly fields: readonly (readonly [string, string, string])[];
  readonly envelope: boolean;
  readonly derived: boolean;
  readonly methods: readonly string[];
  readonly capability: string;
}

const anyChoice: fc.Arbitrary<EntityChoice> = fc.record({
  fields: fc
    .tuple(
      fc.shuffledSubarray([...fieldNames], { minLength: 1, maxLength: 4 }),
      fc.array(fc.constantFrom(...cells), { minLength: 4, maxLength: 4 }),
    )
    .map(([names, types]) => names.map((name, i) => [name, ...(types[i] ?? cells[0])] as const))
    .filter((rows) => rows.filter(([, , rules]) => rules.includes("caller")).length < 2),
  envelope: fc.boolean(),
  derived: fc.boolean(),
  methods: fc.subarray(["GET", "PUT", "PATCH", "DELETE", "LIST"]),
  capability: fc.constantFrom("shop", "a/b", "größen", "x-1"),
});

/** A small specification that keeps to the contract. */
export const anySpec: fc.Arbitrary<readonly Requirement[]> = fc
  .record({
    choices: fc.array(anyChoice, { minLength: 1, maxLength: 4 }),
    start: fc.nat({ max: kinds.length - 1 }),
    catalogue: fc.constantFrom("none", "codes", "problem"),
    guarded: fc.constantFrom("no", "by scheme", "by thing"),
  })
  .map(({ choices, start, catalogue, guarded }) => {
    const named = choices.map((choice, i) => ({
      ...choice,
      kind: kinds[(start + i) % kinds.length] ?? kinds[0],
    }));
    const things = named.map((choice, i) => thing(choice, choice.kind, named[i - 1]?.kind[0] ?? null));
    return [
      ...things,
      ...(catalogue === "none"
        ? []
        : [
            errors(
              named.map(({ kind }) => kind),
              catalogue === "problem",
            ),
          ]),
      ...(guarded === "no" ? [] : [guard(things[0], guarded === "by thing")]),
    ];
  });

const codeOf = (kind: Kind): string =>
  `${kind[1]
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "_")
    .replace(/^_+$/, "ORDERS")
    .replace(/^V1_/, "")}_NOT_FOUND`;

type Kind = readonly [name: string, plural: string];

/** What a requirement says of an entity, by method; `LIST` is a GET of all. */
function facts(
  [name, plural]: Kind,
  taken: string,
  wrapped: string,
  code: string,
): Readonly<Record<string, string>> {
  return {
    LIST: `\`GET /${plural}\` with \`200 ${name}[]\`, by \`?limit: 1..100 = 20\` and \`?sort: NAME, SIZE\``,
    GET: `\`GET /${plural}/{id}\` with \`200 ${wrapped}\` or \`404 ${code}\``,
    PUT: `\`PUT /${plural}/:id ${taken}\` with \`200 ${name} ETag:\` or \`404 ${code}\` and an \`If-Match: length 1..80\``,
    PATCH: `\`PATCH /${plural}/<id> { note?: string, tags: ${name}.id[] }\` with \`202\``,
    DELETE: `\`DELETE /${plural}/{id}\` with \`204\``,
  };
}

function thing(choice: EntityChoice, kind: Kind, before: string | null): Requirement {
  const [name, plural] = kind;
  const taken = choice.derived ? `New${name}` : name;
  const wrap = (type: string): string => (choice.envelope ? `{ it: ${type} }` : type);
  const code = codeOf(kind);
  const all = facts(kind, taken, wrap(name), code);
  const scenarios = [
    keptScenario(name, `POST /${plural} ${wrap(taken)}`),
    manyScenario(`POST /${plural} ${wrap(taken)}`),
    {
      name: "There is none",
      steps: [`**WHEN** \`@ann\`: \`GET /${plural}/none\``, `**THEN** \`404 ${code}\``],
    },
  ];
  return {
    capability: choice.capability,
    name: `Keep ${plural.replace("/", " ")}`,
    statement: [
      `The system SHALL answer \`POST /${plural} ${wrap(taken)}\` with \`201 ${wrap(name)}\``,
      ...choice.methods.map((method) => all[method] ?? ""),
    ].join(", "),
    tables: [
      {
        title: `\`${name}\``,
        head: ["Field", "Type", "Rules"],
        rows: [
          ["`id`", "string", "read-only"],
          ["`extra`", "integer", "optional"],
          ...choice.fields.flatMap((field) => rowOf(field, name, before)),
        ],
      },
      ...(choice.derived ? [{ title: `\`New${name} = ${name} - extra\``, head: [], rows: [] }] : []),
    ],
    scenarios: choice.methods.includes("GET") ? scenarios : scenarios.slice(0, 2),
  };
}

const keptScenario = (name: string, request: string): Requirement["scenarios"][number] => ({
  name: "It is kept",
  steps: [
    `**GIVEN** there is a \`${name} one\``,
    `**WHEN** \`@ann\` adds another: \`${request}\``,
    "**THEN** it is kept: `201`",
  ],
});

const manyScenario = (request: string): Requirement["scenarios"][number] => ({
  name: "Two at once, three times",
  steps: [`**WHEN** \`@ann, @bob\`: \`3 x ${request}\``, "**THEN** `6 x 201`"],
});

/** The row of a field; none where it needs an entity before the first. */
function rowOf(
  [field, type, rules]: EntityChoice["fields"][number],
  self: string,
  before: string | null,
): readonly (readonly string[])[] {
  if (!type.includes("Prev")) return [[`\`${field}\``, type.replace("Self", self), rules]];
  return before === null ? [] : [[`\`${field}\``, type.replace("Prev", before), rules]];
}

function errors(all: readonly Kind[], problem: boolean): Requirement {
  const shape: Table = {
    title: "`Problem`",
    head: ["Field", "Type", "Rules"],
    rows: [
      ["`code`", "string", ""],
      ["`message`", "string", ""],
    ],
  };
  return {
    capability: "errors",
    name: "Say what is wrong",
    statement: "Every refusal SHALL have a code.",
    tables: [
      ...(problem ? [shape] : []),
      {
        title: problem ? "Each is a `Problem`: `{ code: {code}, message: {message} }`." : "Each is a row.",
        head: ["Code", "Status", "Message"],
        rows: all.map((kind) => [`\`${codeOf(kind)}\``, "404", "There is none"]),
      },
    ],
    scenarios: [{ name: "Nowhere", steps: ["**WHEN** `GET /nowhere`", "**THEN** `404 ROUTE_NOT_FOUND`"] }],
  };
}

/** `byThing`: whoever calls is the first thing, which anybody may make, and its id is the token. */
function guard(first: Requirement | undefined, byThing: boolean): Requirement {
  const [, path, body] = /`POST (\/[^ ]+) (.*?)` with/.exec(first?.statement ?? "") ?? [];
  const name = /`201 (?:\{ it: )?(\p{L}+)/u.exec(first?.statement ?? "")?.[1];
  const asked = byThing
    ? `answer \`GET /guard/me\` with \`204\` and ask for \`Authorization: Token\`, which is \`Token = Authorization: ${name}.id\``
    : "ask for `Authorization: Bearer`";
  return {
    capability: "guard",
    name: "Ask who it is",
    statement: `On \`ANY ${byThing ? "/guard*" : "*"}\` the system SHALL ${asked}, else \`401 UNAUTHENTICATED\`.`,
    tables: [],
    scenarios: [
      {
        name: "Nobody",
        steps: [
          `**WHEN** \`@nobody\` tries: \`${byThing ? "GET /guard/me" : `POST ${path} ${body}`}\``,
          "**THEN** `401 UNAUTHENTICATED`",
        ],
      },
      ...(byThing
        ? [{ name: "Somebody", steps: ["**WHEN** `@ann` tries: `GET /guard/me`", "**THEN** `204`"] }]
        : []),
    ],
  };
}
