import type { HeaderSyntax } from "../../1-parse/notation/fact-syntax.js";
import type { Body, Credential, Operation, Refusal } from "../../model.js";
import type { CauseCodes } from "../../protocol/causes.js";
import { kernelHeaders, routeCodes } from "../../protocol/reserved-codes.js";
import type { Span } from "../../source.js";
import type { RequirementHome } from "../declarations.js";
import { causeCodesOf, type Input, inputChecks } from "../errors/own-codes.js";
import { didYouMean } from "../nearest.js";
import type { OperationDraft } from "../scope.js";
import { answerHeaders } from "./header-names.js";
import type { OperationContext } from "./operation-context.js";

/** What the refusals of an operation follow from. */
export interface Asked extends Input {
  readonly authentication: Operation["authentication"];
  readonly caller: Operation["caller"];
  readonly codes: CauseCodes;
  /** The requirements whose authentication does not count for the operation. */
  readonly overruled: ReadonlySet<RequirementHome>;
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
  const given = new Set(derived(asked, context));
  for (const { fact, home } of draft.shared) {
    const { value } = fact;
    if (value.kind !== "reply" || value.code === null) continue;
    const code = nameHere(value.code.value, value.code.at, context);
    if (asked.overruled.has(home) && isOfAuthentication(code, context) && !given.has(code)) continue;
    const status =
      code === value.code.value
        ? statusOf(code, value.status, value.code.at, context)
        : (context.codes.entries.get(code)?.status ?? value.status);
    reportNeverSent(code, value.headers, context);
    if (isOfRoutes(code, context) || status === null) continue;
    const headers = answerHeaders(found.get(code)?.headers ?? [], value.headers, context);
    const asksField = context.codes.entries.get(code)?.asksField ?? false;
    found.set(code, { status, code, headers, givenBy: context.codes.givenBy(code), asksField });
  }
  const causes = causeCodesOf(asked, asked.codes, context.types);
  const inUse = causes.flatMap(([cause, code]) => (cause === "unique" ? [code] : []));
  for (const code of inUse) add(found, code, "handler", context);
  for (const code of given) add(found, code, "kernel", context);
  // Whatever is wrong with a request the kernel finds, but for a value that is in use.
  for (const [cause, code] of causes) if (cause !== "unique") add(found, code, "kernel", context);
  return [...found.values()].sort((a, b) => a.status - b.status || (a.code < b.code ? -1 : 1));
}

/** A refusal that no requirement declares with its status. */
function add(
  found: Map<string, Refusal>,
  code: string,
  by: "handler" | "kernel",
  { codes }: OperationContext,
): void {
  if (found.has(code)) return;
  const entry = codes.entries.get(code);
  const asksField = by === "handler" && (entry?.asksField ?? false);
  found.set(code, { status: entry?.status ?? 400, code, headers: [], givenBy: by, asksField });
}

/** A code of the kernel that has another name here is not known by its own. */
function nameHere(code: string, at: Span, { codes, report }: OperationContext): string {
  const name = codes.renamed.get(code)?.value;
  if (name !== undefined) report("code-renamed", at, { code, name });
  return name ?? code;
}

const isOfRoutes = (code: string, { codes }: OperationContext): boolean =>
  [...routeCodes].some((own) => codes.nameOf(own) === code);

/** The headers that the kernel sends with a code, by the name that it has here. */
const headersSentWith = (code: string, { codes }: OperationContext): readonly string[] => [
  ...new Set(
    [...codes.renamed.keys(), code].flatMap((own) => (codes.nameOf(own) === code ? kernelHeaders(own) : [])),
  ),
];

/** What the kernel refuses by itself carries the headers that the kernel knows, and no others. */
function reportNeverSent(code: string, headers: readonly HeaderSyntax[], context: OperationContext): void {
  const { codes, report } = context;
  if (codes.givenBy(code) === "handler") return;
  const known = headersSentWith(code, context);
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
  if (entry === undefined || codes.givenBy(code) !== "handler") codes.learn(code, status);
  else report("status-of-code", at, { code, status, declared: entry.status });
  return codes.entries.get(code)?.status ?? status;
}

function derived(asked: Asked, { types, codes }: OperationContext): readonly string[] {
  const { body, authentication, caller } = asked;
  const needs = authentication?.ways.flat() ?? [];
  const mayForbid =
    authentication !== null && (needs.some(({ roles }) => roles.length > 0) || caller !== null);
  const ofKernel = [
    "VALIDATION_FAILED",
    ...ofBody(body),
    ...needs.flatMap(({ credential }) => authenticationCodes(credential, authentication?.needed === true)),
    ...(mayForbid ? ["FORBIDDEN"] : []),
  ];
  return [
    ...ofKernel.map(codes.nameOf),
    // `1..99 -> TOO_MANY`: the kernel gives that code when the rule is broken, wherever in the request it stands.
    ...inputChecks(asked, types).flatMap(({ code }) => code ?? []),
  ];
}

/** Credentials that are welcome and not needed are refused where they are bad, with the code that they have for it. */
const authenticationCodes = ({ missing, bad }: Credential, isNeeded: boolean): readonly string[] =>
  isNeeded ? [missing, bad] : bad === "UNAUTHENTICATED" ? [] : [bad];

/** Whether a code is given for missing or bad credentials alone. */
const isOfAuthentication = (code: string, { credentials, codes }: OperationContext): boolean =>
  code === codes.nameOf("UNAUTHENTICATED") ||
  credentials.declared.some(({ missing, bad }) => missing === code || bad === code);

function ofBody(body: Body | null): readonly string[] {
  if (body === null) return [];
  const sent = ["BODY_TOO_LARGE", "UNSUPPORTED_MEDIA_TYPE"];
  return body.kind === "json" ? ["MALFORMED_JSON", ...sent] : sent;
}
