import type { Literal } from "../../literal.js";
import type { Json } from "../../model.js";
import { isCode } from "../../names/code.js";
import { decimalText, quoted } from "../words/value-text.js";

/** The values of an enum, as far as all of them can be written; else `null`. */
export function literalsOf(values: readonly Json[]): readonly Literal[] | null {
  const found = values.filter(
    (value): value is Literal =>
      typeof value === "string" ||
      typeof value === "boolean" ||
      (typeof value === "number" && isExact(value)),
  );
  return found.length === values.length && found.length > 0 ? found : null;
}

const isExact = (value: number): boolean =>
  decimalText(value) !== null && (!Number.isInteger(value) || Number.isSafeInteger(value));

/** `OPEN, "in use", 3` */
export const enumText = (values: readonly Literal[]): string => values.map(literalText).join(", ");

export const literalText = (value: Literal): string => {
  if (typeof value !== "string") return String(value === 0 ? 0 : value);
  return isCode(value) ? value : quoted(value);
};

/** The type that all values of an enum have; `any` where they differ. */
export function typeOfValues(values: readonly Json[]): string {
  const types = new Set(
    values.map((value) => (value === null ? "null" : Array.isArray(value) ? "array" : typeof value)),
  );
  const [only] = types;
  if (types.size !== 1 || only === undefined) return "any";
  if (only === "number") return values.every((value) => Number.isInteger(value)) ? "integer" : "number";
  return only === "string" || only === "boolean" ? only : "any";
}
