import type { Literal } from "../../literal.js";
import type { Field, Type, UnionType } from "../../model.js";
import { type PlainType, resolvedType } from "../../resolved-type.js";
import { isAny } from "../../scalars/of-type.js";
import type { Scalar } from "../../scalars/scalar.js";
import { scalars } from "../../scalars/scalars.js";
import type { TypeResolver } from "../entities/types.js";
import { fieldsOf, restOf } from "./fields-of.js";

/** The first alternative that is never read, since one before it takes all that it takes. */
export function shadowedIn(
  { alternatives, tag }: UnionType,
  types: TypeResolver,
): { readonly earlier: Type; readonly later: Type } | null {
  if (tag !== null) return null;
  for (const [i, later] of alternatives.entries()) {
    const earlier = alternatives.slice(0, i).find((one) => admits(one, later, types));
    if (earlier !== undefined) return { earlier, later };
  }
  return null;
}

/** Whether every value of one type is one of another, where that is seen at once; false where it is not known. */
function admits(wide: Type, narrow: Type, types: TypeResolver): boolean {
  if (JSON.stringify(wide) === JSON.stringify(narrow) || isAny(wide)) return true;
  if (takesNull(narrow) && !takesNull(wide)) return false;
  if (hasRules(wide)) return false;
  const [outer, inner] = [resolvedType(wide), resolvedType(narrow)];
  if (outer.kind === "enum")
    return inner.kind === "enum" && inner.values.every((value) => outer.values.includes(value));
  if (outer.kind === "scalar") return scalarAdmits(scalars[outer.scalar], inner);
  if (isObject(outer) && isObject(inner)) return objectAdmits(outer, inner, types);
  return false;
}

function takesNull(type: Type): boolean {
  return type.kind === "ruled" && (type.nullable || takesNull(type.type));
}

function hasRules(type: Type): boolean {
  return type.kind === "ruled" && (type.checks.length > 0 || hasRules(type.type));
}

const isObject = ({ kind }: Type): boolean => kind === "entity" || kind === "object";

function scalarAdmits(outer: Scalar, inner: PlainType): boolean {
  if (inner.kind === "enum") return inner.values.every((value) => literalFits(outer, value));
  if (inner.kind !== "scalar") return false;
  const scalar = scalars[inner.scalar];
  if (outer.kind === "text") return outer.form === null && scalar.kind === "text";
  return outer.kind === "number" && !outer.isWhole && scalar.kind === "number";
}

function literalFits(scalar: Scalar, value: Literal): boolean {
  if (scalar.kind === "text") return typeof value === "string" && (scalar.form?.pattern.test(value) ?? true);
  if (scalar.kind === "number")
    return typeof value === "number" && (!scalar.isWhole || Number.isInteger(value));
  return scalar.kind === typeof value;
}

/** Each field of the one is a field of the other, of the same type, and nothing that the other needs may be missing. */
function objectAdmits(outer: PlainType, inner: PlainType, types: TypeResolver): boolean {
  const rest = restOf(outer, types);
  const isOpen = rest.kind === "kept" && isAny(rest.type);
  if (!isOpen && restOf(inner, types).kind === "kept") return false;
  const known = new Map(fieldsOf(outer, types).map((field) => [field.name, field]));
  const given = new Map(fieldsOf(inner, types).map((field) => [field.name, field]));
  const isAlways = (field: Field | undefined): boolean => field !== undefined && !field.optional;
  const missing = [...known.values()].some(
    (field) => isAlways(field) && field.initial === null && !isAlways(given.get(field.name)),
  );
  if (missing) return false;
  return [...given.values()].every((field) => {
    const other = known.get(field.name);
    if (other === undefined) return isOpen;
    const isSame = JSON.stringify([field.type, field.checks]) === JSON.stringify([other.type, other.checks]);
    return isSame && (other.nullable || !field.nullable);
  });
}
