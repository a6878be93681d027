import type { Field, FormMedia, Type } from "../../model.js";
import { resolved, resolvedType } from "../../resolved-type.js";
import { isBytes } from "../../scalars/of-type.js";
import type { Span } from "../../source.js";
import type { TypeResolver } from "../entities/types.js";
import { fieldsOf, restOf } from "../values/fields-of.js";
import type { OperationContext } from "./operation-context.js";

export const formMedia: readonly FormMedia[] = ["application/x-www-form-urlencoded", "multipart/form-data"];

export const isForm = (media: string): boolean => formMedia.some((form) => form === media);

/** The type of a form: an object whose values can travel as text, and in a form of parts as files. */
export function formType(type: Type, media: FormMedia, at: Span, context: OperationContext): Type {
  const { types, report } = context;
  const plain = resolvedType(type);
  if (plain.kind !== "object" && plain.kind !== "entity") {
    report("form-of-no-object", at, { media });
    return { kind: "object", fields: [], rest: { kind: "kept", type: { kind: "scalar", scalar: "any" } } };
  }
  const misfit = misfitIn(plain, types);
  if (misfit !== null) report("not-in-a-form", at, { place: misfit });
  const fields = fieldsOf(plain, types);
  if (media !== "multipart/form-data" || !fields.some(isFile)) return type;
  return { kind: "object", fields: fields.map(asFile), rest: restOf(plain, types) };
}

/** A default is a text of the contract, and no file. */
function isFile(field: Field): boolean {
  const { type, initial } = resolved(field);
  if (initial !== null) return false;
  return isBytes(type) || (type.kind === "list" && isBytes(resolvedType(type.item)));
}

function asFile(own: Field): Field {
  if (!isFile(own)) return own;
  const field = resolved(own);
  const file: Type = { kind: "file" };
  return { ...field, type: field.type.kind === "list" ? { kind: "list", item: file } : file };
}

/** The first place that no name of a form can say; null where there is none. */
function misfitIn(whole: Type, types: TypeResolver): string | null {
  const seen = new Set<string>();
  const open: { readonly type: Type; readonly place: string; readonly inList: boolean }[] = [
    { type: whole, place: "", inList: false },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { place, inList } = next;
    const type = resolvedType(next.type);
    if (type.kind === "list") {
      if (inList) return place;
      open.push({ type: type.item, place, inList: true });
    } else if (type.kind === "enum") {
      if (new Set(type.values.map(String)).size < type.values.length) return place;
    } else if (type.kind === "map") open.push({ type: type.value, place: `${place}[…]`, inList: false });
    else if (type.kind === "object" || type.kind === "entity") {
      if (type.kind === "entity" && seen.has(type.name)) continue;
      if (type.kind === "entity") seen.add(type.name);
      const at = (name: string): string => (place === "" ? name : `${place}[${name}]`);
      const fields = [...fieldsOf(type, types)].reverse();
      open.push(...fields.map((field) => ({ type: field.type, place: at(field.name), inList: false })));
      const rest = restOf(type, types);
      if (rest.kind === "kept") open.push({ type: rest.type, place: at("…"), inList: false });
    }
  }
  return null;
}
