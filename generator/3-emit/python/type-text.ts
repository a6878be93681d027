import type { Literal } from "../../literal.js";
import type { Field, FieldCheck, RuledType, Type, UnionType } from "../../model.js";
import { type CauseCodes, codesGiven, noCodes } from "../../protocol/causes.js";
import { namedOrResolved, resolved } from "../../resolved-type.js";
import { isAny, scalarOf } from "../../scalars/of-type.js";
import { scalars } from "../../scalars/scalars.js";
import { alternatives, type Doc } from "../text/doc.js";
import { boundTexts } from "./field-bounds.js";
import { type ModelScope, scalarName } from "./model-scope.js";
import { alternativeClassName, innerClassName, pythonFieldName } from "./python-names.js";
import {
  call,
  dict,
  named,
  pythonNumber,
  pythonText,
  pythonValue,
  subscript,
  tuple,
} from "./text/python-literal.js";

/** A type as Python writes it. `place` names what an object written on the spot is called after. */
export function typeText(type: Type, scope: ModelScope, place: string): Doc {
  const { imports } = scope;
  switch (type.kind) {
    case "scalar":
      return scalarName(scalars[type.scalar], imports);
    case "entity":
      return scope.entity(type);
    case "file":
      return imports.use("specwright_http.types", "File");
    case "list":
      return subscript(imports.use("specwright_http.types", "ListOf"), [typeText(type.item, scope, place)]);
    case "map":
      return subscript(imports.use("specwright_http.types", "MapOf"), [typeText(type.value, scope, place)]);
    case "enum":
      return enumText(type.values, scope);
    case "object":
      return scope.inner(place, type);
    case "union":
      return unionText(type, scope, place);
    case "ruled":
      return type.name === null
        ? valueType(type, scope, place)
        : scope.entity({ name: type.name, view: type.view });
  }
}

/** The kernel reads it: as the first alternative that fits, or the one whose tag a value has. */
function unionText({ alternatives: types, tag }: UnionType, scope: ModelScope, place: string): Doc {
  const { imports } = scope;
  const members = types.map((type, i) => typeText(type, scope, alternativeClassName(place, i)));
  // Python joins no name in quotes, which one that is declared later has, by a bar.
  const isLater = members.some((member) => typeof member === "string" && member.startsWith('"'));
  const union = isLater ? subscript(imports.use("typing", "Union"), members) : alternatives(members);
  const facts =
    tag === null ? [] : [pythonText(tag.field), ...tag.values.map((own) => tuple(own.map(pythonValue)))];
  const read = call(imports.use("specwright_http.union", "UnionOf"), facts);
  return subscript(imports.use("typing", "Annotated"), [union, read]);
}

/**
 * The texts of an enum as they are. Numbers and booleans are read by the kernel: to Python, and to pydantic, `True` is `1`.
 * A number with a fraction is no literal of Python's.
 */
function enumText(values: readonly Literal[], { imports }: ModelScope): Doc {
  const fractions = values.some((value) => typeof value === "number" && !Number.isInteger(value));
  const exact = values.filter((value) => typeof value !== "number" || Number.isInteger(value));
  const literals =
    exact.length === 0 ? [] : [subscript(imports.use("typing", "Literal"), exact.map(pythonValue))];
  const type = alternatives([...literals, ...(fractions ? ["float"] : [])]);
  if (values.every((value) => typeof value === "string")) return type;
  const read = call(imports.use("specwright_http.one_of", "OneOf"), values.map(pythonValue));
  return subscript(imports.use("typing", "Annotated"), [type, read]);
}

/** A type with its rules and null, where it has no name or gets one. */
export function valueType(ruled: RuledType, scope: ModelScope, place: string): Doc {
  const { type, checks, nullable, codes } = resolved(ruled);
  if (!nullable || isAny(type)) return ruledText({ type, checks, codes }, [], scope, place);
  const [inner, outer] = aroundNull(codes);
  const text = alternatives([ruledText({ type, checks, codes: inner }, [], scope, place), "None"]);
  return annotated(text, codesText(outer, scope), scope);
}

/** A field's type with its rules, null and absence, then what is said of it beside. */
export function fieldType(own: Field, scope: ModelScope, owner: string): Doc {
  const field = namedOrResolved(own);
  const { imports } = scope;
  const facts = fieldFacts(field);
  if (!field.nullable && !isMaybe(field)) return ruledType(field, facts, scope, owner);
  const [inner, outer] = aroundNull(field.codes);
  const ruled = ruledType({ ...field, codes: inner }, [], scope, owner);
  const none = field.nullable && !isAny(field.type) ? ["None"] : [];
  const missing = isMaybe(field) ? [imports.use("pydantic", "MISSING")] : [];
  const said = [...fieldTexts(facts, scope), ...codesText(isMaybe(field) ? noCodes : outer, scope)];
  return annotated(alternatives([ruled, ...missing, ...none]), said, scope);
}

