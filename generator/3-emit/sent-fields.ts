import type { Field, Json, Type } from "../model.js";
import { resolvedType } from "../resolved-type.js";

/** The fields of an entity by its name. */
export type FieldsByEntity = (name: string) => readonly Field[];

/** The fields of an entity as a request sends them: without those that are read-only, in their defaults too. */
export function sentFields(fields: readonly Field[], fieldsOf: FieldsByEntity): readonly Field[] {
  return fields
    .filter((field) => !field.readOnly)
    .map((field) =>
      field.initial === null
        ? field
        : { ...field, initial: { value: sentValue(field.initial.value, field.type, fieldsOf) } },
    );
}

function sentValue(value: Json, own: Type, fieldsOf: FieldsByEntity): Json {
  const type = resolvedType(own);
  if (value === null || typeof value !== "object") return value;
  if (isList(value))
    return type.kind === "list" ? value.map((item) => sentValue(item, type.item, fieldsOf)) : value;
  const entries = Object.entries(value);
  switch (type.kind) {
    case "map":
      return Object.fromEntries(entries.map(([name, item]) => [name, sentValue(item, type.value, fieldsOf)]));
    case "entity":
    case "object": {
      const fields = type.kind === "object" ? type.fields : fieldsOf(type.name);
      const known = new Map(fields.map((field) => [field.name, field]));
      return Object.fromEntries(
        entries.flatMap(([name, item]) => {
          const field = known.get(name);
          if (field === undefined) return [[name, item]];
          return field.readOnly ? [] : [[name, sentValue(item, field.type, fieldsOf)]];
        }),
      );
    }
    default:
      return value;
  }
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
