import type { FactSyntax, TemplateSyntax } from "../1-parse/notation/fact-syntax.js";
import type { Method } from "../protocol/methods.js";
import type { Located, Span } from "../source.js";
import type { Declarations, RequirementHome } from "./declarations.js";
import type { DiagnosticSink } from "./diagnostic-sink.js";
import { didYouMean } from "./nearest.js";
import { operationIds } from "./operations/operation-id.js";
import { pathFault } from "./operations/path-fault.js";
import { shapeOfPath } from "./path-shape.js";

type OperationFact = Extract<FactSyntax, { kind: "operation" }>;

/** An operation as some requirement names it; facts of one operation are gathered over all requirements. */
export interface OperationDraft extends NamelessDraft {
  /** What generated code calls it. */
  readonly id: string;
  /** What a requirement calls it, ` as listBooks`. */
  readonly given: Located<string> | null;
}

interface NamelessDraft {
  readonly method: Method;
  readonly path: TemplateSyntax;
  /** The path without the names of its parameters. */
  readonly shape: string;
  /** The span that names it first, and each requirement that names it exactly. */
  readonly at: Located<FactSyntax>["at"];
  readonly homes: RequirementHome[];
  /** 2xx replies and bodies that stand behind it, and the facts of its requirements. */
  readonly own: DraftFact[];
  readonly shared: DraftFact[];
}

export interface DraftFact {
  readonly fact: Located<FactSyntax>;
  readonly home: RequirementHome;
  /** How particular the span is by which the requirement names the operation; 0 where that does not matter. */
  readonly reach: number;
}

/**
 * Gives every fact to the operations it speaks of: a reply below 400 and a body to the operation before them, everything
 * else to all operations of its requirement; wildcard operations such as `ANY *` stand for all they match.
 */
export function operationDrafts(declared: Declarations, report: DiagnosticSink): readonly OperationDraft[] {
  const book: DraftBook = { byShape: new Map(), byPath: new Map() };
  for (const home of declared.homes)
    for (const fact of home.facts) if (isConcrete(fact.value)) declare(book, fact, fact.value, home, report);
  const byPrefix = prefixIndex([...book.byShape.values()]);
  const sharing = { ...book, byPrefix, matched: new Map(), taken: new Map() };
  for (const home of declared.homes) shareFacts(home, sharing, report);
  const drafts = [...book.byShape.values()].map((draft) => ({ ...draft, given: givenId(draft) }));
  const ids = operationIds(drafts.map((draft) => ({ ...draft, given: draft.given?.value ?? null, draft })));
  return [...ids].map(([{ draft }, id]) => ({ ...draft, id })).sort(byPath);
}

/** The first id that a requirement gives an operation. */
function givenId({ own }: NamelessDraft): Located<string> | null {
  for (const { fact } of own)
    if (fact.value.kind === "operation" && fact.value.id !== null) return fact.value.id;
  return null;
}

interface DraftBook {
  /** By method and shape. */
  readonly byShape: Map<string, NamelessDraft>;
  /** The first of each path, whatever its method. */
  readonly byPath: Map<string, NamelessDraft>;
}

function byPath(a: NamelessDraft, b: NamelessDraft): number {
  if (a.path.text !== b.path.text) return a.path.text < b.path.text ? -1 : 1;
  return a.method < b.method ? -1 : 1;
}

function isConcrete(fact: FactSyntax): fact is OperationFact & { readonly method: Method } {
  return fact.kind === "operation" && fact.method !== "ANY" && !fact.path.value.open;
}

const paramsOf = ({ segments }: TemplateSyntax): readonly string[] =>
  segments.flat().flatMap((part) => (part.kind === "param" ? [part.name] : []));

