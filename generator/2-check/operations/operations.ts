import type { MetaLine } from "../../1-parse/document.js";
import type { FactSyntax } from "../../1-parse/notation/fact-syntax.js";
import type { Field, Operation } from "../../model.js";
import { resolved } from "../../resolved-type.js";
import type { Located, Span } from "../../source.js";
import type { RequirementHome } from "../declarations.js";
import type { DiagnosticSink } from "../diagnostic-sink.js";
import type { OperationDraft } from "../scope.js";
import { authenticationOf } from "./authentication.js";
import { bodyOf } from "./body.js";
import { callerOf } from "./caller-field.js";
import { maySend } from "./header-names.js";
import { operationCodes } from "./operation-codes.js";
import type { OperationContext } from "./operation-context.js";
import { refusalsOf } from "./refusals.js";
import { classesOf, repliesOf } from "./replies.js";
import { isPlainText, textBeforeOthers } from "./text-types.js";

/** The union of all that all requirements say of one operation. */
export function operationFrom(draft: OperationDraft, context: OperationContext): Operation {
  const { types, report } = context;
  // Whoever gives the answer declares the operation; others, wherever they sort, only add to it.
  const home = draft.own.find(({ fact }) => fact.value.kind === "reply")?.home ?? draft.homes[0];
  const homes = [...draft.homes].sort((a, b) => Number(b === home) - Number(a === home));
  const body = bodyOf(draft, context);
  const params = paramsOf(draft, context);
  const query = valuesOf(draft, "query", context);
  const headers = valuesOf(draft, "header", context);
  const { authentication, overruled } = authenticationOf(draft, context);
  const replies = repliesOf(draft, context);
  const codes = operationCodes(draft, report);
  const queryRest: Operation["queryRest"] = draft.shared.some(({ fact }) => fact.value.kind === "query-rest")
    ? { kind: "kept", type: { kind: "scalar", scalar: "any" } }
    : types.unsaid;
  const caller = callerOf(body, query, types, draft.at, report);
  return {
    id: draft.id,
    operationId: draft.given?.value ?? draft.id,
    method: draft.method,
    path: draft.path.text,
    capability: home?.capability ?? "",
    requirements: homes.map((one) => one.id),
    summary: home?.document.name.value ?? "",
    description: excerpt(home?.document.statement ?? ""),
    deprecated: draft.homes.some(({ document }) => document.meta.some(isDeprecation)),
    params,
    query,
    queryRest,
    headers,
    body,
    replies,
    classes: classesOf(draft, context),
    refusals: refusalsOf(
      draft,
      { params, query, queryRest, headers, body, authentication, caller, codes, overruled },
      context,
    ),
    codes,
    caller,
    authentication,
    origin: context.places.origin(declaredAt(draft, home)),
  };
}

/** `**Deprecated**: since March` below a requirement. */
const isDeprecation = ({ key }: MetaLine): boolean => key.value.toLowerCase() === "deprecated";

const mostLetters = 1000;

/** Each operation of a requirement carries its words along, so that a long text about many would be printed for each. */
function excerpt(statement: string): string {
  if (statement.length <= mostLetters) return statement;
  const blank = statement.lastIndexOf(" ", mostLetters);
  return `${statement.slice(0, blank > 0 ? blank : mostLetters).replace(/[\ud800-\udbff]$/, "")} …`;
}

/** The span by which its home names the operation. */
function declaredAt(draft: OperationDraft, home: RequirementHome | undefined): Span {
  const own = draft.own.find((one) => one.home === home && one.fact.value.kind === "operation");
  return own?.fact.at ?? draft.at;
}

function paramsOf(draft: OperationDraft, { types, report }: OperationContext): readonly Field[] {
  const names = draft.path.segments.flat().flatMap((part) => (part.kind === "param" ? [part.name] : []));
  const written = new Map<string, Field>();
  for (const { fact } of draft.shared)
    if (fact.value.kind === "param" && names.includes(fact.value.name.value))
      addField(written, types.value("path", fact.value.name, fact.value.value), fact, draft, report);
  return names.map(
    (name) =>
      written.get(name) ?? types.value("path", { value: name, at: draft.at }, { type: null, rules: [] }),
  );
}

function valuesOf(
  draft: OperationDraft,
  kind: "query" | "header",
  context: OperationContext,
): readonly Field[] {
  const { types, report } = context;
  const fields = new Map<string, Field>();
  for (const { fact } of draft.shared) {
    const { value } = fact;
    if (value.kind !== kind) continue;
    const field =
      value.kind === "query"
        ? types.value("query", value.name, value.value, value.initial)
        : types.value("header", value.header.name, value.header.value);
    if (value.kind === "header" && !maySend(value.header, report)) continue;
    if (isCredential(kind, field.name, fact.at, context)) continue;
    addField(fields, field, fact, draft, report);
  }
  return [...fields.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What is declared as a credential is no parameter beside it. */
function isCredential(
  kind: "query" | "header",
  name: string,
  at: Span,
  { credentials, report }: OperationContext,
): boolean {
  const same = (other: string): boolean =>
    kind === "query" ? other === name : other.toLowerCase() === name.toLowerCase();
  const known = credentials.declared.find(({ place }) => place.in === kind && same(place.name));
  if (known !== undefined) report("parameter-is-credential", at, { name, credential: known.name });
  return known !== undefined;
}

function addField(
  fields: Map<string, Field>,
  field: Field,
  fact: Located<FactSyntax>,
  draft: OperationDraft,
  report: DiagnosticSink,
): void {
  // HTTP knows the names of headers in any case: the first spelling counts.
  const key = fact.value.kind === "header" ? field.name.toLowerCase() : field.name;
  const first = fields.get(key);
  if (first !== undefined && JSON.stringify(first) !== JSON.stringify({ ...field, name: first.name }))
    report("two-meanings", fact.at, { name: field.name, operation: `${draft.method} ${draft.path.text}` });
  const swallowing = textBeforeOthers(field.type);
  if (!isPlainText(field.type)) report("not-from-text", fact.at, { name: field.name });
  else if (swallowing !== null)
    report("text-before-others", fact.at, { name: field.name, first: swallowing });
  const { checks } = resolved(field);
  if (fact.value.kind === "param" && checks.some((check) => check.kind === "length" && check.max === 0))
    report("empty-parameter", fact.at, { param: `{${field.name}}` });
  fields.set(key, first ?? field);
}
