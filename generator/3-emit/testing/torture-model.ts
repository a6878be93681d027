import type { SpecModel, Type } from "../../model.js";
import {
  credential,
  entity,
  entityForm,
  entityType,
  errorEntry,
  field,
  integer,
  length,
  listOf,
  model,
  namedType,
  operation,
  pattern,
  range,
  refusal,
  reply,
  ruledType,
  scenario,
  string,
} from "./parts.js";
import type { Say } from "./texts.js";
import { everyStep } from "./torture-steps.js";

const scalars = (
  [
    "string",
    "integer",
    "number",
    "boolean",
    "date",
    "date-time",
    "email",
    "uri",
    "uuid",
    "binary",
    "any",
  ] as const
).map((scalar): Type => ({ kind: "scalar", scalar }));

/** Every type, rule, cycle and reply there is, with texts of the caller's choosing wherever a specification has text. */
export function tortureModel(say: Say): SpecModel {
  const everything = entity(say(0), everyField(say), { hasInput: true, description: say(1) });
  const leaf = entity(
    say(2),
    [field(say(3), integer, { checks: [range(0, 9, say(4))], description: say(5) })],
    { rest: { kind: "dropped" } },
  );
  const bag = entity(say(65), [], { rest: { kind: "kept", type: entityType(say(65)) } });
  const node = entity(say(6), [
    field(say(7), entityType(say(6)), { nullable: true, description: say(8) }),
    field(say(9), listOf(entityType(say(0))), { optional: true }),
    field(say(62), plainOf(say), { optional: true, description: say(11) }),
    field(say(63), listOf(plainOf(say)), { optional: true }),
    field(say(64), earlyOf(say), { optional: true, nullable: true }),
    field(say(10), entityType(say(0)), { optional: true, description: say(11) }),
  ]);
  const looped = {
    ...everything,
    fields: [...everything.fields, field(say(12), entityType(say(6)), { optional: true })],
  };
  const [plain, early] = [plainOf(say), earlyOf(say)];
  const spoken = [say(2), say(0), say(6)] as const;
  return model({
    title: say(13),
    version: say(14),
    features: [],
    capabilities: [capability(say)],
    entities: [leaf, looped, node, bag],
    types: [namedType(plain), namedType(early)],
    order: [early, leaf, looped, plain, node, bag].map(({ name }) => name ?? ""),
    credentials: [basic, spokenKey(say)],
    operations: operations(say, spoken),
    errors: {
      renamed: [],
      forms: [entityForm(say(2))],
      entries: [
        errorEntry(say(4), 400, say(14)),
        errorEntry("UNAUTHENTICATED", 401, say(19)),
        errorEntry(say(15), 409, say(16), { members: [[say(17), [say(18), 1, null, true]]] }),
      ],
    },
    lifecycles: [{ entity: say(0), field: say(31), transitions: [{ from: say(20), to: say(21) }] }],
  });
}

const plainOf = (say: Say) =>
  ruledType(say(60), string, { checks: [length(1, null, say(4))], nullable: true });

/** Stands before the entities that it names. */
const earlyOf = (say: Say) => ruledType(say(61), listOf(entityType(say(6))), { checks: [length(0, 9)] });

function everyField(say: Say) {
  return [
    field(say(30), string, {
      readOnly: true,
      checks: [pattern("^a/\\d+[/\\]]$", say(4))],
      description: say(22),
    }),
    field(
      say(31),
      { kind: "enum", values: [say(20), say(21)] },
      { nullable: true, initial: { value: say(20) }, example: { value: say(21) } },
    ),
    field(
      say(32),
      { kind: "map", value: { kind: "enum", values: [say(20)] } },
      { checks: [length(1, null)] },
    ),
    field(say(33), listOf(listOf({ kind: "enum", values: [say(20), say(21)] })), {
      checks: [length(null, 3, say(4))],
    }),
    field(say(34), {
      kind: "object",
      fields: [field(say(35), listOf(string), { optional: true, nullable: true })],
      rest: { kind: "kept", type: { kind: "scalar", scalar: "any" } },
    }),
    field(say(36), string, {
      checks: [length(1, 200), length(2, 100, say(15)), pattern(".\u2028")],
      unique: true,
    }),
    field(
      say(37),
      { kind: "scalar", scalar: "number" },
      {
        checks: [
          { kind: "range", min: -1.5, max: 1e21, exclusiveMin: true, exclusiveMax: true, code: say(4) },
        ],
      },
    ),
    field(say(38), entityType(say(2)), {
      optional: true,
      example: { value: { [say(3)]: 6 } },
      initial: { value: { [say(3)]: 5 } },
    }),
    ...scalars.map((type, i) => field(say(40 + i), type, { nullable: i % 2 === 0, optional: i % 3 === 0 })),
  ];
}

