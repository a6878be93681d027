import type { Literal } from "../../literal.js";
import type { Entity, Field, FieldCheck, Rest, Type, UnionType } from "../../model.js";
import { codesGiven } from "../../protocol/causes.js";
import { namedOrResolved } from "../../resolved-type.js";
import { fileName } from "../../scalars/binary.js";
import { isAny, isWhole, scalarOf } from "../../scalars/of-type.js";
import type { Scalar } from "../../scalars/scalar.js";
import { scalars } from "../../scalars/scalars.js";
import { type Node, node, nodeOf, type SchemaNode, when } from "./node.js";
import type { Side } from "./sides.js";

/** The JSON Schema of a type. */
export function typeSchema(type: Type, side: Side): SchemaNode {
  switch (type.kind) {
    case "entity":
      return side.refOf(type);
    case "ruled":
      return type.name === null
        ? node(...ruledFacts(type, side))
        : side.refOf({ name: type.name, view: type.view });
    default:
      return node(...typeFacts(type, side, false), ...safeBounds(type, new Map()));
  }
}

type Facts = readonly (readonly [string, Node] | null)[];

/** Types and null go into one list of types; an enum lists null beside its values. */
function typeFacts(
  type: Exclude<Type, { readonly kind: "entity" | "ruled" }>,
  side: Side,
  nullable: boolean,
): Facts {
  const named = (name: string): readonly [string, Node] => ["type", nullable ? [name, "null"] : name];
  switch (type.kind) {
    case "scalar":
      return scalarFacts(scalars[type.scalar], named);
    case "enum":
      return [enumType(type.values, nullable), ["enum", nullable ? [...type.values, null] : type.values]];
    case "file":
      return [named("string"), ["format", fileName]];
    case "list":
      return [named("array"), ["items", typeSchema(type.item, side)]];
    case "map":
      return [named("object"), ["additionalProperties", typeSchema(type.value, side)]];
    case "object":
      return [named("object"), ...objectFacts(type, side)];
    case "union":
      return nullable
        ? [["anyOf", [...unionParts(type, side), node(["type", "null"])]]]
        : unionFacts(type, side);
  }
}

/** Alternatives with a tag exclude each other; of others a value may fit several. */
function unionFacts({ alternatives, tag }: UnionType, side: Side): Facts {
  const schemas = alternatives.map((one) => typeSchema(one, side));
  if (tag === null) return [["anyOf", schemas]];
  const mapping = schemas.flatMap((schema, i) => {
    const ref = schema.get("$ref");
    return (tag.values[i] ?? []).map((value): readonly [Literal, Node | undefined] => [value, ref]);
  });
  // OpenAPI knows only texts here, and only components.
  const isKnown = mapping.every(([value, ref]) => typeof value === "string" && ref !== undefined);
  const names = mapping.flatMap(([value, ref]) => (ref === undefined ? [] : [[String(value), ref] as const]));
  const facts = node(["propertyName", tag.field], ["mapping", new Map(names)]);
  return [["oneOf", schemas], isKnown ? ["discriminator", facts] : null];
}

/** The parts of a list that null stands in too. */
const unionParts = (type: UnionType, side: Side): readonly SchemaNode[] =>
  type.tag === null
    ? type.alternatives.map((one) => typeSchema(one, side))
    : [node(...unionFacts(type, side))];

function enumType(values: readonly Literal[], nullable: boolean): readonly [string, Node] {
  const kinds = new Set(values.map((value) => kindOf(value)));
  // What is a number anyway need not be an integer too.
  if (kinds.has("number")) kinds.delete("integer");
  const [only = "string", ...others] = nullable ? [...kinds, "null"] : kinds;
  return ["type", others.length === 0 ? only : [only, ...others]];
}

const kindOf = (value: Literal): string =>
  typeof value === "number" ? (Number.isInteger(value) ? "integer" : "number") : typeof value;

function scalarFacts(scalar: Scalar, named: (name: string) => readonly [string, Node]): Facts {
  const { type, ...keywords } = scalar.jsonSchema;
  const pattern = documentedPattern(scalar);
  return [
    type === undefined ? null : named(type),
    ...Object.entries(keywords),
    pattern === null ? null : ["pattern", pattern],
  ];
}

const documentedPattern = (scalar: Scalar | null): string | null =>
  scalar?.kind === "text" ? (scalar.form?.documented ?? null) : null;

/** Properties, which of them are required on a side, and that there are no others; `life` is how a field may change. */
export function objectFacts(
  { fields, rest }: Pick<Entity, "fields" | "rest">,
  side: Side,
  life: ReadonlyMap<string, readonly string[]> = new Map(),
): Facts {
  const properties = new Map(
    fields.map((field) => [field.name, fieldSchema(field, side, life.get(field.name))]),
  );
  const required = fields
    .filter((field) => !field.optional && (side.isAnswer || field.initial === null))
    .map(({ name }) => name);
  return [
    when(properties.size > 0, "properties", () => properties),
    when(required.length > 0, "required", () => required),
    restFact(rest, side),
  ];
}

