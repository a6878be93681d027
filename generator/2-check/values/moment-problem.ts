import type { ValueSyntax } from "../../1-parse/notation/value-syntax.js";
import type { Type } from "../../model.js";
import { isAny } from "../../scalars/of-type.js";
import type { TypeOf } from "./reference-type.js";

type Moment = Extract<ValueSyntax, { readonly kind: "moment" }>;

/** Why a moment cannot be what a type asks for; of a reference whose type is not known nothing is. */
export function momentProblem({ from, seconds }: Moment, type: Type, typeOf: TypeOf): string | null {
  const form = formOf(from, typeOf);
  if (form === "other") return "must be counted from a date or a date-time";
  if (form === "date" && seconds % 86_400 !== 0) return "must be whole days from a date";
  if (isAny(type) || form === null) return null;
  if (type.kind !== "scalar") return `is no ${form}`;
  return type.scalar === form || type.scalar === "string"
    ? null
    : `must be ${type.scalar === "date" ? "a date" : `of type ${type.scalar}`}, not a ${form}`;
}

function formOf(from: Moment["from"], typeOf: TypeOf): "date" | "date-time" | "other" | null {
  if (from === "now") return "date-time";
  if (from === "today") return "date";
  const given = typeOf(from);
  if (given === null || isAny(given)) return null;
  if (given.kind !== "scalar") return "other";
  if (given.scalar === "string") return null;
  return given.scalar === "date" || given.scalar === "date-time" ? given.scalar : "other";
}
