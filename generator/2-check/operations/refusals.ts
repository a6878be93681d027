import type { HeaderSyntax } from "../../1-parse/notation/fact-syntax.js";
import type { Body, Operation, Refusal } from "../../model.js";
import { givenBy, kernelHeaders, routeCodes } from "../../protocol/reserved-codes.js";
import type { Span } from "../../source.js";
import { type Input, inputChecks } from "../errors/own-codes.js";
import { didYouMean } from "../nearest.js";
import type { OperationDraft } from "../scope.js";
import { answerHeaders } from "./header-names.js";
import type { OperationContext } from "./operation-context.js";

/** What the refusals of an operation follow from. */
export interface Asked extends Input {
  readonly authentication: Operation["authentication"];
  readonly caller: Operation["caller"];
}

/**
 * The refusals that requirements declare, and those the kernel gives without being asked: to a body it cannot read, to
 * input off its schema, to a caller without credentials or without the role, and to one who names somebody else.
 */
export function refusalsOf(
  draft: OperationDraft,
  asked: Asked,
  context: OperationContext,
): readonly Refusal[] {
  const found = new Map<string, Refusal>();
  for (const { fact } of draft.shared) {
    const { value } = fact;
    if (value.kind !== "reply" || value.code === null) continue;
    const code = value.code.value;
    const status = statusOf(code, value.status, value.code.at, context);
    reportNeverSent(code, value.headers, context);
    if (routeCodes.has(code) || status === null) continue;
    const headers = answerHeaders(found.get(code)?.headers ?? [], value.headers, context);
    const asksField = context.codes.entries.get(code)?.asksField ?? false;
    found.set(code, { status, code, headers, givenBy: givenBy(code), asksField });
  }
  for (const code of derived(asked, context))
    if (!found.has(code)) {
      const status = context.codes.entries.get(code)?.status ?? 400;
      found.set(code, { status, code, headers: [], givenBy: "kernel", asksField: false });
    }
  return [...found.values()].sort((a, b) => a.status - b.status || (a.code < b.code ? -1 : 1));
}

/** What the kernel refuses by itself carries the headers that the kernel knows, and no others. */
function reportNeverSent(code: string, headers: readonly HeaderSyntax[], { report }: OperationContext): void {
  if (givenBy(code) === "handler") return;
  const known = kernelHeaders(code);
  for (const { name } of headers)
    if (!known.some((sent) => sent.toLowerCase() === name.value.toLowerCase()))
      report("header-never-sent", name.at, {
        code,
        header: name.value,
        known: known.map((sent) => `${sent}:`).join(", "),
      });
}

/** The catalogue says the status of a code; `null` where the status is none of a refusal. */
function statusOf(
  code: string,
  status: number,
  at: Span,
  { codes, report }: OperationContext,
): number | null {
  const entry = codes.entries.get(code);
  if (entry?.status === status) return status;
  if (codes.saysStatusOf(code)) {
    if (entry === undefined)
      report("unknown-code", at, { code, guess: didYouMean(code, codes.entries.keys()) });
    else report("status-of-code", at, { code, status, declared: entry.status });
    return entry?.status ?? status;
  }
  if (status < 400) {
    report("status-of-error", at, { code, status });
    return null;
  }
  if (entry === undefined || givenBy(code) !== "handler") codes.learn(code, status);
  else report("status-of-code", at, { code, status, declared: entry.status });
  return codes.entries.get(code)?.status ?? status;
}

function derived(asked: Asked, { types }: OperationContext): readonly string[] {
  const { body, authentication, caller } = asked;
  const mayForbid = authentication !== null && (authentication.role !== null || caller !== null);
  return [
    "VALIDATION_FAILED",
    ...ofBody(body),
    // `1..99 -> TOO_MANY`: the kernel gives that code when the rule is broken, wherever in the request it stands.
    ...inputChecks(asked, types).flatMap(({ code }) => code ?? []),
    ...(authentication?.needed === true ? ["UNAUTHENTICATED"] : []),
    ...(mayForbid ? ["FORBIDDEN"] : []),
  ];
}

function ofBody(body: Body | null): readonly string[] {
  if (body === null) return [];
  const sent = ["BODY_TOO_LARGE", "UNSUPPORTED_MEDIA_TYPE"];
  return body.kind === "json" ? ["MALFORMED_JSON", ...sent] : sent;
}
