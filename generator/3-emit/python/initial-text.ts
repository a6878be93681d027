import type { Field, Json, Type } from "../../model.js";
import { concat, type Doc } from "../text/doc.js";
import type { ModelScope } from "./model-scope.js";
import { innerClassName, pythonFieldName } from "./python-names.js";
import { call, named, pythonValue, tuple } from "./text/python-literal.js";

/** What stands behind the `=` of a field that has a default. */
export function initialText(
  field: Field,
  value: Json,
  scope: ModelScope,
  owner: string,
  fieldsOf: FieldsOf,
): Doc {
  const place = innerClassName(owner, field.name);
  const text = valueText(value, field.type, scope, place, fieldsOf);
  if (isConstant(value, field.type)) return text;
  return call(scope.imports.use("pydantic", "Field"), [named("default_factory", concat("lambda: ", text))]);
}

/** The fields of an entity as a type names it. */
export type FieldsOf = (type: Extract<Type, { readonly kind: "entity" }>) => readonly Field[];

/** What can stand in a class once for all its objects. */
function isConstant(value: Json, type: Type): boolean {
  if (value === null || typeof value !== "object") return true;
  return type.kind === "list" && isList(value) && value.every((item) => isConstant(item, type.item));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** A value as its type wants it: objects of classes, tuples for lists. */
function valueText(value: Json, type: Type, scope: ModelScope, place: string, fieldsOf: FieldsOf): Doc {
  if (value === null || typeof value !== "object") return pythonValue(value);
  switch (type.kind) {
    case "list":
      if (!isList(value)) break;
      return tuple(value.map((item) => valueText(item, type.item, scope, place, fieldsOf)));
    case "object":
      return objectText(value, scope.inner(place, type.fields), type.fields, scope, fieldsOf);
    case "entity":
      return objectText(value, scope.entity(type), fieldsOf(type), scope, fieldsOf);
    default:
      break;
  }
  return pythonValue(value);
}

function objectText(
  value: Json,
  name: string,
  fields: readonly Field[],
  scope: ModelScope,
  fieldsOf: FieldsOf,
): Doc {
  const given = new Map(value !== null && typeof value === "object" ? Object.entries(value) : []);
  const args = fields.flatMap((field) => {
    const item: Json | undefined = given.get(field.name);
    if (item === undefined) return [];
    const text = valueText(item, field.type, scope, innerClassName(name, field.name), fieldsOf);
    return [named(pythonFieldName(field.name), text)];
  });
  return call(name, args);
}
