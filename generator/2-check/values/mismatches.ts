import type { MadeSyntax, ObjectFieldSyntax, ValueSyntax } from "../../1-parse/notation/value-syntax.js";
import type { Field, Json, Type, UnionType } from "../../model.js";
import { type Cause, noCodes } from "../../protocol/causes.js";
import { resolved, resolvedType } from "../../resolved-type.js";
import { isAny } from "../../scalars/of-type.js";
import type { Scalar } from "../../scalars/scalar.js";
import { scalars } from "../../scalars/scalars.js";
import type { Located, Span } from "../../source.js";
import { describeType } from "../described-type.js";
import { plainShape } from "../entities/fields.js";
import type { TypeResolver } from "../entities/types.js";
import { nearest } from "../nearest.js";
import { fieldsOf, restOf } from "./fields-of.js";
import { literalOf } from "./literal.js";
import { madeType } from "./made-type.js";
import { momentProblem } from "./moment-problem.js";
import { clash, type TypeOf } from "./reference-type.js";
import {
  type BrokenRule,
  brokenRule,
  countProblem,
  enumProblem,
  formProblem,
  itemsProblem,
  kindProblem,
} from "./value-problem.js";

type ArraySyntax = Extract<ValueSyntax, { kind: "array" }>;

/** One place where a written value cannot be what its type asks for. */
export interface Mismatch {
  readonly at: Span;
  readonly place: string;
  readonly problem: string;
  /** What is wrong, where that is no broken rule. */
  readonly cause: Cause | null;
  /** The error of its own that the place has for it. */
  readonly own: string | null;
}

/** A body must be whole; a pattern may leave fields out. */
export type Mode = "body" | "pattern";

/** Holds a written value against a type. A reference fits where its declared type can; one of no known type always does. */
export function mismatches(
  value: Located<ValueSyntax>,
  field: Field,
  mode: Mode,
  types: TypeResolver,
  typeOf: TypeOf = () => null,
): readonly Mismatch[] {
  const found: Mismatch[] = [];
  const tries = { left: MOST_TRIES };
  compare(value, field, "", { mode, types, typeOf, found, tries });
  return found;
}

/** Alternatives may hold each other to any depth: what is not tried any more is left to the run. */
const MOST_TRIES = 10_000;

interface Comparing {
  readonly mode: Mode;
  readonly types: TypeResolver;
  readonly typeOf: TypeOf;
  readonly found: Mismatch[];
  readonly tries: { left: number };
}

function compare({ value, at }: Located<ValueSyntax>, own: Field, place: string, state: Comparing): void {
  const field = resolved(own);
  const where = place === "" ? "the body" : `\`${place}\``;
  const add = (problem: string, cause: Cause = "type"): void => {
    state.found.push({ at, place: where, problem, cause, own: field.codes[cause] });
  };
  const addRule = ({ problem, code }: BrokenRule): void => {
    state.found.push({ at, place: where, problem, cause: null, own: code });
  };
  if (value.kind === "ref") {
    const given = state.typeOf(value.ref);
    const problem = given === null ? null : clash(given, field.type, state.types);
    if (problem !== null) add(problem);
    return;
  }
  if (value.kind !== "moment" && field.type.kind === "union" && !(value.kind === "null" && field.nullable)) {
    compareUnion({ value, at }, field, field.type, place, state);
    return;
  }
  if (value.kind === "moment") {
    const problem = momentProblem(value, field.type, state.typeOf);
    if (problem !== null) add(problem);
    return;
  }
  if (value.kind === "list-of") {
    const { entity } = value;
    if (state.mode === "pattern" && !isAny(field.type) && !isListOf(field.type, entity.value))
      add(`is no list of \`${entity.value}\``);
    return;
  }
  if (value.kind === "made") {
    compareMade({ value: value.made, at }, field.type, place, state);
    return;
  }
  if (value.kind === "null") {
    if (!field.nullable && !isAny(field.type)) add("must not be null", "null");
    return;
  }
  const { type } = field;
  if (type.kind === "scalar" || type.kind === "file") {
    const scalar = type.kind === "file" ? scalars.binary : scalars[type.scalar];
    compareScalar(value, field, scalar, add, addRule);
  } else if (type.kind === "enum") {
    const problem = enumProblem(value, type.values);
    if (problem !== null) add(problem);
  } else if (type.kind === "list") {
    const broken = value.kind === "array" ? itemsProblem(value, field.checks) : null;
    if (broken !== null) addRule(broken);
    if (value.kind !== "array") add("must be a list");
    else compareItems(value, itemOf(field, type.item), place, state);
  } else if (value.kind !== "object") add("must be an object");
  else if (type.kind === "map") {
    const broken = state.mode === "body" ? countProblem(value.fields.length, field.checks, "entries") : null;
    if (broken !== null) addRule(broken);
    for (const entry of value.fields)
      compare(entry.value, itemOf(field, type.value), join(place, entry.name.value), state);
  } else {
    compareFields(value.fields, type, place, state);
    if (state.mode === "body") compareMissing(value.fields, at, type, place, state);
  }
}

