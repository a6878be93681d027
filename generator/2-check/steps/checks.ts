import type { StepDocument } from "../../1-parse/document.js";
import type { StepSpan } from "../../1-parse/notation/step-syntax.js";
import type { ValueSyntax } from "../../1-parse/notation/value-syntax.js";
import type { Field, Operation, Type } from "../../model.js";
import type { Alternative, Check, Value } from "../../plan.js";
import { resolvedType } from "../../resolved-type.js";
import type { Located, Span } from "../../source.js";
import { plainShape } from "../entities/fields.js";
import { didYouMean } from "../nearest.js";
import { readPattern } from "../patterns/read-pattern.js";
import { fieldsOf } from "../values/fields-of.js";
import { literalOf } from "../values/literal.js";
import { mismatches } from "../values/mismatches.js";
import type { TypeOf } from "../values/reference-type.js";
import { toObject, toPattern, toValue } from "../values/value.js";
import { answerType, refusedBody } from "./answer-type.js";
import { waysOf } from "./callers.js";
import type { PlanContext } from "./context.js";
import { thingsIn } from "./creators.js";
import type { Expectation } from "./expectation.js";
import { judgeAbsent, judgeTest } from "./judge-test.js";
import { headerOf } from "./own-credentials.js";
import { addHandle, checkPlace, referenceTypes, type ScenarioScope } from "./scenario-scope.js";

/** What a step holds against the answers of `operation`; `null` where that is not known. */
export function checksOf(
  step: StepDocument,
  operation: Operation | null,
  expected: Expectation,
  scope: ScenarioScope,
  context: PlanContext,
): readonly Check[] {
  const body = bodyType(operation, expected, context);
  if (isBodiless(operation, expected)) judgeNoBody(step, context);
  return step.spans.flatMap((span) => {
    const check = checkOf(span, step, operation, body, scope, context);
    return check === null ? [] : [check];
  });
}

/** The type of the body that patterns and tests look into: that of the one status the answers are expected to have. */
function bodyType(operation: Operation | null, expected: Expectation, context: PlanContext): Type | null {
  const statuses = [...expected.statuses];
  if (statuses.some((status) => status >= 400))
    return statuses.every((status) => status >= 400) ? refusedType(statuses, operation, context) : null;
  const replies =
    operation?.replies.filter(({ status }) => statuses.length === 0 || expected.statuses.has(status)) ?? [];
  const [only] = replies;
  return replies.length === 1 && only?.body?.kind === "json" ? only.body.type : null;
}

/** Of several statuses, that of all refusals, unless some may have another body. */
function refusedType(
  statuses: readonly number[],
  operation: Operation | null,
  context: PlanContext,
): Type | null {
  const [only, ...others] = statuses;
  const hasOther =
    (operation?.classes.length ?? 0) > 0 || operation?.replies.some(({ status }) => status >= 400);
  if (only === undefined || (others.length > 0 && hasOther === true)) return null;
  return refusedBody(only, operation, context);
}

/** Whether the one answer that is expected has no body. */
function isBodiless(operation: Operation | null, { statuses }: Expectation): boolean {
  const [only] = statuses;
  if (operation === null || statuses.size !== 1 || only === undefined) return false;
  if (operation.refusals.some(({ status }) => status === only)) return false;
  return operation.replies.some(({ status, body }) => status === only && body === null);
}

const ofBody: readonly StepSpan["kind"][] = ["pattern", "test", "absent", "same", "text", "thing"];

function judgeNoBody({ phase, spans }: StepDocument, { report }: PlanContext): void {
  for (const { value, at } of spans) {
    const looks = value.kind === "answer" ? value.pattern !== null : ofBody.includes(value.kind);
    if (looks && !(value.kind === "thing" && phase !== "then"))
      report("pattern-does-not-fit", at, { place: "the answer", problem: "has no body" });
  }
}

function checkOf(
  { value: span, at }: Located<StepSpan>,
  step: StepDocument,
  operation: Operation | null,
  body: Type | null,
  scope: ScenarioScope,
  context: PlanContext,
): Check | null {
  const { types, report } = context;
  const typeOf = referenceTypes(scope, types);
  switch (span.kind) {
    case "answer": {
      const { type, alternative } = answerType({ value: span, at }, operation, context);
      if (span.pattern !== null) fits(span.pattern, type, typeOf, context);
      if (span.handle !== null) addHandle(scope, span.handle.value, type, span.handle.at, report);
      const pattern = span.pattern === null ? null : toPattern(span.pattern.value, context);
      const handle = span.handle?.value ?? null;
      return {
        kind: "answer",
        count: span.count,
        status: span.status,
        code: span.code?.value ?? null,
        handle,
        alternative,
        pattern,
      };
    }
    case "pattern":
      fits({ value: span.pattern, at }, body, typeOf, context);
      return { kind: "pattern", pattern: toPattern(span.pattern, context) };
    case "test": {
      const type = body === null ? null : checkPlace(span.place, body, at, types, report);
      const isValue = judgeMade(span.value, context, span.comparison === "contains");
      if (isValue && body !== null && type !== null) judgeTest(span, body, typeOf, context);
      return {
        kind: "test",
        place: span.place,
        comparison: span.comparison,
        value: isValue ? testValue(span, context) : { kind: "literal", value: null },
      };
    }
    case "absent":
      if (body !== null) judgeAbsent({ value: span, at }, body, context);
      return { kind: "absent", place: span.place };
    case "same":
      return { kind: "same", reference: span.ref.value };
    case "header":
      if (step.phase === "then") judgeHeader(span.name, at, operation, context);
      return step.phase === "then" ? { kind: "header", name: span.name, value: span.value } : null;
    case "text":
      return { kind: "text", text: span.parts };
    case "level":
      return { kind: "level", measure: span.measure, below: span.below };
    case "thing":
      return step.phase === "then" ? thingCheck({ value: span, at }, operation, scope, context) : null;
    default:
      return null;
  }
}

