import type { Field, Rest, SpecModel, Type } from "../model.js";
import { resolved } from "../resolved-type.js";
import { compareBounds, type Side } from "./bounds.js";
import type { Report } from "./wire-change.js";

/** Two specifications, and what is compared of them. */
export interface Comparing {
  readonly old: SpecModel;
  readonly now: SpecModel;
  readonly side: Side;
  readonly report: Report;
  /** Pairs of entities that were begun, so that one that holds itself is compared once. */
  readonly begun: Set<string>;
}

type Shape = Pick<Field, "type" | "checks" | "nullable">;

/** A type without rules around it, as bodies have it. */
export const bare = (type: Type): Shape => ({ type, checks: [], nullable: false });

/** Reports how a value of one type differs from a value of another. `word` says what it is: `property`, `body`, `parameter`. */
export function compareTypes(word: string, place: string, a: Shape, b: Shape, comparing: Comparing): void {
  const { side, report } = comparing;
  const [was, is] = [resolved(a), resolved(b)];
  const prefix = `${side}-${word}`;
  if (was.nullable !== is.nullable) {
    const id = `${prefix}-became-${is.nullable ? "nullable" : "not-nullable"}`;
    report(id, is.nullable === (side === "request") ? "compatible" : "breaking", place);
  }
  const [old, now] = [was.type, is.type];
  if (compareFields(place, fieldsIn(old, comparing.old), fieldsIn(now, comparing.now), comparing)) return;
  if (old.kind === "list" && now.kind === "list") {
    compareBounds(was.checks, is.checks, { prefix, side, place, sized: "items" }, report);
    compareTypes("property", `${place}[]`, bare(old.item), bare(now.item), comparing);
    return;
  }
  if (old.kind === "map" && now.kind === "map") {
    compareTypes("property", `${place}{}`, bare(old.value), bare(now.value), comparing);
    return;
  }
  if (old.kind === "union" && now.kind === "union" && describe(old) === describe(now)) {
    old.alternatives.forEach((alternative, i) => {
      const next = now.alternatives[i];
      if (next !== undefined)
        compareTypes(
          "property",
          `${place}<${describe(alternative)}>`,
          bare(alternative),
          bare(next),
          comparing,
        );
    });
    return;
  }
  if (old.kind === "enum" && now.kind === "enum") {
    compareValues(prefix, place, old.values, now.values, comparing);
    return;
  }
  if (isText(old) && isTexts(now)) {
    report(`${prefix}-became-enum`, side === "request" ? "breaking" : "compatible", place, describe(now));
    return;
  }
  if (isTexts(old) && isText(now)) {
    report(`${prefix}-became-not-enum`, side === "request" ? "compatible" : "breaking", place, describe(old));
    return;
  }
  if (old.kind === "scalar" && now.kind === "scalar") {
    const checks = [impliedBy(old), impliedBy(now)] as const;
    compareBounds(
      [...checks[0], ...was.checks],
      [...checks[1], ...is.checks],
      { prefix, side, place, sized: "length" },
      report,
    );
  } else if (describe(old) === describe(now))
    compareBounds(was.checks, is.checks, { prefix, side, place, sized: "length" }, report);
  if (describe(old) === describe(now)) return;
  const isAnswer = side === "response";
  if (generalizes(old, now)) {
    report(`${prefix}-type-generalized`, isAnswer ? "breaking" : "compatible", place, words(old, now));
    return;
  }
  if (isAnswer && generalizes(now, old)) {
    report(`${prefix}-type-specialized`, "compatible", place, words(old, now));
    return;
  }
  report(`${prefix}-type-changed`, "breaking", place, words(old, now));
}

const isText = (type: Type): boolean => type.kind === "scalar" && type.scalar === "string";
const isTexts = (type: Type): boolean =>
  type.kind === "enum" && type.values.every((value) => typeof value === "string");