function declare(
  book: DraftBook,
  located: Located<FactSyntax>,
  fact: OperationFact & { readonly method: Method },
  home: RequirementHome,
  report: DiagnosticSink,
): void {
  const path = fact.path.value;
  const shape = shapeOfPath(path);
  const key = `${fact.method} ${shape}`;
  const draft = book.byShape.get(key);
  const sibling = draft ?? book.byPath.get(shape);
  if (sibling !== undefined && paramsOf(sibling.path).join() !== paramsOf(path).join())
    report("colliding-path", fact.path.at, { path: path.text, other: sibling.path.text }, [
      { message: "The other one is here.", at: sibling.at },
    ]);
  if (draft === undefined) {
    const fault = pathFault(path);
    if (fault !== null) report("unreachable-path", fact.path.at, { path: path.text, ...fault });
    const own = [{ fact: located, home, reach: 0 }];
    const fresh = { method: fact.method, path, shape, at: located.at, homes: [home], own, shared: [] };
    book.byShape.set(key, fresh);
    if (sibling === undefined) book.byPath.set(shape, fresh);
    return;
  }
  draft.own.push({ fact: located, home, reach: 0 });
  if (draft.homes[draft.homes.length - 1] !== home) draft.homes.push(home);
}

/** Drafts whose shape begins with a text: found by halves, since each wildcard asks. */
type PrefixIndex = (prefix: string) => readonly NamelessDraft[];

function prefixIndex(drafts: readonly NamelessDraft[]): PrefixIndex {
  const sorted = [...drafts].sort((a, b) => (a.shape < b.shape ? -1 : a.shape > b.shape ? 1 : 0));
  const shapeAt = (index: number): string => sorted[index]?.shape ?? "";
  /** The first index from which on all shapes are behind what `isBefore` holds for. */
  const firstNot = (isBefore: (shape: string) => boolean): number => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(shapeAt(middle))) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return (prefix) =>
    sorted.slice(
      firstNot((shape) => shape < prefix),
      firstNot((shape) => shape < prefix || shape.startsWith(prefix)),
    );
}

interface SharedBook extends DraftBook {
  readonly byPrefix: PrefixIndex;
  /** What wildcards stand for: many requirements may write the same one. */
  readonly matched: Map<string, readonly NamelessDraft[]>;
  /** How many facts an operation was given. */
  readonly taken: Map<NamelessDraft, number>;
}

/**
 * A fact of many operations is a fact of each: without a limit for each, a contract would grow with the product of
 * its operations and its facts.
 */
const mostFacts = 250;

/** Whether each of the operations could take the fact. */
function give(
  fact: DraftFact,
  to: "own" | "shared",
  drafts: readonly NamelessDraft[],
  book: SharedBook,
  reaches: ReadonlyMap<NamelessDraft, number> | null,
): boolean {
  if (drafts.some((draft) => (book.taken.get(draft) ?? 0) >= mostFacts)) return false;
  for (const draft of drafts) {
    const reach = reaches?.get(draft) ?? 0;
    draft[to].push(reach === 0 ? fact : { ...fact, reach });
    book.taken.set(draft, (book.taken.get(draft) ?? 0) + 1);
  }
  return true;
}

function reportFull(
  drafts: readonly NamelessDraft[],
  at: Span,
  book: SharedBook,
  report: DiagnosticSink,
): void {
  const full = drafts.find((draft) => book.taken.get(draft) === mostFacts);
  if (full === undefined) return;
  // Reported once of an operation: whatever else is said of it is beyond the limit, too.
  book.taken.set(full, mostFacts + 1);
  report("facts-beyond-limit", at, { operation: `${full.method} ${full.path.text}`, limit: mostFacts });
}

