import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { listOf, mapOf } from "./few-issues.js";
import { parserOf, quickParserOf, UNSURE } from "./quick-parser.js";
import { length, pattern } from "./rules.js";
import { objectOf } from "./strict-object.js";
import { email, uri } from "./text-formats.js";

/** A schema as generated code has them, and values that are near it. */
interface Case {
  readonly schema: z.ZodType;
  readonly values: fc.Arbitrary<unknown>;
}

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 6 }),
  fc.constantFrom("", "ab", "prod_1", 'a"b\\c', "\u0000\n", "\ud800", "😀", "é\u007f\u2028"),
);
const number = fc.oneof(
  fc.integer({ min: -3, max: 12 }),
  fc.double(),
  fc.constantFrom(-0, 1e21, 2 ** 53, 5e-324),
);

const scalars: readonly Case[] = [
  { schema: z.string(), values: text },
  { schema: z.string().check(pattern("^prod_")), values: text },
  { schema: z.string().check(length(1, 2), pattern("^[a-z]+$")), values: text },
  { schema: z.int(), values: number },
  { schema: z.int().min(0).max(9), values: number },
  { schema: z.number(), values: number },
  { schema: z.number().gt(0).lt(9.5, "TOO_MUCH"), values: number },
  { schema: z.number().multipleOf(3), values: number },
  { schema: z.boolean(), values: fc.boolean() },
  { schema: z.enum(["a", 'b"c']), values: fc.constantFrom("a", 'b"c', "d", "constructor") },
  { schema: z.unknown(), values: fc.oneof(fc.jsonValue({ maxDepth: 1 }), number) },
  { schema: email(), values: fc.constantFrom("a@b.co", "a@b") },
  { schema: uri(), values: fc.constantFrom("https://a.de/b", " https://a.de") },
  { schema: z.guid(), values: fc.constantFrom("01234567-89ab-cdef-0123-456789ABCDEF", "0123") },
  { schema: z.base64(), values: fc.constantFrom("YQ==", "YQ=", "") },
  { schema: z.iso.date(), values: fc.constantFrom("2024-02-29", "2023-02-29") },
  {
    schema: z.iso.datetime({ offset: true }),
    values: fc.constantFrom("2026-01-31T12:00:00Z", "2026-01-31T12:00:00-23:59", "2026-01-31T12:00:00"),
  },
  // What zod changes or fills in is for zod to say.
  { schema: z.string().trim(), values: fc.constantFrom(" a", "a") },
  { schema: z.coerce.number() as z.ZodType, values: fc.constantFrom("1", 1) },
];

class Row {
  readonly #name: string;
  readonly b: unknown;
  constructor(name: string, b: unknown) {
    this.#name = name;
    this.b = b;
  }
  get a(): string {
    return this.#name;
  }
}

/** What is no value of JSON, or would be read in a way of its own. */
const strange = fc.constantFrom<unknown>(
  undefined,
  null,
  Number.NaN,
  new Date(0),
  new Row("x", 1),
  Object.create({ a: "inherited" }),
  Object.assign(Object.create(null), { a: "x" }),
  Object.defineProperty({ b: 1 }, "a", { value: "hidden" }),
  { toJSON: () => "itself" },
  { a: undefined },
  Object.defineProperty({}, "__proto__", { value: 1, enumerable: true }),
  new Array(2),
  new Map(),
  Symbol("a"),
  () => 1,
);

const names = fc.uniqueArray(fc.constantFrom("a", "b", "1", "ä", 'q"', "constructor"), { maxLength: 4 });
type Absence = "required" | "optional" | "default" | "nullable" | "nullable and optional";
const absence = fc.constantFrom<Absence>(
  "required",
  "optional",
  "default",
  "nullable",
  "nullable and optional",
);

const { any } = fc.letrec<{ any: Case }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 3, arbitrary: fc.constantFrom(...scalars) },
    fc.record({ item: tie("any"), min: fc.constantFrom(0, 1), max: fc.constantFrom(2, 5) }).map(listCase),
    fc.record({ value: tie("any"), few: fc.boolean() }).map(mapCase),
    names
      .chain((all) => fc.tuple(...all.map((name) => fc.tuple(fc.constant(name), tie("any"), absence))))
      .map(objectCase),
  ),
}));

function listCase({
  item,
  min,
  max,
}: {
  readonly item: Case;
  readonly min: number;
  readonly max: number;
}): Case {
  const schema = listOf(item.schema);
  return {
    schema: min === 0 ? schema : schema.min(min).max(max),
    values: fc.array(near(item.values), { maxLength: 4 }),
  };
}

