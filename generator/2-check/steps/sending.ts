import type { AttachedSyntax, StepDocument } from "../../1-parse/document.js";
import type { StepSpan } from "../../1-parse/notation/step-syntax.js";
import type { ValueSyntax } from "../../1-parse/notation/value-syntax.js";
import type { Field, Operation } from "../../model.js";
import type { Payload, Sending } from "../../plan.js";
import type { Located } from "../../source.js";
import { plainShape } from "../fields.js";
import { didYouMean } from "../nearest.js";
import { mismatches } from "../values/mismatches.js";
import { overlay, toObject, toValue } from "../values/value.js";
import type { PlanContext } from "./context.js";
import type { Expectation } from "./expectation.js";

type Rows = Extract<AttachedSyntax, { readonly kind: "rows" }>;
type Request = Extract<StepSpan, { kind: "request" }>;

/** The request of a step, its operation looked up and its body held against the schema. */
export function sendingOf(
  request: Located<Request>,
  step: StepDocument,
  expected: Expectation,
  context: PlanContext,
): { readonly sending: Sending; readonly operation: Operation | null } {
  const { method, path, times } = request.value;
  const operation = operationOf(request, expected, context);
  const bodies = payloadsOf(request.value, step, context);
  if (operation !== null) checkBody(operation, request, step, expected, context);
  const headers = step.phase === "then" ? [] : headersOf(step);
  return {
    operation,
    sending: { operation: operation?.id ?? null, method, path: path.value, headers, bodies, times },
  };
}

const headersOf = (step: StepDocument): Sending["headers"] =>
  step.spans.flatMap(({ value }) =>
    value.kind === "header" ? [{ name: value.name, value: value.value }] : [],
  );

/** A path no operation has may be asked only where just that is expected. */
function operationOf(
  { value, at }: Located<Request>,
  expected: Expectation,
  context: PlanContext,
): Operation | null {
  const here = context.routes.at(value.path.value);
  const found = here?.get(value.method) ?? (value.method === "HEAD" ? here?.get("GET") : undefined) ?? null;
  if (found !== null) return found;
  const wanted = here === null ? "ROUTE_NOT_FOUND" : "METHOD_NOT_ALLOWED";
  const status = context.codes.entries.get(wanted)?.status;
  const foreseen = expected.answers.some(
    (answer) => answer.code?.value === wanted || (answer.code === null && answer.status === status),
  );
  if (foreseen) return null;
  const written = value.path.value
    .map((part) => (typeof part === "string" ? part : `{${part.handle}}`))
    .join("");
  const known = context.operations.map((operation) => `${operation.method} ${operation.path}`);
  const guess = didYouMean(`${value.method} ${written}`, known);
  context.report("unknown-operation", at, {
    operation: `${value.method} ${written}`,
    expected: wanted,
    guess,
  });
  return null;
}

function payloadsOf({ body }: Request, step: StepDocument, context: PlanContext): readonly Payload[] {
  const { attached } = step;
  if (attached?.kind === "text") return [{ kind: "text", text: attached.text }];
  if (attached?.kind === "value") return [{ kind: "json", value: toValue(attached.value.value, context) }];
  const base = body === null ? null : toValue(body.value, context);
  if (attached?.kind !== "rows") return [base === null ? { kind: "none" } : { kind: "json", value: base }];
  const start = base?.kind === "object" ? base : { kind: "object" as const, fields: [] };
  return attached.rows.map((cells) => {
    const named = attached.fields.map((name, i) => ({ name, value: cells[i] ?? null }));
    const absent = new Set(named.filter(({ value }) => value === null).map(({ name }) => name.value));
    const given = named.flatMap(({ name, value }) => (value === null ? [] : [{ name, value }]));
    const whole = overlay(start, toObject(given, context));
    return {
      kind: "json",
      value: { ...whole, fields: whole.fields.filter((field) => !absent.has(field.name)) },
    };
  });
}

/** A body that its schema refuses is a mistake where success is expected; one it takes, where refusal is. */
function checkBody(
  operation: Operation,
  { value: request, at }: Located<Request>,
  step: StepDocument,
  expected: Expectation,
  context: PlanContext,
): void {
  const { report } = context;
  if (step.attached?.kind === "rows") checkRows(operation, step.attached, expected, context);
  if (step.attached?.kind === "rows" || step.attached?.kind === "text") return;
  const written = step.attached?.kind === "value" ? step.attached.value : request.body;
  if (operation.body === null) {
    if (written !== null && expected.success)
      report("body-not-taken", written.at, { operation: operation.id });
    return;
  }
  if (operation.body.kind !== "json") return;
  if (written === null) {
    if (operation.body.required && expected.success) report("body-missing", at, { operation: operation.id });
    return;
  }
  const field: Field = { ...plainShape("body"), type: operation.body.type };
  const found = mismatches(written, field, "body", context.types);
  if (expected.success)
    for (const { at: where, place, problem } of found) report("body-does-not-fit", where, { place, problem });
  else if (
    found.length === 0 &&
    expected.only("VALIDATION_FAILED") &&
    isConstant(written.value) &&
    noQuery(request)
  )
    report("body-is-valid", written.at, { operation: operation.id });
}

/** Where every row is expected to be served, each cell must be what its field takes. */
function checkRows(operation: Operation, rows: Rows, expected: Expectation, context: PlanContext): void {
  if (operation.body === null) context.report("body-not-taken", rows.at, { operation: operation.id });
  if (operation.body?.kind !== "json" || !expected.success) return;
  const field: Field = { ...plainShape("body"), type: operation.body.type };
  for (const cells of rows.rows) {
    const fields = rows.fields.flatMap((name, i) => {
      const value = cells[i] ?? null;
      return value === null ? [] : [{ name, value }];
    });
    const row = { at: rows.at, value: { kind: "object" as const, fields } };
    for (const { at, place, problem } of mismatches(row, field, "pattern", context.types))
      context.report("body-does-not-fit", at, { place, problem });
  }
}

const noQuery = (request: Request): boolean =>
  !request.path.value.some((part) => typeof part === "string" && /[?%]/.test(part));

/** Whether all of it is known before it runs. */
function isConstant(value: ValueSyntax): boolean {
  switch (value.kind) {
    case "ref":
      return false;
    case "string":
      return value.parts.every((part) => typeof part === "string");
    case "object":
      return value.fields.every((field) => isConstant(field.value.value));
    case "array":
      return value.items.every((item) => "kind" in item || isConstant(item.value));
    case "made":
      return value.made.changed.every((field) => isConstant(field.value.value));
    default:
      return true;
  }
}
