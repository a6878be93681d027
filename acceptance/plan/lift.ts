import type { Pattern, Value } from "../../generator/plan.js";
import { type PatternInput, RestTerm, type ValueInput, ValueTerm } from "./terms.js";

/** Makes a value of a plain one: bodies are printed as they look. */
export function liftValue(input: ValueInput): Value {
  if (input instanceof ValueTerm) return input.value;
  if (isScalar(input)) return { kind: "literal", value: input };
  if (isList(input)) return { kind: "array", items: input.map(liftValue) };
  return {
    kind: "object",
    fields: Object.entries(input).map(([name, value]) => ({ name, value: liftValue(value) })),
  };
}

/** Makes a pattern of a plain value in which terms and `rest` may stand. */
export function liftPattern(input: PatternInput): Pattern {
  if (input instanceof ValueTerm) return input.value;
  if (isScalar(input)) return { kind: "literal", value: input };
  if (isList(input)) {
    return {
      kind: "array",
      items: input.map((item) => (item instanceof RestTerm ? { kind: "rest" } : liftPattern(item))),
    };
  }
  return {
    kind: "object",
    fields: Object.entries(input).map(([name, value]) => ({ name, value: liftPattern(value) })),
  };
}

function isScalar(input: unknown): input is string | number | boolean | null {
  return input === null || typeof input !== "object";
}

function isList<T>(input: readonly T[] | { readonly [name: string]: unknown }): input is readonly T[] {
  return Array.isArray(input);
}
