import { linearPattern } from "../../linear-pattern.js";
import type { Field, FieldCheck, Json, Type, UnionType } from "../../model.js";
import type { Value } from "../../plan.js";
import { resolved } from "../../resolved-type.js";
import { isWhole } from "../../scalars/of-type.js";
import type { Scalar, TextForm } from "../../scalars/scalar.js";
import { scalars } from "../../scalars/scalars.js";
import type { TypeResolver } from "../entities/types.js";
import { samplePattern } from "../patterns/sample-pattern.js";
import { candidates } from "./candidates.js";
import { type Distinct, distinctIn, wantedPlace } from "./distinct.js";
import { alternativeWith, fieldsOf } from "./fields-of.js";

type Ranged = Extract<FieldCheck, { kind: "range" }>;

/**
 * A valid value of a type, always the same; texts are distinct within a scenario as far as their rules let them, and
 * fields that are `unique` are so whatever their type.
 * `null` where no value is known to fit. Optional fields, fields with a default and the caller's field are left out.
 */
export function sample(own: Field, types: TypeResolver, room: Room = wholeRoom()): Value | null {
  const field = resolved(own);
  const { type } = field;
  if (--room.left < 0) return null;
  // A unique field has another value in each thing.
  if (field.example !== null && !field.unique) return constantOf(field.example.value);
  const source = types.takenFrom(type);
  const reference = source === null ? null : wantedPlace(room.distinct, field.name, source);
  if (reference !== null) return { kind: "reference", reference };
  switch (type.kind) {
    case "scalar":
      return sampleScalar(field, scalars[type.scalar]);
    case "file":
      return sampleScalar(field, scalars.binary);
    case "enum":
      return literal(type.values[0] ?? null);
    case "list":
      return sampleList(field, type.item, types, room);
    case "map":
      return sampleMap(field, type.value, types, room);
    case "entity":
    case "object":
      return sampleObject(type, types, room);
    case "union":
      return sampleUnion(field, type, types, room);
  }
}

/** A constant as a planned value. */
function constantOf(value: Json): Value {
  if (typeof value !== "object" || value === null) return literal(value);
  if (Array.isArray(value)) return { kind: "array", items: value.map(constantOf) };
  return {
    kind: "object",
    fields: Object.entries(value).map(([name, inner]) => ({ name, value: constantOf(inner) })),
  };
}

/** Of the first alternative that is not being made already: what holds itself comes to an end by another one. */
function sampleUnion(
  field: Field,
  { alternatives }: UnionType,
  types: TypeResolver,
  room: Room,
): Value | null {
  const isOpen = (type: Type): boolean => type.kind === "entity" && room.open.includes(type.name);
  const inOrder = [...alternatives.filter((one) => !isOpen(one)), ...alternatives.filter(isOpen)];
  const { depth } = room;
  const { length } = room.open;
  for (const type of inOrder) {
    const value = sample({ ...field, type, checks: [] }, types, room);
    if (value !== null) return value;
    room.depth = depth;
    room.open.length = length;
  }
  return null;
}

const literal = (value: string | number | boolean | null): Value => ({ kind: "literal", value });

/** How many values may yet be made, and how deep: entities that name others twice and twice again would never end. */
export interface Room {
  left: number;
  depth: number;
  /** The entities that are being made. */
  readonly open: string[];
  readonly distinct: Distinct;
}
export const roomFor = (distinct: Distinct): Room => ({ left: 10_000, depth: 200, open: [], distinct });
const wholeRoom = (): Room => roomFor(distinctIn(null));

