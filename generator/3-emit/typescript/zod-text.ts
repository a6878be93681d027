import type { Literal } from "../../literal.js";
import type { Field, FieldCheck, Rest, RuledType, Type, UnionTag, UnionType } from "../../model.js";
import { type Cause, type CauseCodes, codesGiven } from "../../protocol/causes.js";
import { namedOrResolved } from "../../resolved-type.js";
import type { Scalar } from "../../scalars/scalar.js";
import { scalars } from "../../scalars/scalars.js";
import { concat, type Doc } from "../text/doc.js";
import { arrayOf, call, literal, numeral, objectOf, property, quote } from "../text/literal.js";
import type { Scope } from "./scope.js";

/** The schema of a type. */
export function zodText(type: Type, scope: Scope): Doc {
  switch (type.kind) {
    case "scalar":
      return scalarText(scalars[type.scalar], scope);
    case "entity":
      return scope.entity(type);
    case "file":
      return `${scope.kernel("uploadedFile")}()`;
    case "list":
      return listText(type.item, null, scope);
    case "map":
      return concat([scope.kernel("mapOf"), "(", zodText(type.value, scope), ")"]);
    case "enum":
      return enumText(type.values, scope);
    case "object":
      return zodObject(type.fields, type.rest, scope);
    case "union":
      return unionText(type, scope);
    case "ruled":
      return type.name === null ? zodRuled(type, scope) : scope.entity({ name: type.name, view: type.view });
  }
}

/** Whether items differ is asked where a list is read: its rules see it only after defaults are filled in. */
function listText(item: Type, distinct: Distinct | null, scope: Scope): Doc {
  const maker = scope.kernel(distinct === null ? "listOf" : "distinctListOf");
  const text = zodText(item, scope);
  return distinct === null || distinct.code === null
    ? concat([maker, "(", text, ")"])
    : call(maker, [text, quote(distinct.code)]);
}

type Distinct = Extract<FieldCheck, { readonly kind: "distinct" }>;

function unionText({ alternatives, tag }: UnionType, scope: Scope): Doc {
  const options = arrayOf(alternatives.map((one) => zodText(one, scope)));
  const facts = tag === null ? [] : [", ", tagText(tag)];
  return concat([scope.kernel("unionOf"), "(", options, ...facts, ")"]);
}

const tagText = ({ field, values }: UnionTag): Doc =>
  objectOf([
    property("field", quote(field)),
    property("values", arrayOf(values.map((own) => arrayOf(own.map(literal))))),
  ]);

function enumText(values: readonly Literal[], scope: Scope): Doc {
  const areTexts = values.every((value) => typeof value === "string");
  return concat([scope.zod(areTexts ? "enum(" : "literal("), arrayOf(values.map(literal)), ")"]);
}

function scalarText({ zod }: Scalar, scope: Scope): string {
  return zod.from === "kernel" ? `${scope.kernel(zod.text)}()` : scope.zod(zod.text);
}

/** An object that stands on one line where it fits. */
export function zodObject(fields: readonly Field[], rest: Rest, scope: Scope): Doc {
  const properties = fields.map((field) => property(field.name, zodField(field, scope)));
  const made = { refused: "objectOf", dropped: "tolerantObjectOf", kept: "openObjectOf" } as const;
  return concat([scope.kernel(made[rest.kind]), "(", objectOf(properties), ...restText(rest, scope), ")"]);
}

/** What is said, behind an object's fields, of whatever else it may hold. */
const restText = (rest: Rest, scope: Scope): readonly Doc[] =>
  rest.kind === "kept" ? [", ", zodText(rest.type, scope)] : [];

/** A field's schema: its type, its rules as written, then null, the default and absence, which are three facts. */
export function zodField(own: Field, scope: Scope): Doc {
  const field = namedOrResolved(own);
  const parts = [zodRuled(field, scope)];
  // An answer of another server may lack what is optional, whatever its default.
  if (field.optional) parts.push(".exactOptional()");
  if (field.initial !== null) parts.push(".default(", literal(field.initial.value), ")");
  return concat(parts);
}

/** A type with its rules and null, and the codes of what else may be wrong with it. */
export function zodRuled(
  { type, checks, nullable, codes }: Pick<RuledType, "type" | "checks" | "nullable" | "codes">,
  scope: Scope,
): Doc {
  const distinct = checks.find((check) => check.kind === "distinct") ?? null;
  const schema = type.kind === "list" ? listText(type.item, distinct, scope) : zodText(type, scope);
  const parts = [withCodes(schema, codes, scope)];
  for (const check of checks) parts.push(...checkTexts(check, type, scope));
  if (nullable) parts.push(".nullable()");
  return concat(parts);
}

/** A handler, not the kernel, finds that a value is in use. */
function withCodes(schema: Doc, codes: CauseCodes, scope: Scope): Doc {
  const found = codesGiven(codes).filter(([cause]) => cause !== "unique");
  return found.length === 0 ? schema : call(scope.kernel("withCodes"), [schema, codesText(found)]);
}

/** `{ required: "BLANK" }` */
export const codesText = (codes: readonly (readonly [Cause, string])[]): Doc =>
  objectOf(codes.map(([cause, code]) => property(cause, quote(code))));

function checkTexts(check: FieldCheck, type: Type, scope: Scope): readonly Doc[] {
  switch (check.kind) {
    case "range":
      return rangeTexts(check);
    case "length":
      return lengthTexts(check, type, scope);
    case "pattern":
      return [concat([".check(", patternText(check, scope), ")"])];
    case "distinct":
    case "format":
      return [];
  }
}

function rangeTexts(check: Extract<FieldCheck, { readonly kind: "range" }>): readonly Doc[] {
  const { min, max, code } = check;
  const texts: Doc[] = [];
  if (min !== null) texts.push(call(check.exclusiveMin ? ".gt" : ".min", [numeral(min), ...coded(code)]));
  if (max !== null) texts.push(call(check.exclusiveMax ? ".lt" : ".max", [numeral(max), ...coded(code)]));
  return texts;
}

/** Lists are counted by zod; texts by code points and maps by entries, in the kernel. */
function lengthTexts(
  check: Extract<FieldCheck, { readonly kind: "length" }>,
  type: Type,
  scope: Scope,
): readonly Doc[] {
  const { min, max, code } = check;
  if (type.kind === "list") {
    return rangeTexts({ ...check, kind: "range", exclusiveMin: false, exclusiveMax: false });
  }
  const bounds = [numeral(min ?? 0), max === null ? "null" : numeral(max), ...coded(code)];
  return [concat([".check(", call(scope.kernel("length"), bounds), ")"])];
}

function patternText(check: Extract<FieldCheck, { readonly kind: "pattern" }>, scope: Scope): Doc {
  const { pattern, portable, code } = check;
  const facts = [
    ...(portable === pattern ? [] : [property("portable", quote(portable))]),
    ...(code === null ? [] : [property("code", quote(code))]),
  ];
  return call(scope.kernel("pattern"), [quote(pattern), ...(facts.length === 0 ? [] : [objectOf(facts)])]);
}

function coded(code: string | null): readonly Doc[] {
  return code === null ? [] : [quote(code)];
}
