import type { RefSyntax } from "../../1-parse/notation/value-syntax.js";
import type { Literal } from "../../literal.js";
import type { Field, Type } from "../../model.js";
import { type PlainType, resolvedType } from "../../resolved-type.js";
import { isFreeText, scalarOf } from "../../scalars/of-type.js";
import type { Scalar } from "../../scalars/scalar.js";
import { scalars } from "../../scalars/scalars.js";
import { describeType } from "../described-type.js";
import type { TypeResolver } from "../entities/types.js";
import { fieldsOf } from "./fields-of.js";

/** The declared type of what a reference stands for; `null` where it is not known before it runs. */
export type TypeOf = (ref: RefSyntax) => Type | null;

/** What is said of a value whose type can never be `wanted`; `null` where it can. */
export function clash(one: Type, other: Type, types: TypeResolver): string | null {
  const [given, wanted] = [resolvedType(one), resolvedType(other)];
  if (given.kind === "union" || wanted.kind === "union") return ofAny(given, wanted, types, clash);
  const [from, to] = [kindOf(given), kindOf(wanted)];
  if (from === null || to === null) return null;
  if (from !== to) return `must be ${words[to]}, and the reference is ${words[from]}`;
  if (to === "text" || given.kind === "enum" || wanted.kind === "enum") return valueClash(given, wanted);
  if (to !== "object" || given.kind === "map" || wanted.kind === "map") return null;
  return objectClash(given, wanted, types);
}

type Kind = Exclude<Scalar["kind"], "any"> | "list" | "object";
const words: Readonly<Record<Kind, string>> = {
  text: "a text",
  number: "a number",
  boolean: "true or false",
  list: "a list",
  object: "an object",
};

/** What a value is in JSON; `null` for `any`. */
function kindOf(type: PlainType): Kind | null {
  switch (type.kind) {
    case "scalar": {
      const { kind } = scalars[type.scalar];
      return kind === "any" ? null : kind;
    }
    case "enum":
      return kindOfValues(type.values);
    case "list":
      return "list";
    case "file":
      return "text";
    case "union":
      return null;
    default:
      return "object";
  }
}

/** `null` where an enum has values of several kinds. */
function kindOfValues(values: readonly Literal[]): Kind | null {
  const [only, ...others] = new Set(values.map((value) => typeof value));
  if (others.length > 0) return null;
  return only === "number" || only === "boolean" ? only : "text";
}

/** Where one side has alternatives, one of them is enough. */
function ofAny(
  given: PlainType,
  wanted: PlainType,
  types: TypeResolver,
  clashOf: typeof clash,
): string | null {
  const alternatives = (type: PlainType): readonly Type[] =>
    type.kind === "union" ? type.alternatives : [type];
  let said: string | null = null;
  for (const from of alternatives(given))
    for (const to of alternatives(wanted)) {
      const problem = clashOf(from, to, types);
      if (problem === null) return null;
      said ??= problem;
    }
  return wanted.kind === "union"
    ? `must be ${describeType(wanted)}, and the reference is ${describeType(given)}`
    : said;
}

/** The name of a form that excludes the others of its like. */
function formOf(type: Type): string | null {
  const scalar = scalarOf(type);
  return type.kind === "scalar" && scalar?.kind === "text" && scalar.form?.excludesOthers
    ? type.scalar
    : null;
}

function valueClash(given: Type, wanted: Type): string | null {
  if (given.kind === "enum" && wanted.kind === "enum") {
    if (given.values.some((value) => wanted.values.includes(value))) return null;
    return `must be one of ${wanted.values.join(", ")}, and the reference is one of ${given.values.join(", ")}`;
  }
  const [from, to] = [formOf(given), formOf(wanted)];
  if (from !== null && to !== null && from !== to) return `must be a ${to}, and the reference is a ${from}`;
  if (from !== null && wanted.kind === "enum")
    return `must be one of ${wanted.values.join(", ")}, and the reference is a ${from}`;
  return given.kind === "enum" && to !== null
    ? `must be a ${to}, and the reference is one of ${given.values.join(", ")}`
    : null;
}

/** Objects are strict: what is always there must be known, and what must be there has to be known to the other. */
function objectClash(given: Type, wanted: Type, types: TypeResolver): string | null {
  const [has, asks] = [fieldsOf(given, types), fieldsOf(wanted, types)];
  const lacks = (fields: readonly Field[], name: string): boolean =>
    !fields.some((field) => field.name === name);
  const extra = has.find((field) => !field.optional && lacks(asks, field.name));
  if (extra !== undefined) return `has no field \`${extra.name}\`, which the reference has`;
  const missing = asks.find(
    (field) => !field.optional && field.initial === null && !field.caller && lacks(has, field.name),
  );
  return missing === undefined ? null : `needs \`${missing.name}\`, which the reference does not have`;
}

/** The same for a reference that is put into text: what a number, a boolean or a form is read from. */
export function textualClash(one: Type, other: Type, types: TypeResolver): string | null {
  const [given, wanted] = [resolvedType(one), resolvedType(other)];
  if (given.kind === "union" || wanted.kind === "union") return ofAny(given, wanted, types, textualClash);
  const [from, to] = [kindOf(given), kindOf(wanted)];
  if (from === null || to === null) return null;
  if (from === "list" || from === "object") return `is written as text, and the reference is ${words[from]}`;
  if (from === to) return clash(given, wanted, types);
  if (isFreeText(given)) return null;
  if (to === "text" && wanted.kind === "scalar" && formOf(wanted) === null) return null;
  return `must be ${words[to]}, and the reference is ${words[from]}`;
}
