import type { Check, Field, Type } from "../../model.js";
import type { Value } from "../../plan.js";
import type { TypeResolver } from "../types.js";
import { samplePattern } from "./sample-pattern.js";

type Ranged = Extract<Check, { kind: "range" }>;

/**
 * A valid value of a type, always the same; texts are distinct within a scenario as far as their rules let them.
 * `null` where no value is known to fit. Optional fields, fields with a default and the caller's field are left out.
 */
export function sample(field: Field, types: TypeResolver, room: Room = wholeRoom()): Value | null {
  const { type } = field;
  if (--room.left < 0) return null;
  switch (type.kind) {
    case "scalar":
      return sampleScalar(field, type.scalar);
    case "enum":
      return literal(type.values[0] ?? null);
    case "list":
      return sampleList(field, type.item, types, room);
    case "map":
      return { kind: "object", fields: [] };
    case "entity":
    case "object":
      return sampleObject(type, types, room);
  }
}

const literal = (value: string | number | boolean | null): Value => ({ kind: "literal", value });

/** How many values may yet be made, and how deep: entities that name others twice and twice again would never end. */
interface Room {
  left: number;
  depth: number;
}
const wholeRoom = (): Room => ({ left: 10_000, depth: 200 });

/** The least body that the schema takes; `null` also where it would be too large. */
export function sampleObject(
  type: Type,
  types: TypeResolver,
  room: Room = wholeRoom(),
): Extract<Value, { kind: "object" }> | null {
  const fields: { readonly name: string; readonly value: Value }[] = [];
  if (--room.depth < 0) return null;
  for (const field of fieldsOf(type, types)) {
    if (field.optional || field.initial !== null || field.caller) continue;
    const value = sample(field, types, room);
    if (value === null) return null;
    fields.push({ name: field.name, value });
  }
  room.depth++;
  return { kind: "object", fields };
}

/** The fields of an object type, without the read-only ones where it is seen as input. */
export function fieldsOf(type: Type, types: TypeResolver): readonly Field[] {
  if (type.kind === "object") return type.fields;
  if (type.kind !== "entity") return [];
  const fields = types.entityFields(type.name);
  return type.view === "full"
    ? fields
    : fields.filter((field) => !field.readOnly).map((field) => ({ ...field, type: asInput(field.type) }));
}

function asInput(type: Type): Type {
  if (type.kind === "entity") return { ...type, view: "input" };
  if (type.kind === "list") return { ...type, item: asInput(type.item) };
  return type.kind === "map" ? { ...type, value: asInput(type.value) } : type;
}

function sampleList(field: Field, item: Type, types: TypeResolver, room: Room): Value | null {
  const least = Math.max(0, ...field.checks.map((check) => (check.kind === "length" ? (check.min ?? 0) : 0)));
  if (least === 0) return { kind: "array", items: [] };
  const before = room.left;
  const one = sample({ ...field, type: item, checks: [] }, types, room);
  room.left -= (before - room.left) * (least - 1);
  return one === null || room.left < 0
    ? null
    : { kind: "array", items: Array.from({ length: least }, () => one) };
}

function sampleScalar(field: Field, scalar: Extract<Type, { kind: "scalar" }>["scalar"]): Value | null {
  switch (scalar) {
    case "integer":
    case "number":
      return sampleNumber(field, scalar === "integer");
    case "boolean":
      return literal(false);
    case "date":
      return literal("2026-01-31");
    case "date-time":
      return literal("2026-01-31T12:00:00Z");
    case "email":
      return {
        kind: "distinct",
        before: `${field.name.toLowerCase().replace(/[^a-z]/g, "") || "mail"}`,
        after: "@example.com",
      };
    case "uri":
      return { kind: "distinct", before: "https://example.com/", after: "" };
    case "uuid":
      return literal("6f1c1a52-7d0e-4c2b-9a53-0d2f5a1b8e01");
    case "binary":
      return literal("");
    default:
      return sampleText(field);
  }
}

function sampleNumber(field: Field, whole: boolean): Value | null {
  const ranges = field.checks.filter((check): check is Ranged => check.kind === "range");
  const step = whole ? 1 : 0.5;
  const mins = ranges.flatMap((r) => (r.min === null ? [] : [r.exclusiveMin ? r.min + step : r.min]));
  const maxs = ranges.flatMap((r) => (r.max === null ? [] : [r.exclusiveMax ? r.max - step : r.max]));
  const low = Math.max(...mins, Number.NEGATIVE_INFINITY);
  const high = Math.min(...maxs, Number.POSITIVE_INFINITY);
  const value = Math.min(Math.max(1, whole ? Math.ceil(low) : low), whole ? Math.floor(high) : high);
  return value >= low && value <= high ? literal(value) : null;
}

function sampleText(field: Field): Value | null {
  const patterns = field.checks.flatMap((check) => (check.kind === "pattern" ? [check.pattern] : []));
  const first = patterns[0];
  const stem = first === undefined ? `${field.name} ` : samplePattern(first);
  if (stem === null) return null;
  const fits = (text: string): boolean => textFits(text, field.checks);
  // Three digits of room: a scenario makes fewer than a thousand things of a kind.
  if (fits(`${stem}1`) && fits(`${stem}999`)) return { kind: "distinct", before: stem, after: "" };
  const padded = [stem, stem.trim(), field.name, "a"].flatMap((text) => [
    text,
    padTo(text, field.checks),
    cutTo(text, field.checks),
  ]);
  const found = padded.find(fits);
  return found === undefined ? null : literal(found);
}

const lengths = (checks: readonly Check[]): { min: number; max: number } => ({
  min: Math.max(0, ...checks.map((check) => (check.kind === "length" ? (check.min ?? 0) : 0))),
  max: Math.min(
    ...checks.map((check) =>
      check.kind === "length" ? (check.max ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY,
    ),
  ),
});
const padTo = (text: string, checks: readonly Check[]): string =>
  text.padEnd(Math.min(lengths(checks).min, 100_000), text.at(-1) ?? "a");
const cutTo = (text: string, checks: readonly Check[]): string =>
  [...text].slice(0, Math.min(lengths(checks).max, text.length)).join("");

function textFits(text: string, checks: readonly Check[]): boolean {
  const { min, max } = lengths(checks);
  const size = [...text].length;
  return (
    size >= min &&
    size <= max &&
    checks.every((check) => check.kind !== "pattern" || new RegExp(check.pattern, "u").test(text))
  );
}
