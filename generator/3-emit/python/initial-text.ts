import { type EntityShape, likelyAlternative } from "../../likely-alternative.js";
import type { Field, Json, Type, UnionType } from "../../model.js";
import { resolvedType } from "../../resolved-type.js";
import { scalarOf } from "../../scalars/of-type.js";
import { concat, type Doc } from "../text/doc.js";
import type { EntityType } from "../typescript/scope.js";
import type { ModelScope } from "./model-scope.js";
import { alternativeClassName, innerClassName, pythonFieldName } from "./python-names.js";
import { call, dict, named, pythonText, pythonValue, tuple } from "./text/python-literal.js";

/** The fields of an entity as a type names it. */
export type FieldsOf = (type: EntityType) => readonly Field[];

/** What is asked while a default is printed. */
interface Printing {
  readonly scope: ModelScope;
  readonly fieldsOf: FieldsOf;
  /** The classes that it names. */
  readonly classes: Set<string>;
}

/** What stands behind the `=` of a field that has a default. Models never change, so one object serves all. */
export function initialText(
  field: Field,
  value: Json,
  scope: ModelScope,
  owner: string,
  fieldsOf: FieldsOf,
): Doc {
  const printing: Printing = { scope, fieldsOf, classes: new Set() };
  const text = valueText(value, field.type, innerClassName(owner, field.name), printing);
  if ([...printing.classes].every((name) => scope.isReady(name))) return text;
  const later = named("default_factory", concat(["lambda: ", text]));
  return call(scope.imports.use("pydantic", "Field"), [later]);
}

/** A value as its type wants it: objects of classes, tuples for lists, dates. */
function valueText(value: Json, own: Type, place: string, printing: Printing): Doc {
  const { scope, fieldsOf } = printing;
  const type = resolvedType(own);
  if (type.kind === "union") return unionText(value, type, place, printing);
  const kept = scalarOf(type)?.python.sent ?? null;
  if (kept !== null && typeof value === "string")
    return call(`${scope.imports.use("specwright_http.sent_values", kept)}.of`, [pythonText(value)]);
  if (value === null || typeof value !== "object") return pythonValue(value);
  switch (type.kind) {
    case "list":
      if (!isList(value)) break;
      return tuple(value.map((item) => valueText(item, type.item, place, printing)));
    case "object":
      return objectText(value, scope.inner(place, type), type.fields, printing);
    case "entity":
      return objectText(value, scope.entity(type), fieldsOf(type), printing);
    default:
      break;
  }
  return pythonValue(value);
}

function unionText(value: Json, union: UnionType, place: string, printing: Printing): Doc {
  const shapeOf = (entity: EntityType): EntityShape => ({
    fields: printing.fieldsOf(entity),
    rest: { kind: "refused" },
  });
  const type = likelyAlternative(value, union, shapeOf, true);
  const index = union.alternatives.indexOf(type);
  return valueText(value, type, alternativeClassName(place, Math.max(index, 0)), printing);
}

function objectText(value: Json, name: string, fields: readonly Field[], printing: Printing): Doc {
  printing.classes.add(name);
  const given = new Map(value !== null && typeof value === "object" ? Object.entries(value) : []);
  const args = fields.flatMap((field) => {
    const item: Json | undefined = given.get(field.name);
    if (item === undefined) return [];
    const text = valueText(item, field.type, innerClassName(name, field.name), printing);
    return [named(pythonFieldName(field.name), text)];
  });
  const names = new Set(fields.map((field) => field.name));
  const others = [...given].filter(([key]) => !names.has(key));
  if (others.length === 0) return call(name, args);
  const rest = dict(others.map(([key, item]) => [pythonText(key), pythonValue(item)] as const));
  return call(name, [...args, concat(["**", rest])]);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
