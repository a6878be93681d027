import type { RequirementDocument, ScenarioDocument } from "../../1-parse/document.js";
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
  const texts = textsOf(requirement);
  const spoken = new Set(texts.flatMap(repliesIn).map(({ value }) => statusOf(value)));
  const facts = written.flatMap((fact) => {
    const { value, at } = fact;
    if (value.kind !== "reply" || value.code !== null || value.body !== null || value.headers.length > 0)
      return [fact];
    // A number in code that no sentence calls an answer is another number.
    const isInSentence = texts.some(({ text }) => text.includes(`\`${value.status}\``));
    if (isInSentence && !spoken.has(value.status)) return [];
    const said = replyOf(value.status, at);
    if (describe(said) === describe(value)) return [fact];
    report("inferred-fact", at, { fact: describe(said) });
    return [{ value: said, at }];
  });
  return [...facts, ...inferredFacts(requirement, facts, report)];
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
  const isWritten = written.some(({ value }) => value.kind === "operation");
  const operations = isWritten
    ? []
    : unique(
        [statementOf(requirement), ...requirement.scenarios.flatMap(requestsOf)]
          .map(ofNow)
          .flatMap(operationsIn),
      );
  const said = new Set(written.flatMap(({ value }) => (value.kind === "reply" ? [value.status] : [])));
  const names = new Set(operations.map(({ value }) => describe(value)));
  const scenarios = requirement.scenarios.filter((one) => isWritten || isAbout(one, names));
  const replies =
    isWritten || operations.length > 0
      ? unique(textsOf({ ...requirement, scenarios }).flatMap(repliesIn)).filter(
          ({ value }) => !said.has(statusOf(value)),
        )
      : [];
  const facts = [...operations, ...replies];
  for (const fact of facts) report("inferred-fact", fact.at, { fact: describe(fact.value) });
  return facts;
}

interface Text {
  readonly text: string;
  readonly at: Span;
}

const statementOf = ({ statement, name }: RequirementDocument): Text => ({ text: statement, at: name.at });

const textsOf = (requirement: RequirementDocument): readonly Text[] =>
  [statementOf(requirement), ...requirement.scenarios.flatMap(({ steps }) => steps)].map(ofNow);

/** `(Previously: it returned 500)` tells of another time, up to the end of the brackets. */
const ofNow = ({ text, at }: Text): Text => ({
  text: text.replace(/\((?:previously|formerly)\b(?:[^()]|\([^()]*\))*(?:\)|$)/gi, " "),
  at,
});

/**
 * Where a scenario names operations that are asked for: what its outcome names, the system may call elsewhere, and what is
 * answered by 404 alone may be no operation at all.
 */
const requestsOf = ({ steps }: ScenarioDocument): readonly Text[] => {
  const outcome = steps.filter(({ phase }) => phase === "then");
  const isMissing = outcome.some(({ text }) => /\b404\b/.test(text));
  const isThere = outcome.some(({ text }) => /\b2\d\d\b/.test(text));
  return isMissing && !isThere ? [] : steps.filter(({ phase }) => phase !== "then");
};

/** What a scenario says of a request that is taken for no operation is said of none of the others. */
const isAbout = ({ steps }: ScenarioDocument, names: ReadonlySet<string>): boolean => {
  const asked = steps.filter(({ phase }) => phase !== "then");
  if (!asked.some(({ text }) => text.search(request) >= 0)) return true;
  return asked
    .map(ofNow)
    .flatMap(operationsIn)
    .some(({ value }) => names.has(describe(value)));
};

const statusOf = (fact: FactSyntax): number => (fact.kind === "reply" ? fact.status : 0);

function unique(facts: readonly Located<FactSyntax>[]): readonly Located<FactSyntax>[] {
  return [
    ...new Map(facts.map((fact) => [describe(fact.value), fact] as const).reverse()).values(),
  ].reverse();
}

const request = /\b(GET|POST|PUT|PATCH|DELETE) (\/[\w\-./{}:<>]{0,200})/g;