/** What a place is compared with: a pattern said again for all engines, and of a list an element at least. */
function testValue({ comparison, value }: Extract<StepSpan, { kind: "test" }>, context: PlanContext): Value {
  if (comparison === "matches") {
    const source = literalOf(value.value);
    const read = readPattern(String(source));
    if (read.kind === "pattern") return { kind: "literal", value: read.portable };
    context.report("pattern-outside-subset", value.at, { pattern: String(source), fault: read.fault });
    return { kind: "literal", value: "" };
  }
  const { value: syntax } = value;
  if (comparison === "contains" && syntax.kind === "made") return toObject(syntax.made.changed, context);
  return toValue(syntax, context);
}

function thingCheck(
  { value: thing, at }: Located<Extract<StepSpan, { kind: "thing" }>>,
  operation: Operation | null,
  scope: ScenarioScope,
  context: PlanContext,
): Check {
  const types =
    operation?.replies.flatMap((reply) => (reply.body?.kind === "json" ? [reply.body.type] : [])) ?? [];
  const things = types.flatMap((type) => thingsIn(type, (inner) => fieldsOf(inner, context.types)));
  const found = things.find(([entity]) => entity === thing.entity.value);
  if (operation !== null && found === undefined)
    context.report("answer-is-no-such-thing", at, { entity: thing.entity.value, operation: operation.id });
  const type: Type = { kind: "entity", name: thing.entity.value, view: "full" };
  const typeOf = referenceTypes(scope, context.types);
  fits({ at, value: { kind: "object", fields: thing.fields } }, type, typeOf, context);
  if (thing.handle !== null) addHandle(scope, thing.handle.value, type, thing.handle.at, context.report);
  const pattern = toObject(thing.fields, context);
  return {
    kind: "thing",
    envelope: found?.[1] ?? null,
    handle: thing.handle?.value ?? null,
    alternative: alternativeOf(thing.entity.value, types),
    pattern,
  };
}

/** Where answers may have several types, which of them the thing is. */
function alternativeOf(entity: string, types: readonly Type[]): Alternative | null {
  const [first = null, ...others] = types;
  const union = first === null || others.length > 0 ? null : resolvedType(first);
  if (union?.kind !== "union") return null;
  const index = union.alternatives.findIndex((one) => one.kind === "entity" && one.name === entity);
  return index === -1 ? null : { index, name: entity };
}

/** A pattern that no answer of this type can have is a mistake. */
function fits(value: Located<ValueSyntax>, type: Type | null, typeOf: TypeOf, context: PlanContext): void {
  if (!judgeMade(value, context) || type === null) return;
  const field: Field = { ...plainShape("answer"), type, nullable: true };
  for (const { at, place, problem } of mismatches(value, field, "pattern", context.types, typeOf))
    context.report("pattern-does-not-fit", at, {
      place: place === "the body" ? "the answer" : place,
      problem,
    });
}

/** In a check a made body would be one sample that no answer is, and its name stands for any one; gives whether there is none. */
function judgeMade(
  { value, at }: Located<ValueSyntax>,
  context: PlanContext,
  mayName: boolean = false,
): boolean {
  switch (value.kind) {
    case "made":
      if (!isKnown(value.made.entity, context)) return false;
      if (mayName && value.made.without.length === 0)
        return value.made.changed.map((field) => judgeMade(field.value, context, true)).every(Boolean);
      context.report("made-in-check", at, { entity: value.made.entity.value });
      return false;
    case "list-of":
      if (!isKnown(value.entity, context)) return false;
      if (!mayName) context.report("type-as-value", at, { type: `${value.entity.value}[]` });
      return mayName;
    case "object":
      return value.fields.map((field) => judgeMade(field.value, context, true)).every(Boolean);
    case "array":
      return value.items.map((item) => "kind" in item || judgeMade(item, context, true)).every(Boolean);
    default:
      return true;
  }
}

function isKnown({ value: name, at }: Located<string>, { types, report }: PlanContext): boolean {
  if (types.hasEntity(name)) return true;
  report("unknown-entity", at, { name, guess: didYouMean(name, types.entityNames()) });
  return false;
}

/** A header in a THEN is one of the answer; one that only requests carry was meant to be sent. */
function judgeHeader(name: string, at: Span, operation: Operation | null, { report }: PlanContext): void {
  if (operation === null) return;
  const isIt = (header: { readonly name: string }): boolean =>
    header.name.toLowerCase() === name.toLowerCase();
  const isSent =
    operation.headers.some(isIt) ||
    waysOf(operation)
      .flat()
      .some(({ credential: { place } }) => place.in !== "query" && isIt({ name: headerOf(place) }));
  const isAnswered = [...operation.replies, ...operation.refusals].some(({ headers }) => headers.some(isIt));
  if (isSent && !isAnswered) report("header-is-sent", at, { header: name });
}
