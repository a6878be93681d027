import type { Check, Field, Type } from "../../model.js";
import { alternatives, type Doc } from "../text/doc.js";
import { type ModelScope, scalarName } from "./model-scope.js";
import { innerClassName, pythonFieldName } from "./python-names.js";
import { call, dict, named, pythonNumber, pythonText, subscript } from "./text/python-literal.js";

/** A type as Python writes it. `place` names what an object written on the spot is called after. */
export function typeText(type: Type, scope: ModelScope, place: string): Doc {
  const { imports } = scope;
  switch (type.kind) {
    case "scalar":
      return scalarName(type.scalar, imports);
    case "entity":
      return scope.entity(type);
    case "list":
      return subscript(imports.use("specwright_http.types", "ListOf"), [typeText(type.item, scope, place)]);
    case "map":
      return subscript(imports.use("specwright_http.types", "MapOf"), [typeText(type.value, scope, place)]);
    case "enum":
      return subscript(imports.use("typing", "Literal"), type.values.map(pythonText));
    case "object":
      return scope.inner(place, type.fields);
  }
}

/** A field's type with its rules, null and absence, then what is said of it beside. */
export function fieldType(field: Field, scope: ModelScope, owner: string): Doc {
  const { imports } = scope;
  const type = typeText(field.type, scope, innerClassName(owner, field.name));
  const rules = ruleTexts(field.checks, scope);
  const facts = fieldFacts(field);
  const bare = !field.nullable && !isMaybe(field);
  const said = facts.length === 0 ? [] : [call(imports.use("pydantic", "Field"), facts)];
  if (bare) return annotated(type, [...rules, ...said], scope);
  const ruled = annotated(type, rules, scope);
  const none = field.nullable && !isAny(field.type) ? ["None"] : [];
  const missing = isMaybe(field) ? [imports.use("pydantic", "MISSING")] : [];
  return annotated(alternatives([ruled, ...missing, ...none]), said, scope);
}

/** Whether it may be absent for a handler: a default is filled in before. */
export function isMaybe(field: Field): boolean {
  return field.optional && field.initial === null;
}

function isAny(type: Type): boolean {
  return type.kind === "scalar" && type.scalar === "any";
}

function annotated(type: Doc, more: readonly Doc[], { imports }: ModelScope): Doc {
  return more.length === 0 ? type : subscript(imports.use("typing", "Annotated"), [type, ...more]);
}

/** What JSON and the API description know of a field that Python does not. */
function fieldFacts(field: Field): readonly Doc[] {
  const facts: Doc[] = [];
  if (pythonFieldName(field.name) !== field.name) facts.push(named("alias", pythonText(field.name)));
  if (field.description !== "") facts.push(named("description", pythonText(field.description)));
  const extras = [
    ...(field.readOnly ? ["readOnly"] : []),
    ...(field.unique ? ["x-unique"] : []),
    ...(field.caller ? ["x-caller"] : []),
  ];
  if (extras.length > 0)
    facts.push(named("json_schema_extra", dict(extras.map((name) => [pythonText(name), "True"] as const))));
  return facts;
}

/** One rule alone, or several that are asked together. */
function ruleTexts(checks: readonly Check[], { imports }: ModelScope): readonly Doc[] {
  const use = (name: string) => imports.use("specwright_http.rules", name);
  const rules = checks.map((check) => ruleText(check, use));
  return rules.length < 2 ? rules : [call(use("Rules"), rules)];
}

function ruleText(check: Check, use: (name: string) => string): Doc {
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
    case "pattern": {
      const { pattern, portable } = check;
      const same = portable === pattern ? [] : [named("portable", pythonText(portable))];
      return call(use("Pattern"), [pythonText(pattern), ...coded, ...same]);
    }
  }
}
