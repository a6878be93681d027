import type { SpecDocument } from "../1-parse/document.js";
import type { FactSyntax, PathPart, TemplateSyntax } from "../1-parse/notation/fact-syntax.js";
import { isOneSlipApart } from "../one-slip.js";
import type { Located, Span } from "../source.js";
import type { Report } from "./report.js";

type Operation = Extract<FactSyntax, { readonly kind: "operation" }>;

/** An operation where a requirement names it. */
interface Naming {
  readonly fact: Operation;
  readonly at: Span;
  readonly segments: readonly string[];
  /** A reply below 400 stands behind it. */
  readonly isAnswered: boolean;
}

/** A request of a scenario, a reference as `{}`. */
interface Asked {
  readonly method: string;
  readonly segments: readonly string[];
  readonly at: Span;
}

/**
 * The documents with each misspelt path as the scenarios ask it, or as the requirement that answers has it. An operation
 * is misspelt where no scenario asks it and one slip leads to what is asked and declared nowhere; or to an operation that
 * another requirement names, where one of the two says what is answered.
 */
export function withSpeltPaths(documents: readonly SpecDocument[], report: Report): readonly SpecDocument[] {
  const namings = byMethodAndLength(documents.flatMap(namingsIn));
  const asked = byMethodAndLength(documents.flatMap(askedIn));
  const mended = new Map<string, TemplateSyntax>();
  for (const [key, here] of namings) {
    const requests = asked.get(key) ?? [];
    const lost = requests.filter(
      (request) => !here.some(({ segments }) => takes(segments, request.segments)),
    );
    for (const naming of here) {
      if (requests.some((request) => takes(naming.segments, request.segments))) continue;
      const meant =
        lost.find((request) => isNear(naming.segments, request.segments)) ??
        lost.find((request) => isNear(naming.segments, request.segments, isInOtherBrackets)) ??
        elsewhere(naming, asked, namings) ??
        here.find((other) => isOther(naming, other, here, requests));
      if (meant === undefined) continue;
      const path = corrected(naming.fact.path.value, meant.segments);
      const [name, used] = [naming.fact.path.value.text, path.text].map(
        (text) => `${naming.fact.method} ${text}`,
      );
      report("misspelt-path", naming.fact.path.at, { name: name ?? "", used: used ?? "" }, [
        { message: "The other is named here.", at: meant.at },
      ]);
      mended.set(placeOf(naming.at), path);
    }
  }
  return mended.size === 0 ? documents : documents.map((document) => withPaths(document, mended));
}

/** Whether both are one operation, of which one naming says what it answers and the other is misspelt. */
function isOther(
  naming: Naming,
  other: Naming,
  here: readonly Naming[],
  requests: readonly Asked[],
): boolean {
  if (naming.isAnswered === other.isAnswered || !isNear(naming.segments, other.segments)) return false;
  const same = here.filter(({ segments }) => segments.join("/") === other.segments.join("/"));
  return (
    other.isAnswered ||
    (!same.some((one) => one.isAnswered) && requests.some((one) => takes(other.segments, one.segments)))
  );
}