/** An integer is one that every language holds exactly, and the description says so. */
function impliedBy(type: Type): Field["checks"] {
  if (type.kind !== "scalar" || type.scalar !== "integer") return [];
  const [min, max] = [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
  return [{ kind: "range", min, max, exclusiveMin: false, exclusiveMax: false, code: null }];
}

const words = (old: Type, now: Type): string => `${describe(old)} → ${describe(now)}`;

/** Whether each value of the old type is one of the new. */
const generalizes = (old: Type, now: Type): boolean =>
  old.kind === "scalar" && now.kind === "scalar" && old.scalar === "integer" && now.scalar === "number";

interface Shaped {
  readonly key: string;
  readonly fields: readonly Field[];
  readonly rest: Rest;
}

function fieldsIn(type: Type, model: SpecModel): Shaped | null {
  if (type.kind === "object") return { key: "", fields: type.fields, rest: type.rest };
  if (type.kind !== "entity") return null;
  const entity = model.entities.find(({ name }) => name === type.name);
  return entity === undefined ? null : { key: entity.name, fields: entity.fields, rest: entity.rest };
}

/** Compares two objects; `false` where either is none. */
function compareFields(place: string, was: Shaped | null, is: Shaped | null, comparing: Comparing): boolean {
  if (was === null || is === null) return false;
  const { side, report, begun } = comparing;
  const pair = JSON.stringify([was.key, is.key]);
  if (was.key !== "" && is.key !== "") {
    if (begun.has(pair)) return true;
    begun.add(pair);
  }
  const seen = (fields: readonly Field[]) =>
    fields.filter((field) => (side === "request" ? !field.readOnly : !field.writeOnly));
  const old = new Map(seen(was.fields).map((field) => [field.name, field]));
  const now = new Map(seen(is.fields).map((field) => [field.name, field]));
  for (const [name, field] of old) {
    const at = `${place}.${name}`;
    const next = now.get(name);
    if (next === undefined) reportRemoved(side, field, at, report);
    else compareProperty(at, field, next, comparing);
  }
  for (const [name, field] of now) if (!old.has(name)) reportAdded(side, field, `${place}.${name}`, report);
  const [oldKept, nowKept] = [was.rest.kind === "kept", is.rest.kind === "kept"];
  if (side === "request" && oldKept !== nowKept)
    report(
      `request-additional-properties-${nowKept ? "allowed" : "refused"}`,
      nowKept ? "compatible" : "breaking",
      place,
    );
  return true;
}

/** Whether the field is always there: a request may leave out one that has a default. */
export const isRequired = (side: Side, { optional, initial }: Field): boolean =>
  !optional && (side === "response" || initial === null);

function reportRemoved(side: Side, field: Field, place: string, report: Report): void {
  if (side === "request") {
    report("request-property-removed", "breaking", place);
    return;
  }
  // Who could do without it still can.
  const isNeeded = isRequired(side, field);
  report(
    `response-${isNeeded ? "required" : "optional"}-property-removed`,
    isNeeded ? "breaking" : "compatible",
    place,
  );
}

function reportAdded(side: Side, field: Field, place: string, report: Report): void {
  const word = isRequired(side, field) ? "required" : "optional";
  if (side === "response") {
    report(`response-${word}-property-added`, "compatible", place);
    return;
  }
  report(`new-${word}-request-property`, word === "required" ? "breaking" : "compatible", place);
}

function compareProperty(place: string, old: Field, now: Field, comparing: Comparing): void {
  const { side, report } = comparing;
  const [was, is] = [isRequired(side, old), isRequired(side, now)];
  if (was !== is) {
    const id = `${side}-property-became-${is ? "required" : "optional"}`;
    report(id, is === (side === "request") ? "breaking" : "compatible", place);
  }
  if (old.description !== now.description) report("description-changed", "editorial", place);
  compareDefaults(`${side}-property`, place, old, now, report);
  compareTypes("property", place, old, now, comparing);
}

/** Reports that what a missing value counts as is another one. */
export function compareDefaults(prefix: string, place: string, old: Field, now: Field, report: Report): void {
  const [was, is] = [old.initial, now.initial];
  if (JSON.stringify(was) === JSON.stringify(is)) return;
  const verb = was === null ? "added" : is === null ? "removed" : "changed";
  const detail = `${JSON.stringify(was?.value) ?? "none"} → ${JSON.stringify(is?.value) ?? "none"}`;
  report(`${prefix}-default-value-${verb}`, "compatible", place, detail);
}

/** Reports the values of an enum that came or went. */
function compareValues(
  prefix: string,
  place: string,
  old: readonly unknown[],
  now: readonly unknown[],
  { side, report }: Comparing,
): void {
  const [was, is] = [new Set(old), new Set(now)];
  for (const value of old)
    if (!is.has(value))
      report(
        `${prefix}-enum-value-removed`,
        side === "request" ? "breaking" : "compatible",
        place,
        String(value),
      );
  for (const value of now)
    if (!was.has(value))
      report(
        `${prefix}-enum-value-added`,
        side === "request" ? "compatible" : "breaking",
        place,
        String(value),
      );
}

/** A type in one line; equal lines are equal types. */
export function describe(type: Type): string {
  switch (type.kind) {
    case "scalar":
      return type.scalar;
    case "entity":
      return type.name;
    case "list":
      return `[${describe(type.item)}]`;
    case "map":
      return `{ …: ${describe(type.value)} }`;
    case "enum":
      return type.values.join(" | ");
    case "object":
      return `{ ${type.fields.map(({ name, type: of }) => `${name}: ${describe(of)}`).join(", ")} }`;
    case "file":
      return "file";
    case "union":
      return type.alternatives.map(describe).join(" | ");
    case "ruled":
      return type.name ?? describe(type.type);
  }
}
