import type { Body, Field, Refusal } from "../model.js";
import { givenBy, routeCodes } from "../reserved-codes.js";
import type { Span } from "../source.js";
import { codeOf } from "./inferred-facts.js";
import { didYouMean } from "./nearest.js";
import type { OperationContext } from "./operation-context.js";
import type { OperationDraft } from "./scope.js";

/**
 * The refusals that requirements declare, and those the kernel gives without being asked: to a body it cannot read, to
 * input off its schema, to a caller without credentials.
 */
export function refusalsOf(
  draft: OperationDraft,
  body: Body | null,
  context: OperationContext,
): readonly Refusal[] {
  const found = new Map<string, Refusal>();
  for (const { fact } of draft.shared) {
    const { value } = fact;
    if (value.kind !== "reply") continue;
    if (value.code === null) context.report("refusal-without-code", fact.at, { status: value.status });
    const code = value.code?.value ?? codeOf(value.status);
    const status = statusOf(code, value.status, value.code?.at ?? fact.at, context);
    if (routeCodes.has(code)) continue;
    const headers = value.headers.map((header) => context.types.value(header.name, header.value));
    const known = found.get(code)?.headers ?? [];
    const all = [...known, ...headers.filter((header) => !known.some((other) => other.name === header.name))];
    found.set(code, { status, code, headers: all, givenBy: givenBy(code) });
  }
  for (const code of derived(body, draft, context))
    if (!found.has(code)) {
      const status = context.codes.entries.get(code)?.status ?? 400;
      found.set(code, { status, code, headers: [], givenBy: "kernel" });
    }
  return [...found.values()].sort((a, b) => a.status - b.status || (a.code < b.code ? -1 : 1));
}

/** Looks the code up in the catalogue, which is where its status stands. */
function statusOf(code: string, status: number, at: Span, { codes, report }: OperationContext): number {
  const entry = codes.entries.get(code);
  if (entry?.status === status) return status;
  if (codes.saysStatusOf(code)) {
    if (entry === undefined)
      report("unknown-code", at, { code, guess: didYouMean(code, codes.entries.keys()) });
    else report("status-of-code", at, { code, status, declared: entry.status });
    return entry?.status ?? status;
  }
  if (entry === undefined || givenBy(code) !== "handler") codes.learn(code, status);
  else report("status-of-code", at, { code, status, declared: entry.status });
  return codes.entries.get(code)?.status ?? status;
}

function derived(body: Body | null, draft: OperationDraft, context: OperationContext): readonly string[] {
  const codes = ["VALIDATION_FAILED"];
  if (body?.kind === "json") codes.push("MALFORMED_JSON", "BODY_TOO_LARGE", "UNSUPPORTED_MEDIA_TYPE");
  if (body?.kind === "media") codes.push("BODY_TOO_LARGE", "UNSUPPORTED_MEDIA_TYPE");
  if (body?.kind === "json" && body.type.kind === "entity")
    codes.push(...ownCodes(context.types.entityFields(body.type.name)));
  if (
    draft.shared.some(
      ({ fact }) => fact.value.kind === "authentication" && fact.value.needed && fact.value.scheme !== null,
    )
  )
    codes.push("UNAUTHENTICATED");
  if (draft.shared.some(({ fact }) => fact.value.kind === "authentication" && fact.value.role !== null))
    codes.push("FORBIDDEN");
  return codes;
}

/** `1..99 -> TOO_MANY`: the kernel gives that code when the rule is broken. */
const ownCodes = (fields: readonly Field[]): readonly string[] =>
  fields.flatMap((field) => field.checks.flatMap((check) => (check.code === null ? [] : [check.code])));