function operationsIn({ text, at }: Text): readonly Located<FactSyntax>[] {
  return [...text.matchAll(request)]
    .filter((match) => isAffirmed(text, match) && isWhole(match[2] ?? "", after(text, match)))
    .map(([, method, path]) => ({
      at,
      value: {
        kind: "operation",
        method: method as Method,
        path: { at, value: templateOf(path ?? "/") },
        body: null,
        presence: null,
        id: null,
      },
    }));
}

const spokenStatus =
  /\b(?:status(?: code)?|returns?|responds? with|HTTP)\s+(?:of\s+)?`?([2-5]\d\d)\b|`([2-5]\d\d)(?: [A-Z][a-z][A-Za-z ]*)?`/g;

function repliesIn({ text, at }: Text): readonly Located<FactSyntax>[] {
  return [...text.matchAll(spokenStatus)]
    .filter((match) => isAffirmed(text, match) && !isCount(match[0], after(text, match)))
    .filter((match) => match[1] !== undefined || isOfReply(text, match))
    .map(([, spoken, coded]) => ({ at, value: replyOf(Number(spoken ?? coded), at) }));
}

/** A number in code is a status where its reason stands with it, or the sentence speaks of an answer. */
const isOfReply = (text: string, match: RegExpExecArray): boolean =>
  match[0].includes(" ") ||
  /\b(?:status|HTTP|respon[ds]\w*|answer\w*|returns?)\b[^.!?]*$/i.test(
    text.slice(Math.max(0, match.index - 200), match.index),
  );

const after = (text: string, { 0: found, index }: RegExpExecArray): string =>
  text.slice(index + found.length, index + found.length + 60);

/** What is denied, or said of another time, is not what the operation is or answers: `SHALL NOT return 404`. */
function isAffirmed(text: string, match: RegExpExecArray): boolean {
  return !/\bno `?$|\b(?:not|never|cannot|no longer|instead of|rather than|unlike|former(?:ly)?|previous(?:ly)?|used to|remov(?:e|es|ed|ing)|deprecat\w+|retire[sd]?|drop(?:s|ped)?|replac(?:es?|ed|ing))\b|n't\b/i.test(
    clauseBefore(text, match),
  );
}

const clauseBefore = (text: string, { index }: RegExpExecArray): string =>
  text
    .slice(Math.max(0, index - 200), index)
    .split(/[,;:.!?](?=\s)/)
    .at(-1) ?? "";

/**
 * Whether the text says the address of an operation: not where part of it is left out, `/hats/...`, and not where `/hats/7`
 * or `/boards/b1` stands for one of many.
 */
const isWhole = (path: string, rest: string): boolean =>
  !saysGone.test(rest) &&
  !/\.{3}/.test(path) &&
  !/^…/.test(rest) &&
  !path.split("/").some((segment) => /^(?:\d+|[A-Z]|(?!v\d)[a-z]\d+)$/.test(segment));

/** `GET /x was removed` names what is no longer there. */
const saysGone =
  /^`?\s+(?:(?:endpoint|route|operation|API)\s+)?(?:(?:SHALL|MUST|will|should|does|did)\s+(?:not|no longer)\b|no longer\b|(?:(?:SHALL|MUST|will|should)\s+be|is|was|has been|had been)\s+(?:now\s+)?(?:not|no longer|gone|removed|deprecated|retired|dropped|replaced)\b)/i;

/** `returns 300 things` counts, `returns 404 if` does not: without the word status, only these may follow a status. */
const isCount = (found: string, rest: string): boolean =>
  /^(?:returns?|responds? with)\b/i.test(found) &&
  !/^`?(?:$|[.,;:!?)](?=\s|$)(?!\s*\d)|\s+[A-Z(]|\s+(?:with|if|when|and|for|without|status|response|error|because|unless|to)\b(?!\s*\d)|\s*[–—]\s)/.test(
    rest,
  );

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
