import type { ValueSyntax } from "../../1-parse/notation/value-syntax.js";
import { linearPattern } from "../../linear-pattern.js";
import type { Literal } from "../../literal.js";
import type { FieldCheck, Json } from "../../model.js";
import type { Scalar, TextForm } from "../../scalars/scalar.js";
import { literalOf } from "./literal.js";

/** What a value breaks: in words, and the error that a rule has of its own. */
export interface BrokenRule {
  readonly problem: string;
  readonly code: string | null;
}

/** A value of another JSON type than its scalar. */
export function kindProblem(value: ValueSyntax, scalar: Scalar): string | null {
  switch (scalar.kind) {
    case "any":
      return null;
    case "boolean":
      return value.kind === "boolean" ? null : "must be true or false";
    case "number":
      if (!scalar.isWhole) return value.kind === "number" ? null : "must be a number";
      return value.kind === "number" && Number.isSafeInteger(value.value) ? null : "must be a whole number";
    case "text":
      return value.kind === "string" || value.kind === "code" ? null : "must be a text";
  }
}

/** A text off the form of its type. It is asked last: a text that is too long need not be of a form. */
export const formProblem = (value: ValueSyntax, scalar: Scalar): string | null =>
  scalar.kind === "text" && (value.kind === "string" || value.kind === "code")
    ? textProblem(constantText(value), scalar.form)
    : null;

/** A value that its scalar does not take, whatever the rules. */
export const scalarProblem = (value: ValueSyntax, scalar: Scalar): string | null =>
  kindProblem(value, scalar) ?? formProblem(value, scalar);

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

export function brokenRule(value: ValueSyntax, checks: readonly FieldCheck[]): BrokenRule | null {
  for (const check of checks) {
    const { code } = check;
    if (check.kind === "range" && value.kind === "number") {
      const low =
        check.min === null || (check.exclusiveMin ? value.value > check.min : value.value >= check.min);
      const high =
        check.max === null || (check.exclusiveMax ? value.value < check.max : value.value <= check.max);
      if (!low || !high) return { problem: `must lie in ${check.min ?? ""}..${check.max ?? ""}`, code };
    }
    if (value.kind !== "string" && value.kind !== "code") continue;
    const text = constantText(value);
    if (text === null) continue;
    if (check.kind === "pattern" && !linearPattern(check.portable)(text))
      return { problem: `must match ${check.pattern}`, code };
    if (check.kind === "length") {
      const size = codePoints(text);
      if (size < (check.min ?? 0) || size > (check.max ?? Number.POSITIVE_INFINITY))
        return { problem: `must have ${check.min ?? 0}..${check.max ?? ""} characters, not ${size}`, code };
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
export function itemsProblem(
  { items }: Extract<ValueSyntax, { kind: "array" }>,
  checks: readonly FieldCheck[],
): BrokenRule | null {
  const counted = items.some((item) => "kind" in item) ? null : countProblem(items.length, checks, "items");
  const distinct = checks.find(({ kind }) => kind === "distinct");
  if (counted !== null || distinct === undefined) return counted;
  const known = items.flatMap((item) => {
    const value = "kind" in item ? undefined : literalOf(item.value);
    return value === undefined ? [] : [canonicalText(value)];
  });
  const isTwice = new Set(known).size < known.length;
  return isTwice ? { problem: "must not hold the same item twice", code: distinct.code } : null;
}

/** The same text for the same value, in whatever order its fields are written. */
function canonicalText(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value as { readonly [name: string]: Json });
  fields.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, inner]) => `${JSON.stringify(name)}:${canonicalText(inner)}`).join(",")}}`;
}

export function countProblem(
  count: number,
  checks: readonly FieldCheck[],
  things: string,
): BrokenRule | null {
  for (const check of checks) {
    if (check.kind !== "length") continue;
    const { min, max, code } = check;
    if (count < (min ?? 0) || count > (max ?? Number.POSITIVE_INFINITY))
      return { problem: `must have ${min ?? 0}..${max ?? ""} ${things}, not ${count}`, code };
  }
  return null;
}
