import { isList, isObject, type Json, type JsonObject, listOr, mapValues, objectOr } from "./json.js";
import { follow } from "./references.js";

/** Words that say nothing of which values fit. */
const REMARKS = new Set(
  "title description examples example deprecated readOnly writeOnly externalDocs xml $comment $schema $id discriminator".split(
    " ",
  ),
);
/** Formats that only hint at how a number is kept. */
const WIDTHS = new Set(["int32", "int64", "float", "double"]);
/** What a word means where it is not said. */
const UNSAID: Readonly<Record<string, string>> = {
  minLength: "0",
  minItems: "0",
  minProperties: "0",
  required: "[]",
  properties: "{}",
  additionalProperties: "{}",
  items: "{}",
  uniqueItems: "false",
};

/** One spelling for all schemas that take the same values: references replaced, remarks gone, lists without order sorted. */
export function canonicalSchema(schema: Json, document: JsonObject, above: readonly string[] = []): Json {
  if (schema === true) return {};
  const { value, reference } = follow(schema, document);
  if (reference !== null && above.includes(reference)) {
    // Cycles are identified by how far up they lead, because names do not matter.
    return { $up: above.length - above.lastIndexOf(reference) };
  }
  if (!isObject(value)) return value;
  const inside = (inner: Json): Json =>
    canonicalSchema(inner, document, reference === null ? above : [...above, reference]);
  // What stands beside a reference holds, too.
  const beside = isObject(schema) && reference !== null ? schema : {};
  const { $ref: _reference, ...more } = beside;
  return withoutUnsaid(rewritten(mapValues(bothOf(value, more), (item, name) => wordOf(name, item, inside))));
}

/** What holds of a value where two schemas do; a word that both say stands twice. */
function bothOf(value: JsonObject, beside: JsonObject): JsonObject {
  const isTwice = (name: string): boolean =>
    name === "pattern" && name in value && name in beside && value[name] !== beside[name];
  const twice = Object.entries(beside).filter(([name]) => isTwice(name));
  const both = { ...value, ...Object.fromEntries(Object.entries(beside).filter(([name]) => !isTwice(name))) };
  return twice.length === 0 ? both : { ...both, allOf: [...listOr(both.allOf), Object.fromEntries(twice)] };
}

/** A word of a schema with its inner schemas in canonical form; null: a remark. */
function wordOf(name: string, item: Json, inside: (inner: Json) => Json): Json | null {
  if (REMARKS.has(name) || name.startsWith("x-")) return null;
  switch (name) {
    case "properties":
    case "patternProperties":
      return mapValues(objectOr(item), inside);
    case "items":
    case "additionalProperties":
    case "not":
    case "contains":
    case "propertyNames":
      return inside(item);
    case "anyOf":
    case "oneOf":
    case "allOf":
      return listOr(item).map(inside);
    default:
      return item;
  }
}

function rewritten(schema: JsonObject): JsonObject {
  return sorted(formats(bounds(values(nullable(merged(schema))))));
}

/** A choice of one is none, and what all must hold may as well stand in one place. */
function merged(schema: JsonObject): JsonObject {
  const { allOf, ...rest } = schema;
  const parts = [...listOr(allOf)];
  let whole: JsonObject = rest;
  for (const word of ["anyOf", "oneOf"]) {
    const [only, ...others] = listOr(whole[word]);
    if (!isObject(only) || others.length > 0) continue;
    const { [word]: _gone, ...left } = whole;
    whole = left;
    parts.push(only);
  }
  const clashing: Json[] = [];
  for (const part of parts) {
    const fits =
      isObject(part) &&
      Object.keys(part).every((name) => whole[name] === undefined || same(whole[name], part[name]));
    if (fits) whole = { ...whole, ...part };
    else clashing.push(part);
  }
  return clashing.length === 0 ? whole : { ...whole, allOf: bySpelling(clashing) };
}

