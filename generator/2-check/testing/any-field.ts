import fc from "fast-check";
import type { Literal } from "../../literal.js";
import type { Field, FieldCheck, Rest, Type } from "../../model.js";
import { isFreeText, isNumber, isWhole, scalarOf } from "../../scalars/of-type.js";
import { scalarNames } from "../../scalars/scalars.js";
import { plainShape } from "../entities/fields.js";
import { readPattern } from "../patterns/read-pattern.js";
import { anyPattern } from "./any-pattern.js";

const wholeBound = fc.oneof(fc.integer({ min: -5, max: 120 }), fc.maxSafeInteger());
const bound = fc.oneof(wholeBound, fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }));

const range = (bounds: fc.Arbitrary<number>): fc.Arbitrary<FieldCheck> =>
  fc
    .record({
      a: fc.option(bounds),
      b: fc.option(bounds),
      exclusiveMin: fc.boolean(),
      exclusiveMax: fc.boolean(),
    })
    .map(({ a, b, exclusiveMin, exclusiveMax }) => ({
      kind: "range",
      min: a !== null && b !== null ? Math.min(a, b) : a,
      max: a !== null && b !== null ? Math.max(a, b) : b,
      exclusiveMin: exclusiveMin && a !== null,
      exclusiveMax: exclusiveMax && b !== null,
      code: null,
    }));

const length: fc.Arbitrary<FieldCheck> = fc
  .tuple(fc.nat({ max: 30 }), fc.option(fc.nat({ max: 30 })))
  .map(([min, more]) => ({ kind: "length", min, max: more === null ? null : min + more, code: null }));

const pattern: fc.Arbitrary<FieldCheck> = anyPattern
  .map((source) => ({ source, reading: readPattern(source) }))
  .filter(({ reading }) => reading.kind === "pattern")
  .map(({ source, reading }) => ({
    kind: "pattern",
    pattern: source,
    portable: reading.kind === "pattern" ? reading.portable : "",
    code: null,
  }));

const format: FieldCheck = { kind: "format", format: "house-number", code: null };

const distinct: FieldCheck = { kind: "distinct", code: null };

/** The rules that fit a type; a format changes nothing of what they take. */
function checksOf(type: Type): fc.Arbitrary<readonly FieldCheck[]> {
  if (!isNumber(type) && !isFreeText(type)) return ruledChecks(type);
  return fc
    .tuple(ruledChecks(type), fc.boolean())
    .map(([checks, carries]) => (carries ? [...checks, format] : checks));
}

function ruledChecks(type: Type): fc.Arbitrary<readonly FieldCheck[]> {
  if (type.kind === "map") return fc.array(length, { maxLength: 1 });
  if (type.kind === "list")
    return fc
      .tuple(fc.array(length, { maxLength: 1 }), fc.boolean())
      .map(([checks, differ]) => (differ ? [...checks, distinct] : checks));
  if (isNumber(type)) return fc.array(range(isWhole(type) ? wholeBound : bound), { maxLength: 1 });
  const scalar = scalarOf(type);
  if (scalar?.kind !== "text" || scalar.form?.takesRules === false) return fc.constant([]);
  return fc.oneof(
    fc.constant([]),
    length.map((check) => [check]),
    pattern.map((check) => [check]),
    fc.tuple(length, pattern),
  );
}

const name = fc.constantFrom("name", "priceCents", "größe", "a-b", "_x", "订单", "length");

/** Some are the same to Python that are not to JSON, and some the same text. */
const literals = [
  "OPEN",
  "DONE",
  "open",
  "it's",
  'größe "x"',
  "",
  "1",
  "true",
  1,
  0,
  -3,
  0.5,
  true,
  false,
] as const;

const leaf: fc.Arbitrary<Type> = fc.oneof(
  fc.constantFrom(...scalarNames).map((scalar): Type => ({ kind: "scalar", scalar })),
  fc
    .uniqueArray(fc.constantFrom(...literals), { minLength: 1, maxLength: 4 })
    .map((values): Type => ({ kind: "enum", values })),
);

const anyRest = (type: fc.Arbitrary<Type>): fc.Arbitrary<Rest> =>
  fc.oneof(
    fc.constant<Rest>({ kind: "refused" }),
    type.map((kept): Rest => ({ kind: "kept", type: kept })),
  );

/** As the item of a list has the rules of the field that it is taken from. */
const ruled = ({ type, checks, nullable, codes }: Field): Type => ({
  kind: "ruled",
  name: null,
  view: "full",
  type,
  checks,
  nullable,
  codes,
});

/** Objects that one field tells apart; some of its values are the same to Python. */
const tagValues = [
  ["cat", "dog"],
  [1, 0],
  [true, false],
  ["1", "true"],
] as const;
function tagged(parts: readonly (readonly [Type, Rest])[]): Type {
  const values = parts.map((_, i): readonly Literal[] => tagValues[i] ?? ["other"]);
  return {
    kind: "union",
    alternatives: parts.map(([type, rest], i) => ({
      kind: "object",
      fields: [
        { ...plainShape("kind"), type: { kind: "enum", values: values[i] ?? [] } },
        { ...plainShape("a-b"), type, optional: i === 1 },
      ],
      rest,
    })),
    tag: { field: "kind", values },
  };
}

/** A type without entities, rules only on top and on the fields of objects. */
const anyType: fc.Arbitrary<Type> = fc.letrec<{ type: Type; field: Field }>((tie) => ({
  type: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    { weight: 4, arbitrary: leaf },
    { weight: 1, arbitrary: tie("type").map((item): Type => ({ kind: "list", item })) },
    { weight: 1, arbitrary: tie("type").map((value): Type => ({ kind: "map", value })) },
    { weight: 1, arbitrary: tie("field").map((field): Type => ({ kind: "list", item: ruled(field) })) },
    { weight: 1, arbitrary: tie("field").map((field): Type => ({ kind: "map", value: ruled(field) })) },
    {
      weight: 1,
      arbitrary: fc
        .uniqueArray(tie("field"), { maxLength: 3, selector: (field) => field.name })
        .chain((fields) => fc.tuple(fc.constant(fields), anyRest(tie("type"))))
        .map(([fields, rest]): Type => ({ kind: "object", fields, rest })),
    },
    {
      weight: 2,
      arbitrary: fc
        .array(fc.oneof(tie("type"), tie("field").map(ruled)), { minLength: 2, maxLength: 3 })
        .map((alternatives): Type => ({ kind: "union", alternatives, tag: null })),
    },
    {
      weight: 1,
      arbitrary: fc
        .array(fc.tuple(tie("type"), anyRest(tie("type"))), { minLength: 2, maxLength: 3 })
        .map(tagged),
    },
  ),
  field: fieldOf(tie("type")),
})).type;

function fieldOf(type: fc.Arbitrary<Type>): fc.Arbitrary<Field> {
  return type.chain((own) =>
    fc
      .record({ name, checks: checksOf(own), optional: fc.boolean(), nullable: fc.boolean() })
      .map((facts) => ({ ...plainShape(facts.name), ...facts, type: own })),
  );
}

/** A field of any type with rules that fit it, though perhaps no value meets them all. */
export const anyField: fc.Arbitrary<Field> = fieldOf(anyType);
