import type { SpecDocument } from "../../1-parse/document.js";
import type { FactSyntax, TemplateSyntax } from "../../1-parse/notation/fact-syntax.js";
import type { Located, Span } from "../../source.js";
import type { DiagnosticSink } from "../diagnostic-sink.js";
import { corrected, writtenSegment } from "./corrected-path.js";
import { hasOtherSlashes, isInOtherBrackets, isNear } from "./path-slips.js";
import { type PathTree, pathTree } from "./path-tree.js";
import { located, type StepNames, type StepNamesOf } from "./step-names.js";

type Operation = Extract<FactSyntax, { readonly kind: "operation" }>;

/** An operation where a requirement names it. */
interface Naming {
  readonly fact: Operation;
  readonly at: Span;
  readonly segments: readonly string[];
  /** A reply below 400 stands behind it. */
  readonly isAnswered: boolean;
  readonly form: Form;
}

/** What is known of a path, whatever its parameters are called. */
interface Form {
  /** Whether some requirement answers it, and whether some scenario asks it. */
  isAnswered: boolean;
  isAsked: boolean;
}

/** A request of a scenario, a reference as `{}`. */
interface Asked {
  readonly method: string;
  readonly segments: readonly string[];
  readonly at: Span;
}

/**
 * How many letters are compared in search of what was meant. Each path without a request is compared with each that is
 * requested and not declared; thousands of both do not come from slips of the pen.
 */
const most = { letters: 10_000_000, inOne: 200 } as const;

/**
 * The documents with each misspelt path as the scenarios ask it, or as the requirement that answers has it. An operation
 * is misspelt where no scenario asks it and one slip leads to what is asked and declared nowhere; or to an operation that
 * another requirement names, where one of the two says what is answered.
 */
export function withSpeltPaths(
  documents: readonly SpecDocument[],
  stepNames: StepNamesOf,
  report: DiagnosticSink,
): readonly SpecDocument[] {
  const forms = new Map<string, PathTree<Form>>();
  const namings = byMethodAndLength(documents.flatMap((document) => namingsIn(document, forms)));
  const lost = byMethodAndLength(
    once(documents.flatMap((document) => stepNames(document).flat().flatMap(askedIn))).filter(
      (request) => !isDeclared(request, forms),
    ),
  );
  const paths = new Map<string, TemplateSyntax>();
  let left: number = most.letters;
  const search = (naming: Naming, key: string): Naming | Asked | undefined => {
    const letters = naming.fact.path.value.text.length + 1;
    /** The first of some, while there is patience left. */
    const first = <T extends Naming | Asked>(
      some: readonly T[],
      isMeant: (one: T) => boolean,
    ): T | undefined => {
      for (const one of some) {
        left -= letters;
        if (left < 0) return undefined;
        if (isMeant(one)) return one;
      }
      return undefined;
    };
    const requests = lost.get(key) ?? [];
    const { method } = naming.fact;
    const { length } = naming.segments;
    const hasOwnLetters = ({ segments }: Asked): boolean =>
      letters <= most.inOne &&
      segments.join("/").length <= most.inOne &&
      hasOtherSlashes(naming.segments, segments);
    return (
      first(requests, ({ segments }) => isNear(naming.segments, segments)) ??
      first(requests, ({ segments }) => isNear(naming.segments, segments, isInOtherBrackets)) ??
      first(lost.get(`${method} ${length - 1}`) ?? [], hasOwnLetters) ??
      first(lost.get(`${method} ${length + 1}`) ?? [], hasOwnLetters) ??
      first(namings.get(key) ?? [], (other) => isOther(naming, other))
    );
  };
  for (const [key, here] of namings)
    for (const naming of here) {
      if (naming.form.isAsked) continue;
      const meant = search(naming, key);
      if (meant === undefined) continue;
      const path = corrected(naming.fact.path.value, meant.segments);
      const [name, used] = [naming.fact.path.value.text, path.text].map(
        (text) => `${naming.fact.method} ${text}`,
      );
      report("misspelt-path", naming.fact.path.at, { name: name ?? "", used: used ?? "" }, [
        { message: "The other one is named here.", at: meant.at },
      ]);
      paths.set(placeOf(naming.at), path);
    }
  return paths.size === 0 ? documents : documents.map((document) => withPaths(document, paths));
}

/** Whether a request is one that a requirement declares, which thereby is known to be asked. */
function isDeclared({ method, segments }: Asked, forms: ReadonlyMap<string, PathTree<Form>>): boolean {
  const taking = forms.get(method)?.taking(segments) ?? [];
  for (const form of taking) form.isAsked = true;
  return taking.length > 0;
}

/** Whether both are one operation, of which one naming says what it answers and the other is misspelt. */
function isOther(naming: Naming, other: Naming): boolean {
  if (naming.isAnswered === other.isAnswered || !isNear(naming.segments, other.segments)) return false;
  return other.isAnswered || (!other.form.isAnswered && other.form.isAsked);
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

function namingsIn({ requirements }: SpecDocument, forms: Map<string, PathTree<Form>>): readonly Naming[] {
  return requirements.flatMap(({ blocks }) => {
    const found: Naming[] = [];
    let isAnswered = false;
    const facts = blocks.flatMap((block) => (block.kind === "paragraph" ? block.facts : []));
    // From the end on, so that what answers an operation is known where it is met.
    for (const { value, at } of [...facts].reverse()) {
      if (value.kind === "reply" && value.status < 400) isAnswered = true;
      if (value.kind !== "operation") continue;
      if (value.method !== "ANY" && !value.path.value.open) {
        const segments = value.path.value.segments.map(writtenSegment);
        const form = formOf(value.method, segments, forms);
        form.isAnswered ||= isAnswered;
        found.push({ fact: value, at, segments, isAnswered, form });
      }
      isAnswered = false;
    }
    return found.reverse();
  });
}

function formOf(method: string, segments: readonly string[], forms: Map<string, PathTree<Form>>): Form {
  const tree = forms.get(method) ?? pathTree<Form>();
  forms.set(method, tree);
  return tree.keep(segments, () => ({ isAnswered: false, isAsked: false }));
}

/** Each path that is asked, where it is asked first. */
function once(all: readonly Asked[]): readonly Asked[] {
  const first = new Map<string, Asked>();
  for (const one of all) {
    const key = `${one.method} ${one.segments.join("/")}`;
    if (!first.has(key)) first.set(key, one);
  }
  return [...first.values()];
}

const askedIn = ({ path, asked }: StepNames): readonly Asked[] =>
  asked.map(([method, ...request]) => {
    const { value, at } = located(path, request);
    return { method, segments: value.replace(/\?.*$/, "").split("/").slice(1), at };
  });

const withPaths = (document: SpecDocument, paths: ReadonlyMap<string, TemplateSyntax>): SpecDocument => ({
  ...document,
  requirements: document.requirements.map((requirement) => ({
    ...requirement,
    blocks: requirement.blocks.map((block) =>
      block.kind === "paragraph"
        ? { ...block, facts: block.facts.map((fact) => withPath(fact, paths)) }
        : block,
    ),
  })),
});

function withPath(
  fact: Located<FactSyntax>,
  paths: ReadonlyMap<string, TemplateSyntax>,
): Located<FactSyntax> {
  const path = paths.get(placeOf(fact.at));
  if (path === undefined || fact.value.kind !== "operation") return fact;
  return { ...fact, value: { ...fact.value, path: { ...fact.value.path, value: path } } };
}
