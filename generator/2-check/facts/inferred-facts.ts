import type { RequirementDocument } from "../../1-parse/document.js";
import type { FactSyntax, PathPart, TemplateSyntax } from "../../1-parse/notation/fact-syntax.js";
import type { Method } from "../../protocol/methods.js";
import type { Located, Span } from "../../source.js";
import type { DiagnosticSink } from "../diagnostic-sink.js";

/**
 * The facts of a specification that was written without knowing the contract: those in code, where a status alone stands
 * for any body, and those in prose.
 */
export function foreignFacts(
  requirement: RequirementDocument,
  written: readonly Located<FactSyntax>[],
  report: DiagnosticSink,
): readonly Located<FactSyntax>[] {
  const facts = written.map((fact) => {
    const { value, at } = fact;
    const isAlone = value.kind === "reply" && value.code === null && value.body === null;
    const said = isAlone && value.headers.length === 0 ? replyOf(value.status, at) : value;
    if (describe(said) === describe(value)) return fact;
    report("inferred-fact", at, { fact: describe(said) });
    return { value: said, at };
  });
  return [...facts, ...inferredFacts(requirement, written, report)];
}

/**
 * What a specification written without knowing the contract says in prose: `POST /x` and "status 201". Each is reported as
 * inferred, for a guess is never silent. Only asked for where a project has no `specwright:` settings of its own.
 */
function inferredFacts(
  requirement: RequirementDocument,
  written: readonly Located<FactSyntax>[],
  report: DiagnosticSink,
): readonly Located<FactSyntax>[] {
  const at = requirement.name.at;
  const texts = [
    { text: requirement.statement, at },
    ...requirement.scenarios.flatMap((scenario) => scenario.steps),
  ];
  const operations = written.some(({ value }) => value.kind === "operation")
    ? []
    : unique(texts.flatMap(operationsIn));
  const known = operations.length > 0 || written.some(({ value }) => value.kind === "operation");
  const said = new Set(written.flatMap(({ value }) => (value.kind === "reply" ? [value.status] : [])));
  const replies = known
    ? unique(texts.flatMap(repliesIn)).filter(({ value }) => !said.has(statusOf(value)))
    : [];
  const facts = [...operations, ...replies];
  for (const fact of facts) report("inferred-fact", fact.at, { fact: describe(fact.value) });
  return facts;
}

interface Text {
  readonly text: string;
  readonly at: Span;
}

const statusOf = (fact: FactSyntax): number => (fact.kind === "reply" ? fact.status : 0);

function unique(facts: readonly Located<FactSyntax>[]): readonly Located<FactSyntax>[] {
  return [
    ...new Map(facts.map((fact) => [describe(fact.value), fact] as const).reverse()).values(),
  ].reverse();
}

function operationsIn({ text, at }: Text): readonly Located<FactSyntax>[] {
  return [...text.matchAll(/\b(GET|POST|PUT|PATCH|DELETE) (\/[\w\-./{}:<>]{0,200})/g)].map(
    ([, method, path]) => ({
      at,
      value: {
        kind: "operation",
        method: method as Method,
        path: { at, value: templateOf(path ?? "/") },
        body: null,
        presence: null,
        id: null,
      },
    }),
  );
}

const spokenStatus =
  /\b(?:status(?: code)?|returns?|responds? with|HTTP)\s+(?:of\s+)?`?([2-5]\d\d)\b|`([2-5]\d\d)(?: [A-Z][a-z][A-Za-z ]*)?`/g;

function repliesIn({ text, at }: Text): readonly Located<FactSyntax>[] {
  return [...text.matchAll(spokenStatus)].map(([, spoken, coded]) => ({
    at,
    value: replyOf(Number(spoken ?? coded), at),
  }));
}

function replyOf(status: number, at: Span): FactSyntax {
  const bare = status === 204 || status === 205 || (status >= 300 && status < 400);
  const any = { kind: "type", type: { kind: "scalar", scalar: "any" }, media: null } as const;
  return {
    kind: "reply",
    status,
    code: status < 400 ? null : { value: codeOf(status), at },
    body: status >= 400 || bare ? null : { value: any, at },
    headers: [],
  };
}

/** The reason phrase of RFC 9110 as a code. */
const codes: Readonly<Record<number, string>> = {
  400: "BAD_REQUEST",
  401: "UNAUTHORIZED",
  402: "PAYMENT_REQUIRED",
  403: "NOT_ALLOWED",
  404: "NOT_FOUND",
  409: "CONFLICT",
  410: "GONE",
  412: "PRECONDITION_FAILED",
  422: "UNPROCESSABLE_CONTENT",
  429: "TOO_MANY_REQUESTS",
  500: "SERVER_ERROR",
  502: "BAD_GATEWAY",
  503: "SERVICE_UNAVAILABLE",
};
const codeOf = (status: number): string => codes[status] ?? `HTTP_${status}`;

/** `/hats/:id/` and `/hats/<id>` read as `/hats/{id}`; a full stop at the end belongs to the sentence. */
function templateOf(path: string): TemplateSyntax {
  const clean = path.replace(/[.:]+$/, "").replace(/(?<=.)\/$/, "");
  const segments = clean
    .split("/")
    .slice(1)
    .filter((segment) => segment !== "")
    .map(partsOf);
  const text = segments.map((parts) =>
    parts.map((part) => (part.kind === "text" ? part.text : `{${part.name}}`)).join(""),
  );
  return { segments, open: false, text: `/${text.join("/")}` };
}

function partsOf(segment: string): readonly PathPart[] {
  const name = /^(?:\{([\w-]+)\}|:([\w-]+)|<([\w-]+)>)$/.exec(segment);
  const found = name?.[1] ?? name?.[2] ?? name?.[3];
  return [
    found === undefined
      ? { kind: "text", text: segment.replace(/[{}<>:]/g, "") }
      : { kind: "param", name: found },
  ];
}

function describe(fact: FactSyntax): string {
  if (fact.kind === "operation") return `${fact.method} ${fact.path.value.text}`;
  return fact.kind === "reply"
    ? `${fact.status}${fact.code === null ? "" : ` ${fact.code.value}`}${fact.body === null ? "" : " any"}`
    : fact.kind;
}
