import type { Field, Json, Type } from "../../model.js";
import type { ErrorPlace, Template, TemplateMember } from "../../protocol/error-template.js";
import { namesFaults, placeNamed } from "../../protocol/named-place.js";
import { resolved } from "../../resolved-type.js";
import { isFreeText, isNumber } from "../../scalars/of-type.js";
import type { TypeResolver } from "../entities/types.js";
import { fieldsOf } from "../values/fields-of.js";

const deepest = 4;

/** What most likely fills an entity, by the names of its fields: the line that its author is shown. */
export function guessedTemplate(type: Type, types: TypeResolver, depth = 0, inList = false): Template {
  const members = fieldsOf(type, types).flatMap((field): readonly TemplateMember[] => {
    const value = guessOf(field, types, depth, inList);
    if (value === null) return [];
    return field.optional ? [[field.name, value, "optional"]] : [[field.name, value]];
  });
  return { members };
}

function guessOf(written: Field, types: TypeResolver, depth: number, inList: boolean): Template | null {
  const { name, type, optional, initial } = resolved(written);
  const place = placeNamed(name, inList);
  if (type.kind === "list") {
    if (!namesFaults(name)) return optional ? null : [];
    return isFreeText(type.item)
      ? [{ place: "message" }]
      : [guessedTemplate(type.item, types, depth + 1, true)];
  }
  if ((type.kind === "entity" || type.kind === "object") && depth < deepest && !optional)
    return guessedTemplate(type, types, depth + 1, inList);
  if (place !== null) return { place };
  if (initial !== null) return constantOf(initial.value);
  return optional ? null : { place: unnamed(type) };
}

function constantOf(value: Json): Template {
  if (typeof value !== "object" || value === null) return value;
  if (isList(value)) return value.map(constantOf);
  return { members: Object.entries(value).map(([name, item]) => [name, constantOf(item)]) };
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

const unnamed = (type: Type): ErrorPlace => (isNumber(type) ? "status" : "message");