function mapCase({ value, few }: { readonly value: Case; readonly few: boolean }): Case {
  const schema = mapOf(value.schema);
  return {
    schema: few ? schema.check(length(0, 1)) : schema,
    values: fc.dictionary(fc.constantFrom("a", "1", 'q"', "constructor", "__proto__"), near(value.values), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  };
}

function objectCase(fields: readonly (readonly [name: string, field: Case, absence: Absence])[]): Case {
  const shape = fields.map(([name, field, absent]) => [name, fieldSchema(field.schema, absent)] as const);
  const entries = fields.map(([name, field, absent]) =>
    fc.tuple(
      fc.constant(name),
      absent.startsWith("nullable") ? fc.option(near(field.values)) : near(field.values),
      absent === "required" ? fc.constant(true) : fc.boolean(),
    ),
  );
  return {
    schema: objectOf(Object.fromEntries(shape)),
    values: fc.tuple(fc.tuple(...entries), fc.nat(20), fc.boolean()).map(([all, further, reversed]) => {
      const there = all.flatMap(([name, value, given]) => (given ? [[name, value] as const] : []));
      if (further === 0) there.push(["further", 1]);
      return Object.fromEntries(reversed ? there.reverse() : there);
    }),
  };
}

function fieldSchema(schema: z.ZodType, absent: Absence): z.ZodType {
  if (absent === "optional") return schema.exactOptional();
  if (absent === "default") return schema.default(1 as never);
  if (absent === "nullable") return schema.nullable();
  return absent === "required" ? schema : schema.nullable().exactOptional();
}

const near = (values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 40, arbitrary: values }, { weight: 1, arbitrary: strange });

const drawn = any.chain(({ schema, values }) =>
  fc.record({ schema: fc.constant(schema), value: near(values) }),
);

// Always the same in `npm test`; `npm run proofs -- quick-parser` draws more.
test("makes of a value what zod makes of it, or is not sure", () => {
  let sure = 0;
  let accepted = 0;
  fc.assert(
    fc.property(drawn, ({ schema, value }) => {
      const expected = schema.safeParse(value);
      const data = quickParserOf(schema)(value);
      if (expected.success) accepted += 1;
      if (data === UNSURE) return;
      sure += 1;
      // Prototypes and -0 included.
      expect(isDeepStrictEqual(data, expected.data)).toBe(true);
      expect(JSON.stringify(data)).toBe(JSON.stringify(expected.data));
    }),
    { numRuns: Number(process.env.VALUES ?? 1_500), seed: Number(process.env.SEED ?? 31) },
  );
  // A parser that is never sure would pass all the rest.
  expect(sure).toBeGreaterThan(accepted * 0.6);
}, 3_600_000);

test.each(scalars.slice(0, -2).map(({ schema, values }) => ({ kind: schema.type, schema, values })))(
  "is sure of what is simple: $kind",
  ({ schema, values }) => {
    const fitting = fc.sample(values, 200).filter((value) => schema.safeParse(value).success);
    expect(fitting.length).toBeGreaterThan(0);
    expect(fitting.map(quickParserOf(schema))).toEqual(fitting);
  },
);

test("parses values that hold values of their own kind", () => {
  const Tree = objectOf({
    name: z.string(),
    get children(): z.ZodType {
      return listOf(Tree);
    },
  });
  const parse = quickParserOf(Tree);
  const tree = { name: "a", children: [{ name: "b", children: [] }] };
  expect(parse(tree)).toEqual(tree);
  expect(parse({ name: "a", children: [{ name: "b" }] })).toBe(UNSURE);
});

test("takes for a map only what zod takes for one", () => {
  const map = mapOf(z.unknown());
  expect(quickParserOf(map)({ constructor: 1 })).toEqual({ constructor: 1 });
  expect(quickParserOf(map)({ constructor: () => 1 })).toBe(UNSURE);
  expect(map.safeParse({ constructor: () => 1 }).success).toBe(false);
});

test("leaves it to zod to say what is wrong", () => {
  const schema = objectOf({ name: z.string() });
  const [parsed, judged] = [
    parserOf(schema)({ name: 1 }),
    schema.safeParse({ name: 1 }, { reportInput: true }),
  ];
  expect(parsed.success ? null : parsed.error.issues).toEqual(judged.error?.issues);
});
