import type { Field, FieldCheck, RuledType, Type } from "./model.js";
import { type CauseCodes, nearerCodes } from "./protocol/causes.js";

/** A type that has no rules of its own. */
export type PlainType = Exclude<Type, RuledType>;

interface Ruled {
  readonly type: Type;
  readonly checks: Field["checks"];
  readonly nullable?: boolean;
  readonly codes?: CauseCodes;
}

const isPlain = <F extends Ruled>(field: F): field is F & { readonly type: PlainType } =>
  field.type.kind !== "ruled";

/** A field whose type has no rules of its own: they stand among those of the field. */
export function resolved<F extends Ruled>(field: F): F & { readonly type: PlainType } {
  if (isPlain(field)) return field;
  let { type, checks, nullable = false, codes } = field as Ruled;
  while (type.kind === "ruled") {
    checks = [...type.checks, ...checks];
    nullable ||= type.nullable;
    codes = codes === undefined ? type.codes : nearerCodes(codes, type.codes);
    type = type.type;
  }
  return { ...field, type, checks: inOrder(checks), nullable, codes };
}

const isLast = ({ kind }: FieldCheck): boolean => kind === "pattern" || kind === "distinct";

/** As they are asked: a text that is too long need not fit a pattern, nor the items of a list differ. Of one kind, as they are written. */
export const inOrder = (checks: readonly FieldCheck[]): readonly FieldCheck[] =>
  checks.every((check, i) => isLast(check) || i === 0 || !isLast(checks[i - 1] ?? check))
    ? checks
    : [...checks.filter((check) => !isLast(check)), ...checks.filter(isLast)];

/** A type without its name and its rules. */
export function resolvedType(type: Type): PlainType {
  let plain = type;
  while (plain.kind === "ruled") plain = plain.type;
  return plain;
}

/** A field whose type is printed by its name where it is nothing else, and otherwise has no rules of its own. */
export function namedOrResolved<F extends Ruled>(field: F): F {
  const { type, checks } = field;
  return type.kind === "ruled" && type.name !== null && checks.length === 0 ? field : resolved(field);
}
