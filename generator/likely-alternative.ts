import type { Field, Json, Rest, Type, UnionType } from "./model.js";
import { scalars } from "./scalars/scalars.js";

/** What is asked of an entity that a type names. */
export interface EntityShape {
  readonly fields: readonly Field[];
  readonly rest: Rest;
}

type ShapeOf = (entity: { readonly name: string; readonly view: "full" | "input" }) => EntityShape;

/**
 * The alternative that a plain value is one of, by its tag, or by its form and its fields; the first where none is likely.
 * Of a value that is not `whole` fields may be missing. It does not look into unions within, which may hold each other.
 */
export function likelyAlternative(value: Json, union: UnionType, shapeOf: ShapeOf, isWhole: boolean): Type {
  const [first = { kind: "scalar", scalar: "any" }] = union.alternatives;
  const { tag } = union;
  const tagged = tag !== null && isObject(value) && Object.hasOwn(value, tag.field) ? value[tag.field] : null;
  const byTag = union.alternatives.find((_, i) => tag?.values[i]?.some((one) => one === tagged));
  return byTag ?? union.alternatives.find((one) => mayBe(value, one, shapeOf, isWhole)) ?? first;
}

function mayBe(value: Json, type: Type, shapeOf: ShapeOf, isWhole: boolean): boolean {
  switch (type.kind) {
    case "ruled":
      return (value === null && type.nullable) || mayBe(value, type.type, shapeOf, isWhole);
    case "union":
      return true;
    case "enum":
      return type.values.some((one) => one === value);
    case "scalar": {
      const scalar = scalars[type.scalar];
      if (scalar.kind === "any") return true;
      if (scalar.kind === "text")
        return typeof value === "string" && (scalar.form?.pattern.test(value) ?? true);
      return (
        typeof value === scalar.kind &&
        !(scalar.kind === "number" && scalar.isWhole && !Number.isInteger(value))
      );
    }
    case "file":
      return typeof value === "string";
    case "list":
      return isList(value) && value.every((item) => mayBe(item, type.item, shapeOf, isWhole));
    case "map":
      return (
        isObject(value) && Object.values(value).every((item) => mayBe(item, type.value, shapeOf, isWhole))
      );
    case "entity":
      return isObject(value) && mayBeObject(value, shapeOf(type), shapeOf, isWhole);
    case "object":
      return isObject(value) && mayBeObject(value, type, shapeOf, isWhole);
  }
}

function mayBeObject(
  value: { readonly [name: string]: Json },
  { fields, rest }: EntityShape,
  shapeOf: ShapeOf,
  isWhole: boolean,
): boolean {
  const known = new Map(fields.map((field) => [field.name, field]));
  const isMissing = ({ name, optional, initial }: Field): boolean =>
    !optional && initial === null && !Object.hasOwn(value, name);
  if (isWhole && fields.some(isMissing)) return false;
  return Object.entries(value).every(([name, item]) => {
    const field = known.get(name);
    if (field === undefined) return rest.kind === "kept" && mayBe(item, rest.type, shapeOf, isWhole);
    return (item === null && field.nullable) || mayBe(item, field.type, shapeOf, isWhole);
  });
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
const isObject = (value: Json): value is { readonly [name: string]: Json } =>
  typeof value === "object" && value !== null && !isList(value);
