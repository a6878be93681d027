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
 * is misspelt where no scenario asks it and one slip leads to what is asked and declared nowhere; or where, besides,
 * nothing says what it answers and one slip leads to an operation that does.
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
        (naming.isAnswered
          ? undefined
          : here.find((other) => other.isAnswered && isNear(naming.segments, other.segments)));
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
  isCase([a, b]) || (a.length > 2 && isOneSlipApart(a, b));
/** `(id)` for `{id}`, where something is asked in its place. */
const isInOtherBrackets = ([a]: readonly [string, string]): boolean => /^[([<:].*[)\]>]?$/.test(a);

/** The template with the literal segments of the path. */
function corrected(template: TemplateSyntax, path: readonly string[]): TemplateSyntax {
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
