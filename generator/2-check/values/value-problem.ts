import type { ValueSyntax } from "../../1-parse/notation/value-syntax.js";
import { linearPattern } from "../../linear-pattern.js";
import type { Literal } from "../../literal.js";
import type { FieldCheck } from "../../model.js";
import type { Scalar, TextForm } from "../../scalars/scalar.js";

export function scalarProblem(value: ValueSyntax, scalar: Scalar): string | null {
  switch (scalar.kind) {
    case "any":
      return null;
    case "boolean":
      return value.kind === "boolean" ? null : "must be true or false";
    case "number":
      if (!scalar.isWhole) return value.kind === "number" ? null : "must be a number";
      return value.kind === "number" && Number.isSafeInteger(value.value) ? null : "must be a whole number";
    case "text":
      if (value.kind !== "string" && value.kind !== "code") return "must be a text";
      return textProblem(constantText(value), scalar.form);
  }
}

/** What no kernel takes, whatever the rules. */
const UNFIT = /[\0\p{Surrogate}]/u;

function textProblem(text: string | null, form: TextForm | null): string | null {
  if (text === null) return null;
  if (UNFIT.test(text)) return "must not hold U+0000 or half a character";
  return form === null || form.pattern.test(text) ? null : `must be ${form.inWords}`;
}

/** The text, or `null` where it holds a reference. */
function constantText(value: Extract<ValueSyntax, { kind: "string" | "code" }>): string | null {
  if (value.kind === "code") return value.code;
  return value.parts.every((part) => typeof part === "string")
    ? value.parts.join("").repeat(value.times)
    : null;
}

export function checkProblem(value: ValueSyntax, checks: readonly FieldCheck[]): string | null {
  for (const check of checks) {
    if (check.kind === "range" && value.kind === "number") {
      const low =
        check.min === null || (check.exclusiveMin ? value.value > check.min : value.value >= check.min);
      const high =
        check.max === null || (check.exclusiveMax ? value.value < check.max : value.value <= check.max);
      if (!low || !high) return `must lie in ${check.min ?? ""}..${check.max ?? ""}`;
    }
    if (value.kind !== "string" && value.kind !== "code") continue;
    const text = constantText(value);
    if (text === null) continue;
    if (check.kind === "pattern" && !linearPattern(check.portable)(text))
      return `must match ${check.pattern}`;
    if (check.kind === "length") {
      const size = codePoints(text);
      if (size < (check.min ?? 0) || size > (check.max ?? Number.POSITIVE_INFINITY))
        return `must have ${check.min ?? 0}..${check.max ?? ""} characters, not ${size}`;
    }
  }
  return null;
}

/** Counted without taking the text apart: it may be a megabyte made to be too long. */
const codePoints = (text: string): number =>
  text.length - (text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0);

export function enumProblem(value: ValueSyntax, values: readonly Literal[]): string | null {
  const given = constantOf(value);
  if (given === null || (given !== undefined && values.includes(given))) return null;
  return `must be one of ${values.join(", ")}`;
}

/** The scalar that is written; `null` for a text that holds a reference, `undefined` for what is no scalar. */
function constantOf(value: ValueSyntax): Literal | null | undefined {
  if (value.kind === "number" || value.kind === "boolean") return value.value;
  return value.kind === "code" || value.kind === "string" ? constantText(value) : undefined;
}

/** Where `...` stands for others, their number is not known. */
export const itemsProblem = (
  { items }: Extract<ValueSyntax, { kind: "array" }>,
  checks: readonly FieldCheck[],
): string | null =>
  items.some((item) => "kind" in item) ? null : countProblem(items.length, checks, "items");

export function countProblem(count: number, checks: readonly FieldCheck[], things: string): string | null {
  for (const check of checks) {
    if (check.kind !== "length") continue;
    const { min, max } = check;
    if (count < (min ?? 0) || count > (max ?? Number.POSITIVE_INFINITY))
      return `must have ${min ?? 0}..${max ?? ""} ${things}, not ${count}`;
  }
  return null;
}
