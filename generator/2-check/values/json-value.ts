import type { Field } from "../../model.js";
import type { TypeResolver } from "../entities/types.js";
import { mismatches } from "./mismatches.js";

/** What is wrong with a plain value for a field; `null` where it fits. */
export function valueFault(value: string | number, field: Field, types: TypeResolver): string | null {
  const at = { path: "", start: 0, end: 0 };
  const syntax =
    typeof value === "string"
      ? ({ kind: "string", parts: [value], times: 1 } as const)
      : ({ kind: "number", value } as const);
  const [first] = mismatches({ at, value: syntax }, field, "body", types);
  return first?.problem ?? null;
}
