import type { Json } from "../../model.js";
import { type ScalarName, scalars } from "../../scalars/scalars.js";
import type { LossBook } from "../loss.js";
import type { Found } from "../read/documents.js";
import { isList, isObject } from "../read/json.js";
import { valueText } from "../words/value-text.js";
import { literalText } from "./enum-text.js";
import { lengthFits, numberFits, textFits } from "./rule-fits.js";
import { flat, meant, takesNull, type Written } from "./written.js";

/** `default 1`; `null` where the value is none of the type. */
export function defaultRule(initial: Found, written: Written, losses: LossBook): string | null {
  const { value } = initial;
  const text = defaultText(value, written);
  if (text === null) losses.add("default", initial);
  return text === null ? null : `default ${text}`;
}

/** A default as its type has it: the values of an enum are codes. */
export function defaultText(value: Json, written: Written): string | null {
  if (value === null) return takesNull(written) ? "null" : null;
  const { values } = meant(written);
  if (values !== null) {
    const found = values.find((one) => one === value);
    return found === undefined ? null : literalText(found);
  }
  return fits(value, written) ? valueText(value) : null;
}

function fits(value: Json, written: Written): boolean {
  const { type, item, values } = meant(written);
  if (type === "any") return true;
  if (values !== null) return values.some((one) => one === value);
  const { rules, pattern } = flat(written);
  if (item !== null)
    return (
      isList(value) &&
      value.every((one) => fits(one, item)) &&
      rules.every((rule) => lengthFits(value.length, rule))
    );
  if (type.startsWith("map of "))
    return isObject(value) && Object.keys(value).length === 0 && written.rules.length === 0;
  const scalar = Object.hasOwn(scalars, type) ? scalars[type as ScalarName] : null;
  switch (scalar?.kind) {
    case "text":
      return (
        typeof value === "string" &&
        (scalar.form?.pattern.test(value) ?? true) &&
        textFits(value, rules, pattern)
      );
    case "number":
      return typeof value === "number" && numberFits(value, scalar.isWhole, rules);
    case "boolean":
      return typeof value === "boolean";
    default:
      return false;
  }
}
