import type { ValueSyntax } from "../../1-parse/notation/value-syntax.js";
import type { Field, Json } from "../../model.js";
import type { TypeResolver } from "../entities/types.js";
import { mismatches } from "./mismatches.js";

const at = { path: "", start: 0, end: 0 };

/** What is wrong with a plain value for a field; `null` where it fits. */
export function jsonFault(value: Json, field: Field, types: TypeResolver): string | null {
  const [first] = mismatches({ at, value: syntaxOf(value) }, field, "body", types);
  return first?.problem ?? null;
}

function syntaxOf(value: Json): ValueSyntax {
  if (typeof value === "string") return { kind: "string", parts: [value], times: 1 };
  if (typeof value === "number") return { kind: "number", value };
  if (typeof value === "boolean") return { kind: "boolean", value };
  if (value === null) return { kind: "null" };
  if (isList(value)) return { kind: "array", items: value.map((item) => ({ at, value: syntaxOf(item) })) };
  const fields = Object.entries(value).map(([name, item]) => ({
    name: { value: name, at },
    value: { value: syntaxOf(item), at },
  }));
  return { kind: "object", fields };
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
