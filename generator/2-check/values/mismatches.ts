import type { MadeSyntax, ObjectFieldSyntax, ValueSyntax } from "../../1-parse/notation/value-syntax.js";
import { linearPattern } from "../../linear-pattern.js";
import type { Check, Field, Type } from "../../model.js";
import type { Located, Span } from "../../source.js";
import { nearest } from "../nearest.js";
import type { TypeResolver } from "../types.js";
import { clash, type TypeOf } from "./reference-type.js";
import { fieldsOf } from "./sample.js";

type ArraySyntax = Extract<ValueSyntax, { kind: "array" }>;

/** One place where a written value cannot be what its type asks for. */
export interface Mismatch {
  readonly at: Span;
  readonly place: string;
  readonly problem: string;
}

/** A body must be whole; a pattern may leave fields out. */
export type Mode = "body" | "pattern";

/** Holds a written value against a type. A reference fits where its declared type can; one of no known type always does. */
export function mismatches(
  value: Located<ValueSyntax>,
  field: Field,
  mode: Mode,
  types: TypeResolver,
  typeOf: TypeOf = () => null,
): readonly Mismatch[] {
  const found: Mismatch[] = [];
  compare(value, field, "", { mode, types, typeOf, found });
  return found;
}

interface Comparing {
  readonly mode: Mode;
  readonly types: TypeResolver;
  readonly typeOf: TypeOf;
  readonly found: Mismatch[];
}

function compare({ value, at }: Located<ValueSyntax>, field: Field, place: string, state: Comparing): void {
  const add = (problem: string): void => {
    state.found.push({ at, place: place === "" ? "the body" : `\`${place}\``, problem });
  };
  if (value.kind === "ref") {
    const given = state.typeOf(value.ref);
    const problem = given === null ? null : clash(given, field.type, state.types);
    if (problem !== null) add(problem);
    return;
  }
  if (value.kind === "made") {
    compareMade(value.made, field.type, place, state);
    return;
  }
  if (value.kind === "null") {
    if (!field.nullable && !isAny(field.type)) add("must not be null");
    return;
  }
  const { type } = field;
  if (type.kind === "scalar") {
    const problem = scalarProblem(value, type.scalar) ?? checkProblem(value, field.checks);
    if (problem !== null) add(problem);
  } else if (type.kind === "enum") {
    const problem = enumProblem(value, type.values);
    if (problem !== null) add(problem);
  } else if (type.kind === "list") {
    const problem = value.kind === "array" ? countProblem(value, field.checks) : "must be a list";
    if (problem !== null) add(problem);
    if (value.kind === "array") compareItems(value, { ...field, type: type.item, checks: [] }, place, state);
  } else if (value.kind !== "object") add("must be an object");
  else if (type.kind === "map")
    for (const entry of value.fields)
      compare(entry.value, { ...field, type: type.value, checks: [] }, join(place, entry.name.value), state);
  else {
    compareFields(value.fields, type, place, state);
    if (state.mode === "body") compareMissing(value.fields, at, type, place, state);
  }
}

/** What is made is whole and valid, but for what is taken out and what is changed. */
function compareMade({ changed, without }: MadeSyntax, type: Type, place: string, state: Comparing): void {
  if (isAny(type)) return;
  compareFields(changed, type, place, state);
  if (state.mode === "pattern") return;
  const needed = fieldsOf(type, state.types).filter(isNeeded);
  for (const { value: name, at } of without)
    if (needed.some((field) => field.name === name))
      state.found.push({ at, place: `\`${join(place, name)}\``, problem: "is missing" });
}

function compareItems(value: ArraySyntax, item: Field, place: string, state: Comparing): void {
  for (const [i, written] of value.items.entries())
    if (!("kind" in written)) compare(written, item, `${place}[${i}]`, state);
}

/** Where `...` stands for others, their number is not known. */
function countProblem({ items }: ArraySyntax, checks: readonly Check[]): string | null {
  if (items.some((item) => "kind" in item)) return null;
  for (const check of checks) {
    if (check.kind !== "length") continue;
    const { min, max } = check;
    if (items.length < (min ?? 0) || items.length > (max ?? Number.POSITIVE_INFINITY))
      return `must have ${min ?? 0}..${max ?? ""} items, not ${items.length}`;
  }
  return null;
}

function enumProblem(value: ValueSyntax, values: readonly string[]): string | null {
  const text = value.kind === "code" ? value.code : value.kind === "string" ? constantText(value) : undefined;
  if (text === null || (text !== undefined && values.includes(text))) return null;
  return `must be one of ${values.join(", ")}`;
}

function compareFields(
  written: readonly ObjectFieldSyntax[],
  type: Type,
  place: string,
  state: Comparing,
): void {
  const fields = fieldsOf(type, state.types);
  for (const { name, value: inner } of written) {
    const field = fields.find((candidate) => candidate.name === name.value);
    if (field !== undefined) compare(inner, field, join(place, name.value), state);
    else {
      const owner = type.kind === "entity" ? `\`${type.name}\`` : "it";
      const near = nearest(
        name.value,
        fields.map((candidate) => candidate.name),
      );
      const guess = near === null ? "" : ` (did you mean \`${near}\`?)`;
      state.found.push({
        at: name.at,
        place: `\`${join(place, name.value)}\``,
        problem: `is no field of ${owner}${guess}`,
      });
    }
  }
}

function compareMissing(
  written: readonly ObjectFieldSyntax[],
  at: Span,
  type: Type,
  place: string,
  state: Comparing,
): void {
  for (const field of fieldsOf(type, state.types))
    if (isNeeded(field) && !written.some((one) => one.name.value === field.name))
      state.found.push({ at, place: `\`${join(place, field.name)}\``, problem: "is missing" });
}

const isNeeded = (field: Field): boolean => !field.optional && field.initial === null && !field.caller;
const join = (place: string, name: string): string => (place === "" ? name : `${place}.${name}`);
const isAny = (type: Type): boolean => type.kind === "scalar" && type.scalar === "any";

function scalarProblem(
  value: ValueSyntax,
  scalar: Extract<Type, { kind: "scalar" }>["scalar"],
): string | null {
  switch (scalar) {
    case "any":
      return null;
    case "boolean":
      return value.kind === "boolean" ? null : "must be true or false";
    case "number":
      return value.kind === "number" ? null : "must be a number";
    case "integer":
      return value.kind === "number" && Number.isSafeInteger(value.value) ? null : "must be a whole number";
    default:
      return value.kind === "string" || value.kind === "code" ? null : "must be a text";
  }
}

/** The text, or `null` where it holds a reference. */
function constantText(value: Extract<ValueSyntax, { kind: "string" }>): string | null {
  return value.parts.every((part) => typeof part === "string")
    ? value.parts.join("").repeat(value.times)
    : null;
}

function checkProblem(value: ValueSyntax, checks: readonly Check[]): string | null {
  for (const check of checks) {
    if (check.kind === "range" && value.kind === "number") {
      const low =
        check.min === null || (check.exclusiveMin ? value.value > check.min : value.value >= check.min);
      const high =
        check.max === null || (check.exclusiveMax ? value.value < check.max : value.value <= check.max);
      if (!low || !high) return `must lie in ${check.min ?? ""}..${check.max ?? ""}`;
    }
    if (value.kind !== "string") continue;
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