function operations(say: Say, [small, large, node]: readonly [string, string, string]) {
  const header = field(say(60), string, { optional: true, description: say(61) });
  return [
    operation("postApiThings", "POST", `/api/${say(62)}`, {
      capability: say(70),
      requirements: [say(71)],
      summary: say(72),
      description: say(73),
      body: { kind: "json", media: null, type: entityType(large, "input"), missing: "refused" },
      headers: [header],
      replies: [
        reply(200, listOf(entityType(node))),
        reply(201, entityType(large), [field(say(63))]),
        reply(201, entityType(small)),
        { status: 202, body: { kind: "media", media: "application/octet-stream" }, headers: [] },
        reply(204, null),
      ],
      refusals: [
        refusal(400, say(4), { headers: [field(say(64)), field(say(65))] }),
        refusal(401, "UNAUTHENTICATED", {
          givenBy: "kernel",
          headers: [field("WWW-Authenticate"), field("X-Why")],
        }),
        refusal(409, say(15)),
      ],
      caller: { in: "body", field: say(31) },
      authentication: {
        needed: true,
        ways: [
          [{ credential: spokenKey(say), roles: [say(67)] }],
          [
            { credential: basic, roles: [] },
            { credential: spokenKey(say), roles: [say(67), say(68)] },
          ],
        ],
      },
    }),
    operation("getApiThingsById", "GET", "/api/things/{id}/{more}", {
      capability: say(70),
      classes: [
        {
          digit: 4,
          body: {
            kind: "json",
            media: null,
            type: listOf({ kind: "object", fields: [field(say(66))], rest: { kind: "refused" } }),
          },
        },
        { digit: 5, body: { kind: "media", media: "text/plain" } },
      ],
      params: [field("id", integer), field("more", { kind: "enum", values: [say(20)] })],
      query: [
        field(say(68), listOf({ kind: "scalar", scalar: "uuid" }), { optional: true }),
        field(
          "since",
          { kind: "scalar", scalar: "date-time" },
          { initial: { value: "2000-12-31T23:59:59Z" } },
        ),
        field(say(69), integer, { optional: true, initial: { value: 20 }, checks: [range(1, 100)] }),
      ],
      replies: [{ status: 200, body: { kind: "media", media: "text/plain" }, headers: [] }],
      authentication: { ways: [[{ credential: basic, roles: [] }]], needed: false },
    }),
    operation("putApiThings", "PUT", "/api/things", {
      capability: say(70),
      body: { kind: "media", media: "text/csv", missing: "refused" },
      refusals: [refusal(409, say(15))],
    }),
    operation("deleteApiThings", "DELETE", "/api/things", { capability: say(70) }),
  ];
}

const basic = credential("Basic");

const spokenKey = (say: Say) =>
  credential("Key", {
    kind: "declared",
    place: { in: "header", name: "X-Api-Key" },
    value: field("Key", { kind: "scalar", scalar: "string" }, { checks: [length(1, 80)] }),
    source: { entity: "Thing", field: say(9) },
    missing: say(4),
    bad: say(15),
  });

function capability(say: Say) {
  return {
    id: say(70),
    purpose: say(74),
    path: say(75),
    requirements: [
      {
        id: say(71),
        name: say(76),
        statement: say(77),
        meta: [
          { key: "Priority", value: "P1" },
          { key: say(78), value: say(79) },
        ],
        scenarios: [scenario(say(80), say(81), everyStep(say), { tags: ["clock", "slo"] })],
      },
      { id: say(82), name: say(83), statement: "", meta: [], scenarios: [] },
    ],
  };
}
