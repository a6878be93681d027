import type { ValueSyntax } from "../../1-parse/notation/value-syntax.js";
import type { Type } from "../../model.js";
import { isAny, isFreeText, momentOf } from "../../scalars/of-type.js";
import type { TypeOf } from "./reference-type.js";

type Moment = Extract<ValueSyntax, { readonly kind: "moment" }>;

const inWords = { day: "a date", instant: "a date-time" } as const;

/** Why a moment cannot be what a type asks for; of a reference whose type is not known nothing is. */
export function momentProblem({ from, seconds }: Moment, type: Type, typeOf: TypeOf): string | null {
  const form = formOf(from, typeOf);
  if (form === "other") return "must be counted from a date or a date-time";
  if (form === "day" && seconds % 86_400 !== 0) return "must be whole days from a date";
  if (isAny(type) || isFreeText(type) || form === null || momentOf(type) === form) return null;
  const wanted = momentOf(type);
  return wanted === null
    ? `is no ${inWords[form].slice(2)}`
    : `must be ${inWords[wanted]}, not ${inWords[form]}`;
}

function formOf(from: Moment["from"], typeOf: TypeOf): "day" | "instant" | "other" | null {
  if (from === "now") return "instant";
  if (from === "today") return "day";
  const given = typeOf(from);
  if (given === null || isAny(given) || isFreeText(given)) return null;
  return momentOf(given) ?? "other";
}
