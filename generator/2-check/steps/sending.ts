import type { StepDocument } from "../../1-parse/document.js";
import type { StepSpan } from "../../1-parse/notation/step-syntax.js";
import type { Operation } from "../../model.js";
import type { Payload, PlannedCaller, Sending } from "../../plan.js";
import type { Located } from "../../source.js";
import { didYouMean } from "../nearest.js";
import { overlay, toObject, toValue } from "../values/value.js";
import type { PlanContext } from "./context.js";
import type { Expectation } from "./expectation.js";

/** A header that a step sends. */
export type SentHeader = Located<Extract<StepSpan, { kind: "header" }>>;

/** A step that sends to an operation. */
export interface SentStep {
  readonly step: StepDocument;
  readonly operation: Operation;
  /** `null` for `again`. */
  readonly sending: Sending | null;
  /** Who sends it; empty where the step names nobody. */
  readonly callers: readonly PlannedCaller[];
  readonly expected: Expectation;
}

type Request = Extract<StepSpan, { kind: "request" }>;

/** The request of a step, its operation looked up. */
export function sendingOf(
  request: Located<Request>,
  step: StepDocument,
  expected: Expectation,
  context: PlanContext,
): { readonly sending: Sending; readonly operation: Operation | null } {
  const { method, path, times } = request.value;
  const operation = operationOf(request, expected, context);
  const bodies = payloadsOf(request.value, step, context);
  const headers = sentBy(step).map(({ value: { name, value } }) => ({ name, value }));
  return {
    operation,
    sending: { operation: operation?.id ?? null, method, path: path.value, headers, bodies, times },
  };
}

/** The headers that a step sends; in a THEN a header is one of the answer. */
export const sentBy = ({ phase, spans }: StepDocument): readonly SentHeader[] =>
  phase === "then" ? [] : spans.flatMap(({ value, at }) => (value.kind === "header" ? [{ value, at }] : []));

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
  if (attached?.kind !== "rows")
    return [body === null ? { kind: "none" } : { kind: "json", value: toValue(body.value, context) }];
  return attached.rows.map((cells) => {
    // Made anew for each row: what is unique is unlike that of the rows before.
    const base = body === null ? null : toValue(body.value, context);
    const start = base?.kind === "object" ? base : { kind: "object" as const, fields: [] };
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