/** `anyOf` with null, and `nullable`, become a list of types. */
function nullable(schema: JsonObject): JsonObject {
  const word = ["anyOf", "oneOf"].find((name) => schema[name] !== undefined);
  const choices = word === undefined ? [] : listOr(schema[word]);
  const others = choices.filter((choice) => !isNull(choice));
  const [only] = others;
  if (word !== undefined && others.length === 1 && others.length < choices.length && isObject(only)) {
    const { [word]: _gone, ...rest } = schema;
    if (only.type !== undefined || only.enum !== undefined) return withNull({ ...rest, ...only });
  }
  const { nullable: said, ...rest } = schema;
  return said === true ? withNull(rest) : said === false ? rest : schema;
}

function withNull(schema: JsonObject): JsonObject {
  const { type, enum: values } = schema;
  return {
    ...schema,
    ...(type === undefined ? {} : { type: [...(isList(type) ? type : [type]), "null"] }),
    ...(values === undefined ? {} : { enum: [...listOr(values), null] }),
  };
}

const isNull = (schema: Json): boolean => isObject(schema) && same(schema, { type: "null" });

/** `const` is an enum of one; an enum says its type by its values. */
function values({ const: only, ...schema }: JsonObject): JsonObject {
  const list = only === undefined ? schema.enum : [only];
  if (list === undefined) return schema;
  const types = new Set(listOr(list).map((value) => (value === null ? "null" : typeof value)));
  const known = types.has("object") ? {} : { type: schema.type ?? [...types] };
  return {
    ...schema,
    ...known,
    enum: [...new Map(listOr(list).map((value) => [JSON.stringify(value), value])).values()],
  };
}

/** A whole number above 0 is one from 1; the booleans of OpenAPI 3.0 are read, too. */
function bounds(schema: JsonObject): JsonObject {
  const { exclusiveMinimum, exclusiveMaximum, ...rest } = schema;
  const whole = schema.type === "integer" || same(schema.type, ["integer"]);
  const above = exclusiveMinimum === true ? schema.minimum : exclusiveMinimum;
  const below = exclusiveMaximum === true ? schema.maximum : exclusiveMaximum;
  const open: Record<string, Json> = {};
  if (typeof above === "number")
    open[whole ? "minimum" : "exclusiveMinimum"] = whole ? Math.floor(above) + 1 : above;
  if (typeof below === "number")
    open[whole ? "maximum" : "exclusiveMaximum"] = whole ? Math.ceil(below) - 1 : below;
  // Said by true, the open bound stands where the closed one does.
  const { minimum, maximum, ...others } = rest;
  return {
    ...others,
    ...(minimum === undefined || exclusiveMinimum === true ? {} : { minimum }),
    ...(maximum === undefined || exclusiveMaximum === true ? {} : { maximum }),
    ...open,
  };
}

/** Widths of numbers are hints, and base64 has several names. */
function formats({ format, contentEncoding, ...rest }: JsonObject): JsonObject {
  if (contentEncoding === "base64" || format === "byte" || format === "base64")
    return { ...rest, contentEncoding: "base64" };
  const hint = format === undefined || (typeof format === "string" && WIDTHS.has(format));
  return {
    ...rest,
    ...(hint ? {} : { format }),
    ...(contentEncoding === undefined ? {} : { contentEncoding }),
  };
}

function sorted(schema: JsonObject): JsonObject {
  return mapValues(schema, (item, name) => {
    if (name === "type" && isList(item) && item.length === 1) return item[0] ?? null;
    return ["type", "required", "enum", "anyOf", "oneOf"].includes(name) && isList(item)
      ? bySpelling(item)
      : item;
  });
}

function withoutUnsaid(schema: JsonObject): JsonObject {
  return mapValues(schema, (item, name) => (UNSAID[name] === JSON.stringify(item) ? null : item));
}

const bySpelling = (items: readonly Json[]): readonly Json[] =>
  [...items].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

const same = (a: Json | undefined, b: Json | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);