/** What is wrong with a value is found within null and absence; that it is missing the field says, around them. */
const aroundNull = (codes: CauseCodes): readonly [inner: CauseCodes, outer: CauseCodes] =>
  codes === noCodes
    ? [noCodes, noCodes]
    : [
        { ...noCodes, null: codes.null, type: codes.type },
        { ...noCodes, required: codes.required, unique: codes.unique },
      ];

function codesText(codes: CauseCodes, { imports }: ModelScope): readonly Doc[] {
  const facts = codesGiven(codes).map(([cause, code]) => named(cause, pythonText(code)));
  return facts.length === 0 ? [] : [call(imports.use("specwright_http.own_codes", "Codes"), facts)];
}

/** A field's type with its rules and what is said of it. A number is read behind its rules, which is asked before them. */
function ruledType(field: Field, facts: readonly Doc[], scope: ModelScope, owner: string): Doc {
  return ruledText(field, facts, scope, innerClassName(owner, field.name));
}

function ruledText(
  field: Pick<Field, "type" | "checks" | "codes">,
  facts: readonly Doc[],
  scope: ModelScope,
  place: string,
): Doc {
  const bounds = boundTexts(field);
  const rules = bounds === null ? ruleTexts(field.checks, scope) : [];
  const said = fieldTexts([...(bounds ?? []), ...facts], scope);
  const codes = codesText(field.codes, scope);
  const ruled = scalarOf(field.type)?.python.ruled ?? null;
  if (ruled === null || field.checks.every(({ kind }) => kind === "format"))
    return annotated(typeText(field.type, scope, place), [...rules, ...said, ...codes], scope);
  const reader = scope.imports.use("specwright_http.types", ruled.reader);
  return annotated(ruled.type, [...rules, ...said, reader, ...codes], scope);
}

const fieldTexts = (facts: readonly Doc[], { imports }: ModelScope): readonly Doc[] =>
  facts.length === 0 ? [] : [call(imports.use("pydantic", "Field"), facts)];

/** Whether it may be absent for a handler: a default is filled in before. */
export function isMaybe(field: Field): boolean {
  return field.optional && field.initial === null;
}

function annotated(type: Doc, more: readonly Doc[], { imports }: ModelScope): Doc {
  return more.length === 0 ? type : subscript(imports.use("typing", "Annotated"), [type, ...more]);
}

/** What JSON and the API description know of a field that Python does not. */
function fieldFacts(field: Field): readonly Doc[] {
  const facts: Doc[] = [];
  if (pythonFieldName(field.name) !== field.name) facts.push(named("alias", pythonText(field.name)));
  if (field.description !== "") facts.push(named("description", pythonText(field.description)));
  if (field.example !== null) facts.push(named("examples", pythonValue([field.example.value])));
  const formats = field.checks.flatMap((check) => (check.kind === "format" ? [check.format] : []));
  const extras = [
    ...formats.slice(-1).map((format) => ["format", pythonText(format)] as const),
    ...(field.readOnly ? [["readOnly", "True"] as const] : []),
    ...(field.writeOnly ? [["writeOnly", "True"] as const] : []),
    ...(field.deprecated ? [["deprecated", "True"] as const] : []),
    ...(field.unique ? [["x-unique", "True"] as const] : []),
    ...(field.caller ? [["x-caller", "True"] as const] : []),
    ...(field.optional && field.initial !== null ? [["x-optional", "True"] as const] : []),
  ];
  if (extras.length > 0)
    facts.push(
      named("json_schema_extra", dict(extras.map(([name, value]) => [pythonText(name), value] as const))),
    );
  return facts;
}

/** One rule alone, or several that are asked together. */
function ruleTexts(checks: readonly FieldCheck[], { imports }: ModelScope): readonly Doc[] {
  const use = (name: string) => imports.use("specwright_http.rules", name);
  const rules = checks.flatMap((check) => (check.kind === "format" ? [] : [ruleText(check, use)]));
  return rules.length < 2 ? rules : [call(use("Rules"), rules)];
}

function ruleText(check: Exclude<FieldCheck, { kind: "format" }>, use: (name: string) => string): Doc {
  const coded = check.code === null ? [] : [named("code", pythonText(check.code))];
  const bound = (name: string, value: number | null) =>
    value === null ? [] : [named(name, pythonNumber(value))];
  switch (check.kind) {
    case "range":
      return call(use("Range"), [
        ...bound(check.exclusiveMin ? "gt" : "ge", check.min),
        ...bound(check.exclusiveMax ? "lt" : "le", check.max),
        ...coded,
      ]);
    case "length":
      return call(use("Length"), [...bound("min", check.min), ...bound("max", check.max), ...coded]);
    case "distinct":
      return call(use("Distinct"), coded);
    case "pattern": {
      const { pattern, portable } = check;
      const same = portable === pattern ? [] : [named("portable", pythonText(portable))];
      return call(use("Pattern"), [pythonText(pattern), ...coded, ...same]);
    }
  }
}
