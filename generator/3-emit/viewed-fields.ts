import { type EntityShape, likelyAlternative } from "../likely-alternative.js";
import type { Field, Json, Type } from "../model.js";
import { resolvedType } from "../resolved-type.js";

/** The fields of an entity by its name. */
export type FieldsByEntity = (name: string) => readonly Field[];

type IsHidden = (field: Field) => boolean;

/** The fields of an entity as a request sends them: without those that are read-only, in their defaults too. */
export const sentFields = (fields: readonly Field[], fieldsOf: FieldsByEntity): readonly Field[] =>
  viewedFields(fields, fieldsOf, (field) => field.readOnly);

/** The fields of an entity as an answer has them: without those that are write-only, in their defaults too. */
export const answeredFields = (fields: readonly Field[], fieldsOf: FieldsByEntity): readonly Field[] =>
  viewedFields(fields, fieldsOf, (field) => field.writeOnly);

function viewedFields(
  fields: readonly Field[],
  fieldsOf: FieldsByEntity,
  isHidden: IsHidden,
): readonly Field[] {
  return fields
    .filter((field) => !isHidden(field))
    .map((field) =>
      field.initial === null
        ? field
        : { ...field, initial: { value: viewedValue(field.initial.value, field.type, fieldsOf, isHidden) } },
    );
}

function viewedValue(value: Json, own: Type, fieldsOf: FieldsByEntity, isHidden: IsHidden): Json {
  const type = resolvedType(own);
  const inner = (item: Json, of: Type): Json => viewedValue(item, of, fieldsOf, isHidden);
  if (value === null || typeof value !== "object") return value;
  if (isList(value)) return type.kind === "list" ? value.map((item) => inner(item, type.item)) : value;
  if (type.kind === "union") {
    const shapeOf = ({ name }: { readonly name: string }): EntityShape => ({
      fields: fieldsOf(name),
      rest: refused,
    });
    return inner(value, likelyAlternative(value, type, shapeOf, true));
  }
  const entries = Object.entries(value);
  switch (type.kind) {
    case "map":
      return Object.fromEntries(entries.map(([name, item]) => [name, inner(item, type.value)]));
    case "entity":
    case "object": {
      const fields = type.kind === "object" ? type.fields : fieldsOf(type.name);
      const known = new Map(fields.map((field) => [field.name, field]));
      return Object.fromEntries(
        entries.flatMap(([name, item]) => {
          const field = known.get(name);
          if (field === undefined) return [[name, item]];
          return isHidden(field) ? [] : [[name, inner(item, field.type)]];
        }),
      );
    }
    default:
      return value;
  }
}

const refused: EntityShape["rest"] = { kind: "refused" };

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