/** The least body that the schema takes; `null` also where it would be too large. Fields that are `given` are not made. */
export function sampleObject(
  own: Type,
  types: TypeResolver,
  room: Room = wholeRoom(),
  given: readonly string[] = [],
): Extract<Value, { kind: "object" }> | null {
  const fields: { readonly name: string; readonly value: Value }[] = [];
  if (--room.depth < 0) return null;
  const type = alternativeWith(given, own, types);
  const { length } = room.open;
  if (type.kind === "entity") room.open.push(type.name);
  for (const field of fieldsOf(type, types)) {
    if (field.optional || field.initial !== null || field.caller) continue;
    const owner = type.kind === "entity" ? type.name : "";
    const value = given.includes(field.name)
      ? literal(null)
      : field.unique
        ? sampleUnique(field, owner, types, room)
        : sample(field, types, room);
    if (value === null) return null;
    fields.push({ name: field.name, value });
  }
  room.depth++;
  room.open.length = length;
  return { kind: "object", fields };
}

/** A value that no other thing of the scenario has; a text with a running number in it is one already. */
function sampleUnique(own: Field, owner: string, types: TypeResolver, room: Room): Value | null {
  const field = resolved(own);
  if (field.type.kind === "union") return uniqueOfAny(field, field.type, owner, types, room);
  const first = sample(field, types, room);
  if (first?.kind !== "literal" || first.value === null) return first;
  const { made, written } = room.distinct;
  const place = `${owner}.${field.name}`;
  const known = made.get(place) ?? new Set();
  made.set(place, known);
  for (const value of candidates(field, first.value)) {
    if (known.has(value) || written.get(field.name)?.has(value) || !takes(field, value)) continue;
    known.add(value);
    return literal(value);
  }
  room.distinct.usedUp = field.name;
  return null;
}

function uniqueOfAny(
  field: Field,
  { alternatives }: UnionType,
  owner: string,
  types: TypeResolver,
  room: Room,
): Value | null {
  for (const type of alternatives) {
    const value = sampleUnique({ ...field, type, checks: [] }, owner, types, room);
    if (value === null) continue;
    room.distinct.usedUp = null;
    return value;
  }
  return null;
}

/** Whether the rules of a field take a value of its type. */
function takes({ type, checks }: Field, value: string | number | boolean): boolean {
  if (type.kind === "enum") return true;
  if (typeof value === "string") return textFits(value, checks);
  if (typeof value === "boolean") return true;
  const ranges = checks.filter((check): check is Ranged => check.kind === "range");
  return (isWhole(type) ? Number.isSafeInteger(value) : Number.isFinite(value)) && liesIn(value, ranges);
}

function sampleList(field: Field, item: Type, types: TypeResolver, room: Room): Value | null {
  const items = sampleItems(field, item, types, room);
  return items === null ? null : { kind: "array", items };
}

function sampleMap(field: Field, value: Type, types: TypeResolver, room: Room): Value | null {
  const items = sampleItems(field, value, types, room);
  if (items === null) return null;
  return { kind: "object", fields: items.map((item, i) => ({ name: `key${i + 1}`, value: item })) };
}

/** As many as the rules ask for at least, all alike. */
function sampleItems(field: Field, item: Type, types: TypeResolver, room: Room): readonly Value[] | null {
  const { min, max } = lengths(field.checks);
  if (min === 0) return [];
  const before = room.left;
  const one = sample({ ...field, type: item, checks: [] }, types, room);
  room.left -= (before - room.left) * (min - 1);
  if (min > 1 && one !== null && field.checks.some(({ kind }) => kind === "distinct"))
    return differing(one, { ...field, type: item, checks: [] }, min);
  return one === null || room.left < 0 || min > max ? null : Array.from({ length: min }, () => one);
}

/** So many items that differ; a text with a running number in it is another one each time. */
function differing(one: Value, own: Field, count: number): readonly Value[] | null {
  if (one.kind === "distinct") return Array.from({ length: count }, () => one);
  if (one.kind !== "literal" || one.value === null) return null;
  const field = resolved(own);
  const found = new Set<string | number | boolean>();
  for (const value of candidates(field, one.value)) {
    if (found.size === count) break;
    if (takes(field, value)) found.add(value);
  }
  return found.size < count ? null : [...found].map(literal);
}

