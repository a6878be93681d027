import type { Json } from "../../model.js";
import { type ScalarName, scalars } from "../../scalars/scalars.js";
import type { LossBook } from "../loss.js";
import type { Found } from "../read/documents.js";
import { isList, isObject } from "../read/json.js";
import { valueText } from "../words/value-text.js";
import { literalText } from "./enum-text.js";
import type { Written } from "./scalar-text.js";

/** `default 1`; `null` where the value is none of the type. */
export function defaultRule(initial: Found, written: Written, losses: LossBook): string | null {
  const { value } = initial;
  const text = defaultText(value, written);
  if (text === null) losses.add("default", initial);
  return text === null ? null : `default ${text}`;
}

/** A default as its type has it: the values of an enum are codes. */
export function defaultText(value: Json, { type, nullable, values }: Written): string | null {
  if (value === null) return nullable || type === "any" ? "null" : null;
  if (values !== null) {
    const found = values.find((one) => one === value);
    return found === undefined ? null : literalText(found);
  }
  return fits(value, type) ? valueText(value) : null;
}

function fits(value: Json, type: string): boolean {
  if (type === "any") return true;
  if (type.endsWith("[]"))
    return isList(value) && (value.length === 0 || value.every((one) => fits(one, type.slice(0, -2))));
  if (type.startsWith("map of "))
    return isObject(value) && Object.values(value).every((one) => fits(one, type.slice(7)));
  const scalar = Object.hasOwn(scalars, type) ? scalars[type as ScalarName] : null;
  switch (scalar?.kind) {
    case "text":
      return typeof value === "string" && (scalar.form === null || scalar.form.pattern.test(value));
    case "number":
      return typeof value === "number" && (!scalar.isWhole || Number.isSafeInteger(value));
    case "boolean":
      return typeof value === "boolean";
    default:
      return false;
  }
}
