import { type EntityShape, likelyAlternative } from "../../likely-alternative.js";
import type { Field, Json, Type } from "../../model.js";
import { resolvedType } from "../../resolved-type.js";
import type { TypeResolver } from "../entities/types.js";

/** A default with the defaults of what it leaves out, or why there is no such value. */
export type WholeDefault =
  | { readonly kind: "whole"; readonly value: Json }
  | { readonly kind: "endless" }
  | { readonly kind: "too-large" };

/** Defaults that hold each other twice, and twice again, would come to any size. */
const MOST_VALUES = 1_000;

interface Filling {
  readonly types: TypeResolver;
  /** The fields whose defaults are being filled in. */
  readonly open: Set<Field>;
  left: number;
  fault: "endless" | "too-large" | null;
}

/**
 * What a field has where it is left out. A default that is an object may leave out fields with defaults of their own: they
 * are filled in here, once, so that every target has the same value and need not know of it.
 */
export function wholeDefault(field: Field, types: TypeResolver): WholeDefault | null {
  if (field.initial === null) return null;
  const filling: Filling = { types, open: new Set(), left: MOST_VALUES, fault: null };
  const value = filledDefault(field, field.initial.value, filling);
  return filling.fault === null ? { kind: "whole", value } : { kind: filling.fault };
}

function filledDefault(field: Field, value: Json, filling: Filling): Json {
  if (filling.open.has(field)) filling.fault ??= "endless";
  if (filling.fault !== null) return value;
  filling.open.add(field);
  const whole = filled(value, field.type, filling);
  filling.open.delete(field);
  return whole;
}

function filled(value: Json, own: Type, filling: Filling): Json {
  const type = resolvedType(own);
  filling.left -= 1;
  if (filling.left < 0) filling.fault ??= "too-large";
  if (value === null || typeof value !== "object" || filling.fault !== null) return value;
  if (isList(value))
    return type.kind === "list" ? value.map((item) => filled(item, type.item, filling)) : value;
  switch (type.kind) {
    case "union":
      return filled(value, likelyAlternative(value, type, shapesOf(filling.types), true), filling);
    case "map":
      return mapped(value, (_, item) => filled(item, type.value, filling));
    case "object":
      return filledObject(value, type.fields, filling);
    case "entity":
      return filledObject(value, filling.types.entityFields(type.name), filling);
    default:
      return value;
  }
}

const shapesOf =
  (types: TypeResolver) =>
  ({ name }: { readonly name: string }): EntityShape => ({
    fields: types.entityFields(name),
    rest: types.entityRest(name),
  });

function filledObject(
  value: { readonly [name: string]: Json },
  fields: readonly Field[],
  filling: Filling,
): Json {
  const known = new Map(fields.map((field) => [field.name, field]));
  const given = mapped(value, (name, item) => {
    const type = known.get(name)?.type;
    return type === undefined ? item : filled(item, type, filling);
  });
  const more = fields.flatMap((field): readonly (readonly [string, Json])[] =>
    field.initial === null || Object.hasOwn(value, field.name)
      ? []
      : [[field.name, filledDefault(field, field.initial.value, filling)]],
  );
  return { ...given, ...Object.fromEntries(more) };
}

const mapped = (
  value: { readonly [name: string]: Json },
  change: (name: string, item: Json) => Json,
): { readonly [name: string]: Json } =>
  Object.fromEntries(Object.entries(value).map(([name, item]) => [name, change(name, item)]));

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