function shareFacts(home: RequirementHome, book: SharedBook, report: DiagnosticSink): void {
  const named = new Map<Located<FactSyntax>, readonly NamelessDraft[]>();
  for (const fact of home.facts)
    if (fact.value.kind === "operation") {
      const matched = draftsNamed(fact.value, book);
      const template = `${fact.value.method} ${fact.value.path.value.text}`;
      if (matched.length === 0) report("matches-no-operation", fact.at, { template });
      if (fact.value.body !== null && !isConcrete(fact.value))
        report("body-of-many", fact.value.body.at, { template });
      named.set(fact, matched);
    }
  const everywhere = home.facts.some(({ value }) => isShared(value)) ? union([...named.values()]) : [];
  reportUnknownParams(home, everywhere, report);
  let before: readonly NamelessDraft[] | null = null;
  for (const fact of home.facts) {
    const { value } = fact;
    if (value.kind === "operation") before = named.get(fact) ?? null;
    if (!isShared(value)) continue;
    const isOwn = value.kind === "reply" && value.code === null && value.status < 400;
    const drafts = isOwn ? (before ?? []) : everywhere;
    if (isOwn && before === null) report("reply-without-operation", fact.at, { status: value.status });
    else if (!isOwn && drafts.length === 0) report("fact-without-operation", fact.at, { kind: value.kind });
    const reaches = value.kind === "authentication" ? reachesOf(named) : null;
    if (give({ fact, home, reach: 0 }, isOwn ? "own" : "shared", drafts, book, reaches)) continue;
    reportFull(drafts, fact.at, book, report);
    return;
  }
}

/** A path written out is more than any prefix, a longer prefix more than a shorter one, and of one path a method more than ANY. */
function reachesOf(
  named: ReadonlyMap<Located<FactSyntax>, readonly NamelessDraft[]>,
): ReadonlyMap<NamelessDraft, number> {
  const reaches = new Map<NamelessDraft, number>();
  for (const [{ value }, drafts] of named) {
    if (value.kind !== "operation") continue;
    const path = value.path.value;
    const length = path.open ? shapeOfPath(path).length : Number.MAX_SAFE_INTEGER / 4;
    const reach = 2 * length + (value.method === "ANY" ? 0 : 1);
    for (const draft of drafts) reaches.set(draft, Math.max(reaches.get(draft) ?? 0, reach));
  }
  return reaches;
}

const union = (lists: readonly (readonly NamelessDraft[])[]): readonly NamelessDraft[] =>
  lists.length === 1 ? (lists[0] ?? []) : [...new Set(lists.flat())];

/** The type of a path parameter speaks of some path of its requirement. */
function reportUnknownParams(
  home: RequirementHome,
  drafts: readonly NamelessDraft[],
  report: DiagnosticSink,
): void {
  const written = home.facts.flatMap(({ value }) =>
    value.kind === "operation" ? paramsOf(value.path.value) : [],
  );
  const known = new Set([...written, ...drafts.flatMap((draft) => paramsOf(draft.path))]);
  for (const { value } of home.facts)
    if (value.kind === "param" && drafts.length > 0 && !known.has(value.name.value))
      report("unknown-parameter", value.name.at, {
        name: value.name.value,
        guess: didYouMean(value.name.value, known),
      });
}

const shared = new Set([
  "arrow",
  "reply",
  "query",
  "reply-class",
  "query-rest",
  "param",
  "header",
  "authentication",
]);
const isShared = (fact: FactSyntax): boolean => shared.has(fact.kind);

function draftsNamed(fact: OperationFact, book: SharedBook): readonly NamelessDraft[] {
  const path = fact.path.value;
  const wanted = shapeOfPath(path).replace(/\*$/, "");
  if (isConcrete(fact)) {
    const draft = book.byShape.get(`${fact.method} ${wanted}`);
    return draft === undefined ? [] : [draft];
  }
  const key = `${fact.method} ${wanted}${path.open ? "*" : ""}`;
  const known = book.matched.get(key);
  if (known !== undefined) return known;
  const found = book
    .byPrefix(wanted)
    .filter(
      (draft) =>
        (fact.method === "ANY" || fact.method === draft.method) && (path.open || draft.shape === wanted),
    );
  book.matched.set(key, found);
  return found;
}
