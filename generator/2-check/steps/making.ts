import type { StepDocument } from "../../1-parse/document.js";
import type { StepSpan } from "../../1-parse/notation/step-syntax.js";
import type { ObjectFieldSyntax } from "../../1-parse/notation/value-syntax.js";
import { typeOfBody } from "../../body-type.js";
import type { Literal } from "../../literal.js";
import type { Field, Operation, Type } from "../../model.js";
import type { Making, PlannedCaller, Text, Value } from "../../plan.js";
import type { CauseCodes } from "../../protocol/causes.js";
import { resolvedType } from "../../resolved-type.js";
import type { Located } from "../../source.js";
import { plainShape } from "../entities/fields.js";
import type { TypeResolver } from "../entities/types.js";
import { didYouMean } from "../nearest.js";
import { alternativeWith, fieldsOf } from "../values/fields-of.js";
import { mismatches } from "../values/mismatches.js";
import type { TypeOf } from "../values/reference-type.js";
import { roomFor, sample } from "../values/sample.js";
import { leastBody, overlay, toObject } from "../values/value.js";
import { isCallersName, knowsCallers, rolesIn, waysOf } from "./callers.js";
import type { PlanContext } from "./context.js";
import { type Creator, neededBeyondThing } from "./creators.js";
import { asOneRefusal, type Fault, faultOf, refusal, reportRefused } from "./fault.js";
import { textFaults } from "./text-faults.js";

type Thing = Extract<StepSpan, { kind: "thing" }>;

/** A GIVEN thing, made by its creator; fields that are not named are filled from the schema. `caller` is who acts in the step. */
export function makingOf(
  { value: thing, at }: Located<Thing>,
  step: StepDocument,
  caller: PlannedCaller,
  typeOf: TypeOf,
  context: PlanContext,
): Making | null {
  const creator = creatorOf(thing, context);
  if (creator === null) return null;
  const { operation, envelope } = creator;
  const written = [...thing.fields, ...tableFields(step, context)];
  if (reportBeyondThing(thing, written, operation, context)) return null;
  const inPath = new Set(operation.params.map((param) => param.name));
  const forBody = written.filter((field) => !inPath.has(field.name.value));
  const wrapper = typeOfBody(operation.body);
  const inner =
    wrapper === null ? null : madeIn(unwrapped(wrapper, envelope, context), thing, forBody, context);
  const path = pathOf(operation.path, written, operation.params, context);
  const known = { types: context.types, typeOf, credentials: context.credentials };
  const faults = [
    ...textFaults({ value: path, at }, [], operation, true, known),
    ...(inner === null
      ? notTaken(forBody)
      : bodyFaults(inner.type, forBody, at, { ...known, codes: operation.codes })),
  ];
  reportRefused(asOneRefusal(faults), operation, context);
  return {
    handle: thing.handle?.value ?? null,
    operation: operation.id,
    path,
    body: inner === null ? null : wrap(bodyOf(inner.type, forBody, at, context), inner.envelope),
    envelope,
    by: makerOf(operation, caller, context),
  };
}

/** Says so where the creator needs what no thing gives, or is given it in the braces. */
function reportBeyondThing(
  { entity, handle }: Thing,
  written: readonly ObjectFieldSyntax[],
  operation: Operation,
  { types, report }: PlanContext,
): boolean {
  const { method, path, body, query, headers } = operation;
  const type = typeOfBody(body);
  const fields = type === null ? [] : fieldsOf(type, types).map(({ name }) => name);
  const isTaken = (name: string): boolean =>
    fields.includes(name) || operation.params.some((param) => param.name === name);
  const named = [
    ...query.map(({ name }) => ({ name, words: `the query parameter \`?${name}\`` })),
    ...headers.map(({ name }) => ({ name, words: `the header \`${name}:\`` })),
  ].find(({ name }) => !isTaken(name) && written.some((field) => field.name.value === name));
  const what = neededBeyondThing(operation) ?? named?.words ?? null;
  if (what === null) return false;
  const request = `\`${method} ${path}\``;
  report("thing-needs-request", entity.at, {
    entity: entity.value,
    request,
    what,
    answer: `\`201 ${entity.value}${handle === null ? "" : ` ${handle.value}`}\``,
  });
  return true;
}

/** Who acts in the step, if that one may; else a caller with the role that is asked for. */
function makerOf(operation: Operation, caller: PlannedCaller, { callerId }: PlanContext): PlannedCaller {
  const [first, ...others] = waysOf(operation).map(rolesIn);
  const roles = first ?? [];
  const passes = (way: readonly string[]): boolean => way.every((role) => caller?.roles.includes(role));
  if (roles.length > 0 && ![roles, ...others].some(passes)) {
    const [role = ""] = roles;
    const name = roles.length === 1 && isCallersName(role) ? role : "somebody";
    return { name, id: callerId(name), roles };
  }
  if (caller !== null || !knowsCallers(operation)) return caller;
  return { name: "somebody", id: callerId("somebody"), roles: [] };
}

