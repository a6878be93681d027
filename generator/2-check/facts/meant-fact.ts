import type { FactSyntax, NearFact } from "../../1-parse/notation/fact-syntax.js";
import type { Method } from "../../protocol/methods.js";
import type { Located } from "../../source.js";
import { nearest } from "../nearest.js";
import { shapeOfPath } from "../path-shape.js";
import { namesIn } from "./names-in-type.js";
import type { Vocabulary } from "./vocabulary.js";

/** What a fact may have been meant as is concluded from what the specification otherwise says. */
export interface MeantFact {
  readonly near: NearFact;
  /** `surely`: everything it names is known, and it says something that is missing. `perhaps`: it may as well be prose. */
  readonly likely: "surely" | "perhaps";
}

/** Where the code stands: the code as written, and the other facts of its requirement. */
export interface Standing {
  readonly written: string;
  readonly facts: readonly Located<FactSyntax>[];
  /** Which of them it is. */
  readonly index: number;
  /** The statuses that scenarios of the requirement expect. */
  readonly expected: ReadonlySet<number>;
  /** The query parameters that they send. */
  readonly asked: ReadonlySet<string>;
}

/** The likeliest of the facts that code came near and that make sense in its place; `null` where none does. */
export function meantFact(
  candidates: readonly NearFact[],
  standing: Standing,
  words: Vocabulary,
): MeantFact | null {
  let best: { readonly meant: MeantFact; readonly weight: number } | null = null;
  for (const candidate of candidates) {
    const near = withKnownNames(candidate, words);
    const weight = weightOf(near.fact, standing, words);
    if (weight > (best?.weight ?? 0))
      best = { meant: { near, likely: weight >= 2 ? "surely" : "perhaps" }, weight };
  }
  return best?.meant ?? null;
}

/** 4: and by the scenarios right below; 3: asked for by the rest of the specification; 2: whole by itself; 1: may as well be prose; 0: makes no sense here. */
type Weight = 0 | 1 | 2 | 3 | 4;

function weightOf(fact: NearFact["fact"], standing: Standing, words: Vocabulary): Weight {
  switch (fact.kind) {
    case "operation":
      return ofOperation(fact, standing, words);
    case "reply":
      return ofReply(fact, standing, words);
    case "query":
      return ofQuery(fact, standing);
    case "param":
      return pathsOf(standing).some((path) => path.includes(`{${fact.name.value}}`)) ? 3 : 0;
    case "header":
      return ofHeader(fact, standing, words);
    case "authentication":
      return ofAuthentication(standing);
    case "credential":
      return ofCredential(fact, standing, words);
    case "lifecycle":
      return ofLifecycle(fact, standing, words);
    case "arrow":
      return words.codes.has(fact.code.value) ? 3 : 0;
    case "renaming":
      return words.codes.has(fact.to.value) ? 3 : 1;
    case "named":
      return ofNamed(fact, standing, words);
    case "derived":
      return words.entities.has(fact.base.value) || isMissingType(fact.name.value, words) ? 3 : 0;
    case "reply-class":
      return ofClass(fact, standing, words);
    case "query-rest":
      return hasOperation(standing) && !standing.facts.some(({ value }) => value.kind === "query-rest")
        ? 2
        : 0;
    default:
      return 0;
  }
}

type Of<K extends FactSyntax["kind"]> = Extract<FactSyntax, { kind: K }>;

const operationsOf = ({ facts }: Standing): readonly Of<"operation">[] =>
  facts.flatMap(({ value }) => (value.kind === "operation" ? [value] : []));
const repliesOf = ({ facts }: Pick<Standing, "facts">): readonly Of<"reply">[] =>
  facts.flatMap(({ value }) => (value.kind === "reply" ? [value] : []));
/** The replies of the operation that the code stands behind. */
function repliesAround({ facts, index }: Standing): readonly Of<"reply">[] {
  const isOperation = ({ value }: Located<FactSyntax>): boolean =>
    value.kind === "operation" || (value.kind === "prose" && value.near[0]?.fact.kind === "operation");
  const before = facts.slice(0, index).findLastIndex(isOperation);
  const after = facts.findIndex((fact, i) => i > index && isOperation(fact));
  return repliesOf({ facts: facts.slice(before + 1, after === -1 ? undefined : after) });
}
const pathsOf = (standing: Standing): readonly string[] =>
  [...operationsOf(standing), ...nearOperations(standing)].map(({ path }) => path.value.text);
const nearOperations = ({ facts }: Standing): readonly Of<"operation">[] =>
  facts.flatMap(({ value }) =>
    value.kind === "prose" ? value.near.flatMap(({ fact }) => (fact.kind === "operation" ? [fact] : [])) : [],
  );
const hasOperation = (standing: Standing): boolean => pathsOf(standing).length > 0;

