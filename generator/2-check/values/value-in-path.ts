import type { Field } from "../../model.js";
import { resolved } from "../../resolved-type.js";
import { scalarOf } from "../../scalars/of-type.js";
import type { TypeResolver } from "../entities/types.js";
import { jsonFault } from "./json-value.js";

/** Whether a text is how a path writes a value of a type that is no list. */
export function isValueInPath(text: string, own: Field, types: TypeResolver): boolean {
  const field = resolved(own);
  if (field.type.kind === "union")
    return field.type.alternatives.some((type) => isValueInPath(text, { ...field, type, checks: [] }, types));
  if (field.type.kind === "enum") return field.type.values.some((value) => String(value) === text);
  const kind = scalarOf(field.type)?.kind;
  if (kind === "boolean") return text === "true" || text === "false";
  if (kind !== "number") return jsonFault(text, field, types) === null;
  return String(Number(text)) === text && jsonFault(Number(text), field, types) === null;
}

/** What one item of a list is; a value that is no list is its own only item. */
export function itemInPath(own: Field): Field {
  const field = resolved(own);
  return field.type.kind === "list" ? resolved({ ...field, type: field.type.item, checks: [] }) : field;
}

/** Whether a value may be a list of two items. */
export function mayHaveTwo(field: Field): boolean {
  const { type, checks } = resolved(field);
  return type.kind === "list" && checks.every((check) => check.kind !== "length" || (check.max ?? 2) >= 2);
}