function creatorOf({ entity }: Thing, context: PlanContext): Creator | null {
  const [creator, other] = context.creators.get(entity.value) ?? [];
  if (creator === undefined) {
    const known = context.types.hasEntity(entity.value);
    if (known) context.report("no-creator", entity.at, { entity: entity.value });
    else
      context.report("unknown-entity", entity.at, {
        name: entity.value,
        guess: didYouMean(entity.value, context.types.entityNames()),
      });
    return null;
  }
  if (other !== undefined)
    context.report("two-creators", entity.at, {
      entity: entity.value,
      first: `${creator.operation.method} ${creator.operation.path}`,
      second: `${other.operation.method} ${other.operation.path}`,
    });
  return creator;
}

function tableFields(step: StepDocument, context: PlanContext): readonly ObjectFieldSyntax[] {
  if (step.attached?.kind !== "rows") return [];
  const { fields, rows, at } = step.attached;
  if (rows.length > 1) context.report("one-row-a-thing", at, { rows: rows.length });
  return fields.flatMap((name, i) => {
    const value = rows[0]?.[i] ?? null;
    return value === null ? [] : [{ name, value }];
  });
}

/** A creator that answers `{ user: User }` mostly takes `{ user: NewUser }` too. */
function unwrapped(type: Field["type"], envelope: string | null, { types }: PlanContext) {
  const [only, ...others] = fieldsOf(type, types);
  const wraps = envelope !== null && only?.name === envelope && others.length === 0;
  return wraps ? { type: only.type, envelope } : { type, envelope: null };
}

/** Of the alternatives of a body, the one that makes the thing: of its name, of its tag, or with the fields that are written. */
function madeIn(
  { type, envelope }: { readonly type: Type; readonly envelope: string | null },
  { entity }: Thing,
  written: readonly ObjectFieldSyntax[],
  { types }: PlanContext,
): { readonly type: Type; readonly envelope: string | null } {
  const union = resolvedType(type);
  if (union.kind !== "union") return { type, envelope };
  const { alternatives, tag } = union;
  const tagOfThing = tag === null ? [] : valuesOf(entity.value, tag.field, types);
  const found =
    alternatives.find((one) => one.kind === "entity" && one.name === entity.value) ??
    alternatives.find((_, i) => tag?.values[i]?.some((value) => tagOfThing.includes(value)));
  const names = written.map(({ name }) => name.value);
  return { type: found ?? alternativeWith(names, union, types), envelope };
}

function valuesOf(entity: string, name: string, types: TypeResolver): readonly Literal[] {
  const field = types.entityFields(entity).find((one) => one.name === name);
  const type = field === undefined ? null : resolvedType(field.type);
  return type?.kind === "enum" ? type.values : [];
}

const wrap = (value: Value, envelope: string | null): Value =>
  envelope === null ? value : { kind: "object", fields: [{ name: envelope, value }] };

const notTaken = (written: readonly ObjectFieldSyntax[]): readonly Fault[] =>
  written.slice(0, 1).map(({ name }) => refusal(name.at, "the operation takes no body"));

/** What is wrong with the fields that are written; all others are made to fit. */
function bodyFaults(
  type: Field["type"],
  written: readonly ObjectFieldSyntax[],
  at: Located<Thing>["at"],
  {
    types,
    typeOf,
    codes,
  }: { readonly types: TypeResolver; readonly typeOf: TypeOf; readonly codes: CauseCodes },
): readonly Fault[] {
  const field: Field = { ...plainShape("body"), type };
  const own = { at, value: { kind: "object" as const, fields: written } };
  return mismatches(own, field, "pattern", types, typeOf).map(({ at: where, place, problem, cause, own }) =>
    faultOf(where, `${place} ${problem}`, cause, { own, codes }),
  );
}

function bodyOf(
  type: Field["type"],
  written: readonly ObjectFieldSyntax[],
  at: Located<Thing>["at"],
  context: PlanContext,
): Value {
  const entity = { value: type.kind === "entity" ? type.name : "this body", at };
  const own = toObject(written, context);
  const least = leastBody(
    type,
    entity,
    own.fields.map(({ name }) => name),
    context,
  );
  return least === null ? own : overlay(least, own);
}

/** The creator's path, its parameters from the braces or made from their types. */
function pathOf(
  path: string,
  written: readonly ObjectFieldSyntax[],
  params: readonly Field[],
  context: PlanContext,
): Text {
  return path.split(/(\{[^}]*\})/).flatMap((part): Text => {
    if (!part.startsWith("{")) return part === "" ? [] : [part];
    const name = part.slice(1, -1);
    const given = written.find((field) => field.name.value === name)?.value.value;
    if (given?.kind === "ref") return [given.ref];
    if (given?.kind === "string") return given.parts;
    if (given?.kind === "number") return [String(given.value)];
    const param = params.find((field) => field.name === name);
    const made = param === undefined ? null : sample(param, context.types, roomFor(context.distinct));
    if (made?.kind === "reference") return [made.reference];
    return [
      made?.kind === "literal"
        ? String(made.value)
        : made?.kind === "distinct"
          ? `${made.before}1${made.after}`
          : "1",
    ];
  });
}
