import type { MadeSyntax, ObjectFieldSyntax, ValueSyntax } from "../../1-parse/notation/value-syntax.js";
import { linearPattern } from "../../linear-pattern.js";
import type { Field, FieldCheck, Type } from "../../model.js";
import { isAny } from "../../scalars/of-type.js";
import type { Scalar, TextForm } from "../../scalars/scalar.js";
import { scalars } from "../../scalars/scalars.js";
import type { Located, Span } from "../../source.js";
import type { TypeResolver } from "../entities/types.js";
import { nearest } from "../nearest.js";
import { clash, type TypeOf } from "./reference-type.js";
import { fieldsOf } from "./sample.js";

type ArraySyntax = Extract<ValueSyntax, { kind: "array" }>;

/** One place where a written value cannot be what its type asks for. */
export interface Mismatch {
  readonly at: Span;
  readonly place: string;
  readonly problem: string;
  /** The error that the broken rule has of its own; `null` where that is VALIDATION_FAILED. */
  readonly code: string | null;
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
  compare(value, field, "", { mode, types, typeOf, found, asksCodes: true });
  return found;
}

interface Comparing {
  readonly mode: Mode;
  readonly types: TypeResolver;
  readonly typeOf: TypeOf;
  readonly found: Mismatch[];
  readonly asksCodes: boolean;
}

function compare({ value, at }: Located<ValueSyntax>, field: Field, place: string, state: Comparing): void {
  const add = (problem: string): void => {
    const code = state.asksCodes ? ownCode({ value, at }, field, state) : null;
    state.found.push({ at, place: place === "" ? "the body" : `\`${place}\``, problem, code });
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
    const problem = scalarProblem(value, scalars[type.scalar]) ?? checkProblem(value, field.checks);
    if (problem !== null) add(problem);
  } else if (type.kind === "enum") {
    const problem = enumProblem(value, type.values);
    if (problem !== null) add(problem);
  } else if (type.kind === "list") {
    const problem = value.kind === "array" ? itemsProblem(value, field.checks) : "must be a list";
    if (problem !== null) add(problem);
    if (value.kind === "array") compareItems(value, itemOf(field, type.item), place, state);
  } else if (value.kind !== "object") add("must be an object");
  else if (type.kind === "map") {
    const problem = state.mode === "body" ? countProblem(value.fields.length, field.checks, "entries") : null;
    if (problem !== null) add(problem);
    for (const entry of value.fields)
      compare(entry.value, itemOf(field, type.value), join(place, entry.name.value), state);
  } else {
    compareFields(value.fields, type, place, state);
    if (state.mode === "body") compareMissing(value.fields, at, type, place, state);
  }
}

/** The code of the broken rules of a field, where no other rule is broken and each has one. */
function ownCode(value: Located<ValueSyntax>, field: Field, state: Comparing): string | null {
  if (field.checks.every(({ code }) => code === null)) return null;
  const problems = (checks: readonly FieldCheck[]): number => {
    const found: Mismatch[] = [];
    compare(value, { ...field, checks }, "", { ...state, found, asksCodes: false });
    return found.length;
  };
  const without = problems([]);
  const broken = field.checks.filter((check) => problems([check]) > without);
  return broken.every(({ code }) => code !== null) ? (broken[0]?.code ?? null) : null;
}

/** What is made is whole and valid, but for what is taken out and what is changed. */
function compareMade({ changed, without }: MadeSyntax, type: Type, place: string, state: Comparing): void {
  if (isAny(type)) return;
  compareFields(changed, type, place, state);
  if (state.mode === "pattern") return;
  const needed = fieldsOf(type, state.types).filter(isNeeded);
  for (const { value: name, at } of without)
    if (needed.some((field) => field.name === name))
      state.found.push({ at, place: `\`${join(place, name)}\``, problem: "is missing", code: null });
}

function compareItems(value: ArraySyntax, item: Field, place: string, state: Comparing): void {
  for (const [i, written] of value.items.entries())
    if (!("kind" in written)) compare(written, item, `${place}[${i}]`, state);
}

/** One of a list or a map, which neither the rules nor `nullable` of the whole speak of. */
const itemOf = (whole: Field, type: Type): Field => ({ ...whole, type, checks: [], nullable: false });

/** Where `...` stands for others, their number is not known. */
const itemsProblem = ({ items }: ArraySyntax, checks: readonly FieldCheck[]): string | null =>
  items.some((item) => "kind" in item) ? null : countProblem(items.length, checks, "items");

function countProblem(count: number, checks: readonly FieldCheck[], things: string): string | null {
  for (const check of checks) {
    if (check.kind !== "length") continue;
    const { min, max } = check;
    if (count < (min ?? 0) || count > (max ?? Number.POSITIVE_INFINITY))
      return `must have ${min ?? 0}..${max ?? ""} ${things}, not ${count}`;
  }
  return null;
}

function enumProblem(value: ValueSyntax, values: readonly string[]): string | null {
  const text = value.kind === "code" || value.kind === "string" ? constantText(value) : undefined;
  if (text === null || (text !== undefined && values.includes(text))) return null;
  return `must be one of ${values.join(", ")}`;
}

function compareFields(
  written: readonly ObjectFieldSyntax[],
  type: Type,
  place: string,
  state: Comparing,
): void {
  const fields = new Map(fieldsOf(type, state.types).map((field) => [field.name, field]));
  for (const { name, value: inner } of written) {
    const field = fields.get(name.value);
    if (field !== undefined) compare(inner, field, join(place, name.value), state);
    else {
      const owner = type.kind === "entity" ? `\`${type.name}\`` : "it";
      const near = nearest(name.value, fields.keys());
      const guess = near === null ? "" : ` (did you mean \`${near}\`?)`;
      state.found.push({
        at: name.at,
        place: `\`${join(place, name.value)}\``,
        problem: `is no field of ${owner}${guess}`,
        code: null,
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
      state.found.push({ at, place: `\`${join(place, field.name)}\``, problem: "is missing", code: null });
}

const isNeeded = (field: Field): boolean => !field.optional && field.initial === null && !field.caller;
const join = (place: string, name: string): string => (place === "" ? name : `${place}.${name}`);

function scalarProblem(value: ValueSyntax, scalar: Scalar): string | null {
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

function checkProblem(value: ValueSyntax, checks: readonly FieldCheck[]): string | null {
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