/** What is asked with a slash more or less, and declared nowhere. */
function elsewhere(
  { fact, segments }: Naming,
  asked: ReadonlyMap<string, readonly Asked[]>,
  namings: ReadonlyMap<string, readonly Naming[]>,
): Asked | undefined {
  const pattern = segments.map((segment) => segment.split("{}").map(escaped).join("/?[^/]+/?")).join("/?");
  const loose = new RegExp(`^/?${pattern}/?$`, "u");
  return [segments.length - 1, segments.length + 1]
    .flatMap((length) => asked.get(`${fact.method} ${length}`) ?? [])
    .find(
      (request) =>
        loose.test(request.segments.join("/")) &&
        !(namings.get(`${fact.method} ${request.segments.length}`) ?? []).some((other) =>
          takes(other.segments, request.segments),
        ),
    );
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

const placeOf = ({ path, start }: Span): string => `${path} ${start}`;

function byMethodAndLength<T extends Pick<Asked, "segments"> & ({ readonly method: string } | Naming)>(
  all: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const one of all) {
    const key = `${"method" in one ? one.method : one.fact.method} ${one.segments.length}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, [one]);
    else known.push(one);
  }
  return found;
}

function namingsIn({ requirements }: SpecDocument): readonly Naming[] {
  return requirements.flatMap(({ blocks }) => {
    const facts = blocks.flatMap((block) => (block.kind === "paragraph" ? block.facts : []));
    return facts.flatMap(({ value, at }, i) => {
      if (value.kind !== "operation" || value.method === "ANY" || value.path.value.open) return [];
      const next = facts.findIndex((later, j) => j > i && later.value.kind === "operation");
      const isAnswered = facts
        .slice(i, next === -1 ? undefined : next)
        .some((later) => later.value.kind === "reply" && later.value.status < 400);
      return [{ fact: value, at, segments: value.path.value.segments.map(written), isAnswered }];
    });
  });
}

const written = (parts: readonly PathPart[]): string =>
  parts.map((part) => (part.kind === "text" ? part.text : "{}")).join("");

function askedIn({ requirements }: SpecDocument): readonly Asked[] {
  return requirements
    .flatMap(({ scenarios }) => scenarios)
    .flatMap(({ steps }) => steps)
    .flatMap(({ spans }) => spans)
    .flatMap(({ value, at }) => {
      if (value.kind !== "request") return [];
      const path = value.path.value.map((part) => (typeof part === "string" ? part : "{}")).join("");
      const segments = path.replace(/\?.*$/, "").split("/").slice(1);
      return [{ method: value.method, segments, at }];
    });
}

/** Whether a template takes a path; a segment with a parameter takes any. */
const takes = (template: readonly string[], path: readonly string[]): boolean =>
  template.every((segment, i) => segment.includes("{}") || segment === path[i]);

/** Whether one segment alone keeps the template from the path, by a slip. */
function isNear(template: readonly string[], path: readonly string[], isSlip = isMisspelt): boolean {
  const others = template.flatMap((segment, i) =>
    segment.includes("{}") || segment === path[i] ? [] : [[segment, path[i] ?? ""] as const],
  );
  return others.length > 0 && others.every(isSlip) && (others.length === 1 || others.every(isCase));
}

const isCase = ([a, b]: readonly [string, string]): boolean => a.toLowerCase() === b.toLowerCase();
const isMisspelt = ([a, b]: readonly [string, string]): boolean =>
  isCase([a, b]) || (Math.max(a.length, b.length) > 2 && isOneSlipApart(a, b));
/** `(id)` for `{id}`, where something is asked in its place. */
const isInOtherBrackets = ([a]: readonly [string, string]): boolean => /^[([<:].*[)\]>]?$/.test(a);

/** The template with the literal segments of the path. */
function corrected(template: TemplateSyntax, path: readonly string[]): TemplateSyntax {
  if (path.length !== template.segments.length) return withSlashes(template, path);
  const segments = template.segments.map((parts, i): readonly PathPart[] => {
    const own = written(parts);
    const meant = path[i] ?? own;
    if (own.includes("{}") || own === meant) return parts;
    const name = /[\p{L}_][\p{L}\p{Nd}_-]*/u.exec(own)?.[0];
    const isParameter = /^[([<:]/.test(own) && name !== undefined;
    return [isParameter ? { kind: "param", name } : { kind: "text", text: meant }];
  });
  const text = segments
    .map((parts) => `/${parts.map((part) => (part.kind === "text" ? part.text : `{${part.name}}`)).join("")}`)
    .join("");
  return { ...template, segments, text };
}

/** The template cut where the path has its slashes. */
function withSlashes(template: TemplateSyntax, path: readonly string[]): TemplateSyntax {
  const parts = template.segments.flat().filter((part) => part.kind === "param" || part.text !== "");
  const params = parts.filter((part) => part.kind === "param");
  const texts = new Set(parts.flatMap((part) => (part.kind === "text" ? [part.text] : [])));
  const written = [...texts].join("");
  const segments = path.map((segment): readonly PathPart[] => {
    const isText = segment !== "{}" && (texts.has(segment) || written.includes(segment));
    const param = isText ? undefined : params.shift();
    return [param ?? { kind: "text", text: segment }];
  });
  const text = segments
    .flat()
    .map((part) => (part.kind === "text" ? `/${part.text}` : `/{${part.name}}`))
    .join("");
  return { ...template, segments, text };
}

const withPaths = (document: SpecDocument, mended: ReadonlyMap<string, TemplateSyntax>): SpecDocument => ({
  ...document,
  requirements: document.requirements.map((requirement) => ({
    ...requirement,
    blocks: requirement.blocks.map((block) =>
      block.kind === "paragraph"
        ? { ...block, facts: block.facts.map((fact) => withPath(fact, mended)) }
        : block,
    ),
  })),
});

function withPath(
  fact: Located<FactSyntax>,
  mended: ReadonlyMap<string, TemplateSyntax>,
): Located<FactSyntax> {
  const path = mended.get(placeOf(fact.at));
  if (path === undefined || fact.value.kind !== "operation") return fact;
  return { ...fact, value: { ...fact.value, path: { ...fact.value.path, value: path } } };
}