/** It fits one alternative; else what is wrong is said of the one whose tag it has, or of the whole. */
function compareUnion(
  value: Located<ValueSyntax>,
  field: Field,
  { alternatives, tag }: UnionType,
  place: string,
  state: Comparing,
): void {
  let ofTag: readonly Mismatch[] | null = null;
  for (const [i, type] of alternatives.entries()) {
    state.tries.left -= 1;
    if (state.tries.left < 0) return;
    const found: Mismatch[] = [];
    compare(value, itemOf(field, type), place, { ...state, found });
    if (found.length === 0) return;
    if (tag?.values[i]?.some((one) => one === tagIn(value.value, tag.field, state.types)) === true)
      ofTag = found;
  }
  const described = alternatives.map(describeType).join(" or ");
  const none: Mismatch = {
    at: value.at,
    place: place === "" ? "the body" : `\`${place}\``,
    problem: `fits none of ${described}`,
    cause: "type",
    own: field.codes.type,
  };
  state.found.push(...(ofTag ?? [none]));
}

/** The value that an object has as its tag, where it is written or is the only one of what is made. */
function tagIn(value: ValueSyntax, name: string, types: TypeResolver): Json | undefined {
  const fields = value.kind === "object" ? value.fields : value.kind === "made" ? value.made.changed : [];
  const written = fields.find((field) => field.name.value === name)?.value.value;
  if (written !== undefined || value.kind !== "made")
    return written === undefined ? undefined : literalOf(written);
  const type = madeType(value.made.entity.value, types);
  const made = type === null ? undefined : fieldsOf(type, types).find((field) => field.name === name);
  const kind = made === undefined ? null : resolvedType(made.type);
  return kind?.kind === "enum" ? kind.values[0] : undefined;
}

const isListOf = (type: Type, entity: string): boolean =>
  type.kind === "list" && type.item.kind === "entity" && type.item.name === entity;

/** One fault: of its JSON type, of its rules, then of the form of its type. */
function compareScalar(
  value: ValueSyntax,
  field: Field,
  scalar: Scalar,
  add: (problem: string) => void,
  addRule: (broken: BrokenRule) => void,
): void {
  const kind = kindProblem(value, scalar);
  const broken = kind === null ? brokenRule(value, field.checks) : null;
  const problem = kind ?? (broken === null ? formProblem(value, scalar) : null);
  if (broken !== null) addRule(broken);
  if (problem !== null) add(problem);
}