function sampleScalar(field: Field, scalar: Scalar): Value | null {
  switch (scalar.kind) {
    case "number":
      return sampleNumber(field, scalar.isWhole);
    case "boolean":
      return literal(false);
    case "text":
      return scalar.form === null ? sampleText(field) : sampleForm(field, scalar.form);
    case "any":
      return sampleText(field);
  }
}

function sampleForm(field: Field, { sample: made }: TextForm): Value | null {
  if (made.kind === "counted") return fitted(made.before(field.name), made.after, field);
  return textFits(made.text, field.checks) ? literal(made.text) : null;
}

/** A text with a running number in it, where the rules let it. */
function fitted(before: string, after: string, { checks }: Field): Value | null {
  const fits = [1, 999].every((n) => textFits(`${before}${n}${after}`, checks));
  return fits ? { kind: "distinct", before, after } : null;
}

function sampleNumber(field: Field, whole: boolean): Value | null {
  const ranges = field.checks.filter((check): check is Ranged => check.kind === "range");
  const low = Math.max(...ranges.map(({ min }) => min ?? Number.NEGATIVE_INFINITY), Number.NEGATIVE_INFINITY);
  const high = Math.min(
    ...ranges.map(({ max }) => max ?? Number.POSITIVE_INFINITY),
    Number.POSITIVE_INFINITY,
  );
  const found = [1, low, high, low + 1, high - 1, low / 2 + high / 2]
    .flatMap((value) => (whole ? [Math.ceil(value), Math.floor(value)] : [value]))
    .find((value) => (whole ? Number.isSafeInteger(value) : Number.isFinite(value)) && liesIn(value, ranges));
  // Minus zero would not survive JSON.
  return found === undefined ? null : literal(found === 0 ? 0 : found);
}

const liesIn = (value: number, ranges: readonly Ranged[]): boolean =>
  ranges.every(
    ({ min, max, exclusiveMin, exclusiveMax }) =>
      (min === null || (exclusiveMin ? value > min : value >= min)) &&
      (max === null || (exclusiveMax ? value < max : value <= max)),
  );

function sampleText(field: Field): Value | null {
  const first = field.checks.find((check) => check.kind === "pattern");
  const stem = first === undefined ? `${field.name} ` : samplePattern(first);
  if (stem === null) return null;
  const fits = (text: string): boolean => textFits(text, field.checks);
  // Three digits of room: a scenario makes fewer than a thousand things of a kind.
  const distinct = fitted(stem, "", field);
  if (distinct !== null) return distinct;
  const padded = [stem, stem.trim(), field.name, "a"].flatMap((text) => [
    text,
    padTo(text, field.checks),
    cutTo(text, field.checks),
  ]);
  const found = padded.find(fits);
  return found === undefined ? null : literal(found);
}

const lengths = (checks: readonly FieldCheck[]): { min: number; max: number } => ({
  min: Math.max(0, ...checks.map((check) => (check.kind === "length" ? (check.min ?? 0) : 0))),
  max: Math.min(
    ...checks.map((check) =>
      check.kind === "length" ? (check.max ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY,
    ),
  ),
});
const padTo = (text: string, checks: readonly FieldCheck[]): string => {
  const letters = [...text];
  const missing = Math.min(lengths(checks).min, 100_000) - letters.length;
  return text + (letters.at(-1) ?? "a").repeat(Math.max(0, missing));
};
const cutTo = (text: string, checks: readonly FieldCheck[]): string =>
  [...text].slice(0, Math.min(lengths(checks).max, text.length)).join("");

function textFits(text: string, checks: readonly FieldCheck[]): boolean {
  const { min, max } = lengths(checks);
  const size = [...text].length;
  return (
    size >= min &&
    size <= max &&
    checks.every((check) => check.kind !== "pattern" || linearPattern(check.portable)(text))
  );
}
