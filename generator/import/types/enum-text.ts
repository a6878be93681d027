import { isCode } from "../../1-parse/notation/names.js";
import type { Json } from "../../model.js";

/** An enum as a type; `null` where its values cannot be written. */
export function enumText(values: readonly Json[]): string | null {
  const codes = values.filter((value): value is string => typeof value === "string" && isCode(value));
  return codes.length === values.length && codes.length > 0 ? codes.join(", ") : null;
}

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