/** What is made is an object, and whole and valid as what it is called, but for what is taken out and what is changed. */
function compareMade(
  { value: made, at }: Located<MadeSyntax>,
  type: Type,
  place: string,
  state: Comparing,
): void {
  const { entity, changed, without } = made;
  const madeOf = madeType(entity.value, state.types);
  if (isAny(type) || madeOf === null) return;
  if (state.mode === "body" && type.kind !== "entity" && type.kind !== "object") {
    compare({ value: { kind: "object", fields: changed }, at }, { ...plainShape(place), type }, place, state);
    return;
  }
  if (state.mode === "pattern" && !(type.kind === "entity" && type.name === entity.value)) {
    const problem = `is no \`${entity.value}\``;
    state.found.push({
      at: entity.at,
      place: place === "" ? "the body" : `\`${place}\``,
      problem,
      cause: "type",
      own: null,
    });
    return;
  }
  compareFields(changed, type, place, state);
  if (state.mode === "pattern") return;
  const needed = fieldsOf(type, state.types).filter(isNeeded);
  for (const { value: name, at: gone } of without)
    for (const field of needed.filter((one) => one.name === name))
      state.found.push(missing(field, gone, join(place, name)));
  if (type.kind === "entity" && madeOf.kind === "entity" && type.name === madeOf.name) return;
  const written = new Set([...without, ...changed.map(({ name }) => name)].map(({ value }) => value));
  compareFilled(entity, madeOf, written, type, place, state);
}

/** Another entity is made than the one that is asked for: the fields that are filled may be others too. */
function compareFilled(
  entity: Located<string>,
  madeOf: Type,
  written: ReadonlySet<string>,
  type: Type,
  place: string,
  { types, found }: Comparing,
): void {
  const made = fieldsOf(madeOf, types).filter(isNeeded);
  const wanted = fieldsOf(type, types);
  const add = (name: string, problem: string, cause: Cause, own: string | null): void => {
    if (written.has(name)) return;
    found.push({ at: entity.at, place: `\`${join(place, name)}\``, problem, cause, own });
  };
  for (const field of wanted.filter(isNeeded))
    if (!made.some(({ name }) => field.name === name))
      add(field.name, `is missing in a made \`${entity.value}\``, "required", resolved(field).codes.required);
  for (const { name } of made)
    if (!wanted.some((field) => field.name === name))
      add(name, `is no field here, and a made \`${entity.value}\` has it`, "unknown", null);
}

function compareItems(value: ArraySyntax, item: Field, place: string, state: Comparing): void {
  for (const [i, written] of value.items.entries())
    if (!("kind" in written)) compare(written, item, `${place}[${i}]`, state);
}

/** One of a list or a map, which neither the rules nor `nullable` of the whole speak of. */
const itemOf = (whole: Field, type: Type): Field => ({
  ...whole,
  type,
  checks: [],
  codes: noCodes,
  nullable: false,
});

function compareFields(
  written: readonly ObjectFieldSyntax[],
  type: Type,
  place: string,
  state: Comparing,
): void {
  const fields = new Map(fieldsOf(type, state.types).map((field) => [field.name, field]));
  for (const { name, value: inner } of written) {
    const field = fields.get(name.value);
    const rest = restOf(type, state.types);
    if (field !== undefined) compare(inner, field, join(place, name.value), state);
    else if (rest.kind === "kept")
      compare(inner, { ...plainShape(name.value), type: rest.type }, join(place, name.value), state);
    // What is dropped is no reason to refuse a body; in an answer it cannot be.
    else if (rest.kind === "refused" || state.mode === "pattern") {
      const owner = type.kind === "entity" ? `\`${type.name}\`` : "it";
      const near = nearest(name.value, fields.keys());
      const guess = near === null ? "" : ` (did you mean \`${near}\`?)`;
      state.found.push({
        at: name.at,
        place: `\`${join(place, name.value)}\``,
        problem: `is not a field of ${owner}${guess}`,
        cause: "unknown",
        own: null,
      });
    }
  }
}

function compareMissing(
  written: readonly ObjectFieldSyntax[],
  at: Span,
  type: Type,
  place: string,
  state: Comparing,
): void {
  for (const field of fieldsOf(type, state.types))
    if (isNeeded(field) && !written.some((one) => one.name.value === field.name))
      state.found.push(missing(field, at, join(place, field.name)));
}

const missing = (field: Field, at: Span, place: string): Mismatch => ({
  at,
  place: `\`${place}\``,
  problem: "is missing",
  cause: "required",
  own: resolved(field).codes.required,
});

const isNeeded = (field: Field): boolean => !field.optional && field.initial === null && !field.caller;
const join = (place: string, name: string): string => (place === "" ? name : `${place}.${name}`);
