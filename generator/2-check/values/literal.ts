import type { ValueSyntax } from "../../1-parse/notation/value-syntax.js";
import type { Json } from "../../model.js";

/** The constant a value is, or `undefined` where it holds a reference or something made. */
export function literalOf(value: ValueSyntax): Json | undefined {
  switch (value.kind) {
    case "string":
      return value.parts.every((part) => typeof part === "string")
        ? value.parts.join("").repeat(value.times)
        : undefined;
    case "number":
    case "boolean":
      return value.value;
    case "null":
      return null;
    case "code":
      return value.code;
    case "object": {
      const entries = value.fields.map((field) => [field.name.value, literalOf(field.value.value)] as const);
      return entries.every((entry): entry is readonly [string, Json] => entry[1] !== undefined)
        ? Object.fromEntries(entries)
        : undefined;
    }
    case "array": {
      const items = value.items.map((item) => ("kind" in item ? undefined : literalOf(item.value)));
      return items.every((item): item is Json => item !== undefined) ? items : undefined;
    }
    case "ref":
    case "made":
    case "moment":
    case "list-of":
      return undefined;
  }
}

/** Whether all of a value is known before it is sent; what is made is. */
export function isConstant(value: ValueSyntax): boolean {
  switch (value.kind) {
    case "object":
      return value.fields.every((field) => isConstant(field.value.value));
    case "array":
      return value.items.every((item) => "kind" in item || isConstant(item.value));
    case "made":
      return value.made.changed.every((field) => isConstant(field.value.value));
    default:
      return literalOf(value) !== undefined;
  }
}
