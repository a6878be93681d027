import { isObject, member, spelled } from "../../../../generator/import/read/json.js";
import type { Parts } from "../../../../generator/import/schema/parts.js";
import type { Json } from "../../../../generator/model.js";
import { scalars } from "../../../../generator/scalars/scalars.js";

/** What a schema says beside types and inner schemas, by word, each value in its one spelling. */
export type Facts = ReadonlyMap<string, string>;

/** Formats that both servers check; any other is only carried. */
const checked = new Set(["date", "date-time", "email", "uri", "uuid", "base64"]);
export const isChecked = (format: string): boolean => checked.has(format);

/** Words that are read elsewhere, or that say nothing of which values fit. */
const read = new Set(
  (
    "type nullable enum const properties required additionalProperties unevaluatedProperties items oneOf anyOf allOf " +
    "discriminator $ref readOnly writeOnly title description example examples deprecated externalDocs xml $comment " +
    "$schema $id $anchor minimum maximum exclusiveMinimum exclusiveMaximum format contentEncoding pattern"
  ).split(" "),
);
const ofType: Readonly<Record<string, string>> = {
  minLength: "string",
  maxLength: "string",
  multipleOf: "number",
  minItems: "array",
  maxItems: "array",
  uniqueItems: "array",
  minProperties: "object",
  maxProperties: "object",
};
/** What these words mean where they are not said. */
const unsaid: Readonly<Record<string, string>> = {
  minLength: "0",
  minItems: "0",
  minProperties: "0",
  uniqueItems: "false",
};

export function factsOf(parts: Parts, type: string | null): Facts {
  const facts = new Map<string, string>();
  const isNumeric = type === "integer" || type === "number";
  for (const { value } of parts)
    for (const [name, item] of isObject(value) ? Object.entries(value) : []) {
      if (read.has(name) || name.startsWith("x-")) continue;
      // Every integer is a multiple of one.
      if (name === "multipleOf" && type === "integer" && item === 1) continue;
      const fits =
        type === null || ofType[name] === undefined || ofType[name] === (isNumeric ? "number" : type);
      if (fits && unsaid[name] !== spelled(item)) add(facts, name, item);
    }
  if (isNumeric || type === null) addBounds(facts, parts, type === "integer");
  if (type !== "object" && type !== "array" && type !== "boolean") addFormat(facts, parts, type);
  if (type === "string" || type === null) addPatterns(facts, parts);
  return facts;
}

/** Of two bounds the narrower holds; of anything else the first. */
function add(facts: Map<string, string>, name: string, item: Json): void {
  const known = facts.get(name);
  if (known === undefined) facts.set(name, spelled(item));
  else if (typeof item === "number" && /^m(?:in|ax)/.test(name)) {
    const narrowest = name.startsWith("min") ? Math.max : Math.min;
    facts.set(name, String(narrowest(Number(known), item)));
  }
}

interface Bound {
  readonly value: number;
  readonly open: boolean;
}

function addBounds(facts: Map<string, string>, parts: Parts, isWhole: boolean): void {
  for (const [name, sign] of [
    ["minimum", 1],
    ["maximum", -1],
  ] as const) {
    const bounds = parts.flatMap(({ value }) => [...boundsOf(value, name), ...widthOf(value, sign)]);
    const [narrowest] = bounds
      .map((bound) => (isWhole ? closed(bound, sign) : bound))
      .sort((a, b) => (b.value - a.value) * sign || Number(b.open) - Number(a.open));
    // Every integer of the notation lies within what all languages count exactly.
    if (narrowest === undefined || (isWhole && narrowest.value === -sign * Number.MAX_SAFE_INTEGER)) continue;
    facts.set(name, `${narrowest.open ? "beyond " : ""}${narrowest.value}`);
  }
}

function boundsOf(schema: Json, name: "minimum" | "maximum"): readonly Bound[] {
  const closedBound = member(schema, name);
  const open = member(schema, name === "minimum" ? "exclusiveMinimum" : "exclusiveMaximum");
  return [
    ...(typeof closedBound === "number" ? [{ value: closedBound, open: open === true }] : []),
    ...(typeof open === "number" ? [{ value: open, open: true }] : []),
  ];
}

/** `int32` is a range. */
const widthOf = (schema: Json, sign: 1 | -1): readonly Bound[] =>
  member(schema, "format") === "int32" ? [{ value: sign === 1 ? -(2 ** 31) : 2 ** 31 - 1, open: false }] : [];

const closed = ({ value, open }: Bound, sign: 1 | -1): Bound => {
  const whole = sign === 1 ? Math.ceil(value) : Math.floor(value);
  return { value: open && whole === value ? whole + sign : whole, open: false };
};

function addFormat(facts: Map<string, string>, parts: Parts, type: string | null): void {
  for (const { value } of parts) {
    const format = formatOf(value);
    if (format !== null && format !== "int32" && !(type === "string" && format === "string"))
      facts.set("format", format);
  }
}

function formatOf(schema: Json): string | null {
  const format = member(schema, "format");
  const encoding = member(schema, "contentEncoding");
  if (encoding === "base64" || format === "byte" || format === "base64") return "base64";
  if (format === undefined) return null;
  return typeof format === "string" ? format : spelled(format);
}

/** What the notation says of a form by its name, and what a path or a query cannot hold, is no pattern of the writer. */
const ownPatterns = new Set<Json>([
  "^[^\\u0000]*$",
  ...Object.values(scalars).flatMap((scalar) =>
    scalar.kind === "text" && scalar.form?.documented ? [scalar.form.documented] : [],
  ),
]);

function addPatterns(facts: Map<string, string>, parts: Parts): void {
  const patterns = parts.flatMap(({ value }) => {
    const pattern = member(value, "pattern");
    return pattern === undefined || ownPatterns.has(pattern) ? [] : [spelled(pattern)];
  });
  if (patterns.length > 0) facts.set("pattern", [...new Set(patterns)].sort().join(" and "));
}