/** What is dropped may be sent; nothing is said of it, which means the same. */
function restFact(rest: Rest, side: Side): readonly [string, Node] | null {
  if (rest.kind === "dropped") return null;
  if (rest.kind === "refused") return ["additionalProperties", false];
  return ["additionalProperties", isAny(rest.type) ? true : typeSchema(rest.type, side)];
}

/** A field's schema with all that is said of it. */
export function fieldSchema(own: Field, side: Side, lifecycle: readonly string[] = []): SchemaNode {
  const field = namedOrResolved(own);
  const { initial } = field;
  return node(
    ...valueFacts(field, side),
    when(field.description !== "", "description", () => field.description),
    ...checkFacts(field),
    initial === null ? null : ["default", nodeOf(initial.value)],
    field.example === null ? null : ["examples", [nodeOf(field.example.value)]],
    when(field.readOnly, "readOnly", () => true),
    when(field.writeOnly, "writeOnly", () => true),
    when(field.deprecated, "deprecated", () => true),
    when(field.unique, "x-unique", () => true),
    when(field.caller, "x-caller", () => true),
    when(lifecycle.length > 0, "x-lifecycle", () => lifecycle),
  );
}

/** A type that has a name, or the view of an entity, is a reference; null stands beside it. */
function valueFacts({ type, nullable }: Pick<Field, "type" | "nullable">, side: Side): Facts {
  if (type.kind !== "entity" && type.kind !== "ruled") return typeFacts(type, side, nullable);
  const reference = typeSchema(type, side);
  return nullable ? [["anyOf", [reference, node(["type", "null"])]]] : [...reference];
}

/** A type with its rules, where it has no name or gets one. */
export const ruledFacts = (
  ruled: Pick<Field, "type" | "nullable" | "checks" | "codes">,
  side: Side,
): Facts => [...valueFacts(ruled, side), ...checkFacts(ruled)];

/** Where two rules say the same, the narrower counts; further patterns must hold as well. */
function checkFacts(field: Pick<Field, "type" | "checks" | "codes">): Facts {
  const facts = new Map<string, Node>();
  const codes = new Map<string, Node>();
  const add = (name: string, value: string | number | boolean | null, code: string | null) => {
    if (value === null) return;
    const known = facts.get(name);
    const narrowest = name.toLowerCase().includes("min") ? Math.max : Math.min;
    facts.set(name, typeof known === "number" && typeof value === "number" ? narrowest(known, value) : value);
    if (code !== null) codes.set(name, code);
  };
  for (const [cause, code] of codesGiven(field.codes)) codes.set(cause, code);
  const further: Node[] = [];
  const formed = documentedPattern(scalarOf(field.type)) !== null;
  for (const check of field.checks) {
    if (check.kind === "pattern" && (formed || facts.has("pattern")))
      further.push(node(["pattern", check.pattern]));
    else for (const [name, value] of keywords(check, field.type)) add(name, value, check.code);
  }
  for (const [name, bound] of safeBounds(field.type, facts)) facts.set(name, bound);
  if (further.length > 0) facts.set("allOf", further);
  if (codes.size > 0) facts.set("x-codes", codes);
  return [...facts];
}

/** An integer that no rule bounds still lies within what every language counts exactly (contract.md, 3.5). */
function safeBounds(type: Type, known: ReadonlyMap<string, Node>): readonly (readonly [string, Node])[] {
  if (!isWhole(type)) return [];
  const bounds = [
    ["minimum", "exclusiveMinimum", Number.MIN_SAFE_INTEGER],
    ["maximum", "exclusiveMaximum", Number.MAX_SAFE_INTEGER],
  ] as const;
  return bounds.flatMap(([name, other, bound]) =>
    known.has(name) || known.has(other) ? [] : [[name, bound]],
  );
}

type Keyword = readonly [string, string | number | boolean | null];

function keywords(check: FieldCheck, type: Type): readonly Keyword[] {
  switch (check.kind) {
    case "pattern":
      return [["pattern", check.pattern]];
    case "distinct":
      return [["uniqueItems", true]];
    case "format":
      return [["format", check.format]];
    case "range":
      return [
        [check.exclusiveMin ? "exclusiveMinimum" : "minimum", check.min],
        [check.exclusiveMax ? "exclusiveMaximum" : "maximum", check.max],
      ];
    case "length": {
      const things = type.kind === "list" ? "Items" : type.kind === "map" ? "Properties" : "Length";
      return [
        [`min${things}`, check.min],
        [`max${things}`, check.max],
      ];
    }
  }
}