/** Without a dot or a blank between them, it takes a field of just that entity. */
function ofLifecycle({ entity, field }: Of<"lifecycle">, { written }: Standing, words: Vocabulary): Weight {
  const isParted = /^[^:]*[. ]/.test(written);
  const isKnown = isParted
    ? words.entities.has(entity.value)
    : words.fields.has(`${entity.value}.${field.value}`);
  return isKnown ? 3 : 0;
}

/** It is meant where some requirement asks for a credential of this name, and nothing declares it. */
function ofCredential({ name }: Of<"credential">, { written }: Standing, words: Vocabulary): Weight {
  if (words.credentials.has(name.value) || words.entities.has(name.value)) return 0;
  if (words.askedNames.has(name.value)) return 3;
  return /^[\p{Lu}][\p{L}\p{Nd}]* = (?:[a-z]+ )?[A-Za-z]+-[\w-]+:?$/u.test(written) ? 1 : 0;
}

/** Whether a name stands where types stand, and nothing declares it. */
const isMissingType = (name: string, { typesNamed, entities }: Vocabulary): boolean =>
  typesNamed.has(name) && !entities.has(name);

/** Without a word that says so, names that are known, or values that only a type lists, a name and a colon are prose. */
function ofNamed({ name, value: { type } }: Of<"named">, { written }: Standing, words: Vocabulary): Weight {
  if (isMissingType(name.value, words)) return 3;
  if (type?.value.kind === "union")
    return namesIn(type.value).some((name) => words.entities.has(name)) ? 3 : 0;
  if (/^(?:enum|type|alias) /.test(written)) return 2;
  const texts = type?.value.kind === "enum" && type.value.values.length > 1 && /["|]/.test(written);
  if (!texts || fieldOfCode.test(written)) return 0;
  // A field and its values, `mode: "own" | "shared"`, may be shown to readers so.
  return /^[\p{Ll}]\w*\??: /u.test(written) ? 1 : 2;
}

/** `limit: int | None`, as programs declare it. */
const fieldOfCode =
  /^[\p{Ll}_]\w*\??: .*(?:^|[ |])(?:null|none|undefined|int|str|string|number|float|bool|boolean|object|dict|list)(?:[ |]|$)/iu;

function ofOperation(fact: Of<"operation">, standing: Standing, words: Vocabulary): Weight {
  const { path, method } = fact;
  if (/\/(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)(?:\/|$)/.test(path.value.text)) return 0;
  if (isAsked(fact, words)) return 3;
  const shape = shapeOfPath(path.value);
  if (methods.some((other) => words.operations.has(`${other} ${shape}`))) return 3;
  // Another host has operations of its own.
  if (/:\/\/|^[^ ]* \{[^}]*\}\//.test(standing.written)) return 0;
  if (/(?:^|[^\p{L}])[/\\／*]/u.test(standing.written)) return 2;
  if (new RegExp(`^${method} [^ ]*/`).test(standing.written)) return 2;
  const isMissing = operationsOf(standing).length === 0 && repliesOf(standing).length > 0;
  return isMissing ? 2 : 0;
}

const methods: readonly Method[] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** Whether some scenario sends a request that the operation, or a whole tree of them, would take. */
function isAsked({ method, path }: Of<"operation">, { requests }: Vocabulary): boolean {
  const { open } = path.value;
  const pattern = shapeOfPath(path.value)
    .replace(/\*$/, "")
    .split("{}")
    .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join("[^/]+");
  const whole = new RegExp(`^${pattern}${open ? "" : "$"}`, "u");
  return requests.some((asked) => (method === "ANY" || asked.method === method) && whole.test(asked.path));
}

function ofReply(fact: Of<"reply">, standing: Standing, words: Vocabulary): Weight {
  const { status, code, body, headers } = fact;
  if (code !== null) {
    const known = words.codes.get(code.value);
    if (known !== undefined) return known.has(status) ? 3 : 2;
    if (!words.hasCatalogue && standing.written.includes(code.value)) return 2;
    return hasOperation(standing) ? 1 : 0;
  }
  if (body?.value.kind === "type") {
    const names = namesIn(body.value.type);
    if (!names.every((name) => words.entities.has(name))) return 0;
    if (repliesAround(standing).some((reply) => reply.status === status)) return 1;
    return standing.expected.has(status) ? 4 : 3;
  }
  if (body !== null || headers.length > 0) return 2;
  if (!hasOperation(standing)) return 0;
  return ofBareStatus(status, standing);
}

function ofClass({ digit, body }: Of<"reply-class">, { facts }: Standing, words: Vocabulary): Weight {
  const isSaid = facts.some(({ value }) => value.kind === "reply-class" && value.digit === digit);
  const names = body.value.kind === "type" ? namesIn(body.value.type) : [];
  return isSaid || !names.every((name) => words.entities.has(name)) ? 0 : 2;
}

/** A number is a status where a reply is missing, or where nothing but marks stands around it. */
function ofBareStatus(status: number, standing: Standing): Weight {
  const replies = repliesAround(standing);
  if (replies.some((reply) => reply.status === status)) return 0;
  const isMissing =
    standing.expected.has(status) || (status < 400 && !replies.some((reply) => reply.status < 400));
  const isBare = isMissing || [202, 204, 205].includes(status) || (status >= 300 && status < 400);
  if (/^[^\p{L}\p{Nd}]*[1-5]\d\d[^\p{L}\p{Nd}]*$/u.test(standing.written)) return isBare ? 2 : 1;
  if (/^[^\p{L}\p{Nd}]*\d+[^\p{L}\p{Nd}]*$/u.test(standing.written))
    return isBare ? (isMissing ? 2 : 1) : isDoubled(status, standing.written) ? 1 : 0;
  return isMissing && isBare ? 2 : 1;
}

/** `4410` for `410`: round numbers, such as `4000`, are numbers of something. */
function isDoubled(status: number, written: string): boolean {
  const digits = written.replace(/\D/g, "");
  return status % 100 !== 0 && digits.replace(/(\d)\1/, "$1") === String(status);
}

function ofQuery(fact: Of<"query">, standing: Standing): Weight {
  const isKnown = standing.facts.some(
    ({ value }) => value.kind === "query" && value.name.value === fact.name.value,
  );
  if (isKnown) return 0;
  // Without its mark a field and its type are prose, unless rules or a default follow, or a scenario asks with it.
  if (!/[?&？＆]/.test(standing.written))
    return fact.initial !== null || fact.value.rules.length > 0 || standing.asked.has(fact.name.value)
      ? 2
      : 0;
  if (!hasOperation(standing)) return 0;
  return /^[?&][^= ]*=/.test(standing.written) ? 1 : 2;
}

const usual = new Set(
  "accept accept-language authorization cache-control content-language content-type cookie etag forwarded if-match if-modified-since if-none-match if-unmodified-since idempotency-key last-modified link location origin prefer range referer request-id retry-after user-agent vary www-authenticate".split(
    " ",
  ),
);

/** Words with a dash are common in prose: only well-known headers and those of this specification count. */
function ofHeader({ header }: Of<"header">, standing: Standing, words: Vocabulary): Weight {
  const name = header.name.value.toLowerCase();
  const isKnown = standing.facts.some(
    ({ value }) => value.kind === "header" && value.header.name.value.toLowerCase() === name,
  );
  if (isKnown || !hasOperation(standing)) return 0;
  const isSaid =
    /[:：]/.test(standing.written) || header.value.type !== null || header.value.rules.length > 0;
  const isHeader = /^x-/.test(name) || usual.has(name) || words.headers.has(name);
  const isCapital = standing.written.includes(header.name.value) && /-[A-Z]/.test(header.name.value);
  // One that a scenario sends and nothing declares lacks its colon alone.
  if (!isSaid) return words.headersLacking.has(name) && isHeader ? 1 : 0;
  return isHeader || isCapital ? 2 : 0;
}

function ofAuthentication(standing: Standing): Weight {
  if (standing.facts.some(({ value }) => value.kind === "authentication")) return 0;
  const isSample = /[<>${}…]|\.\.\./.test(standing.written) && !/^security\b/i.test(standing.written);
  return isSample ? 1 : 3;
}

/** The same with the names that the specification has for those that come near. */
function withKnownNames(near: NearFact, words: Vocabulary): NearFact {
  const { fact } = near;
  if (fact.kind === "named" || fact.kind === "derived") {
    const { name } = fact;
    const missing = [...words.typesNamed].filter((type) => !words.entities.has(type));
    const known = words.typesNamed.has(name.value) ? null : nearest(name.value, missing);
    if (known === null) return near;
    return { text: near.text.replace(name.value, known), fact: { ...fact, name: { ...name, value: known } } };
  }
  if (fact.kind === "reply" && fact.code !== null && !words.codes.has(fact.code.value)) {
    const known = nearest(fact.code.value, words.codes.keys());
    if (known === null) return near;
    return {
      text: near.text.replace(fact.code.value, known),
      fact: { ...fact, code: { ...fact.code, value: known } },
    };
  }
  if ((fact.kind !== "operation" && fact.kind !== "reply") || fact.body?.value.kind !== "type") return near;
  const { type } = fact.body.value;
  const inner = type.kind === "list" ? type.item : type;
  if (inner.kind !== "entity" || words.entities.has(inner.name.value)) return near;
  const known = nearest(inner.name.value, words.entities);
  if (known === null) return near;
  const named = { ...inner, name: { ...inner.name, value: known } };
  const meant = type.kind === "list" ? { ...type, item: named } : named;
  const value = { ...fact.body.value, type: meant } as const;
  return {
    text: near.text.replace(inner.name.value, known),
    fact: { ...fact, body: { ...fact.body, value } },
  };
}
