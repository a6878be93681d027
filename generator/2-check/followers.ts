import type { SpecDocument } from "../1-parse/document.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Span } from "../source.js";
import type { Declarations, RequirementHome } from "./declarations.js";
import { joined } from "./facts/features-as-documents.js";
import type { OperationDraft } from "./scope.js";
import type { RouteTree } from "./steps/route-tree.js";

/** What a step contradicts of its operation; where the operation itself is not known, this cannot be said. */
const ofContract: ReadonlySet<string> = new Set([
  "answer-is-no-such-thing",
  "answer-of-other-type",
  "body-is-valid",
  "caller-missing",
  "header-is-sent",
  "pattern-does-not-fit",
  "request-refused",
  "undeclared-answer",
]);

/** Errors of what was taken for what was meant, so that nothing follows from them. */
const corrected: ReadonlySet<string> = new Set([
  "misspelt-name",
  "misspelt-path",
  "miswritten-fact",
  "unknown-code",
]);

/**
 * The diagnostics without those that follow from another: where a fact of an operation is in error, it is not known what
 * the scenarios that ask it contradict. They are judged once the fact is corrected.
 */
export function withoutFollowers(
  diagnostics: readonly Diagnostic[],
  declared: Declarations,
  drafts: readonly OperationDraft[],
  routes: RouteTree,
): readonly Diagnostic[] {
  const { homes } = declared;
  const documents = joined(declared);
  const errors = [...documents.flatMap((document) => document.diagnostics), ...diagnostics].filter(
    ({ code, severity }) => severity === "error" && !corrected.has(code),
  );
  const paragraphs = new SpanIndex(homes.flatMap(paragraphsOf));
  const broken = new Set(errors.flatMap(({ at }) => paragraphs.at(at) ?? []));
  if (broken.size === 0) return diagnostics;
  const unknown = new Set(
    drafts.flatMap(({ id, own, shared }) =>
      [...own, ...shared].some(({ home }) => broken.has(home)) ? [id] : [],
    ),
  );
  const unjudged = new SpanIndex(documents.flatMap((document) => scenariosAsking(document, unknown, routes)));
  return diagnostics.filter(
    ({ code, at }) =>
      !(code === "no-creator" && unknown.size > 0) && !(ofContract.has(code) && unjudged.at(at) !== null),
  );
}

const paragraphsOf = (home: RequirementHome): readonly (readonly [Span, RequirementHome])[] =>
  home.document.blocks.flatMap((block) => (block.kind === "paragraph" ? [[block.at, home] as const] : []));

/** Where the scenarios stand that ask one of these operations. */
const scenariosAsking = (
  { requirements }: SpecDocument,
  operations: ReadonlySet<string>,
  routes: RouteTree,
): readonly (readonly [Span, true])[] =>
  requirements
    .flatMap(({ scenarios }) => scenarios)
    .filter(({ steps }) =>
      steps.some(({ spans }) =>
        spans.some(({ value }) => {
          const asked = value.kind === "request" ? routes.at(value.path.value)?.get(value.method) : undefined;
          return asked !== undefined && operations.has(asked.id);
        }),
      ),
    )
    .map(({ at }) => [at, true]);

/** Finds which of many spans, none of which overlaps another, holds a place: by halves, since each diagnostic asks. */
class SpanIndex<T> {
  private readonly byPath = new Map<string, { readonly at: Span; readonly value: T }[]>();

  constructor(entries: Iterable<readonly [Span, T]>) {
    for (const [at, value] of entries) {
      const known = this.byPath.get(at.path);
      if (known === undefined) this.byPath.set(at.path, [{ at, value }]);
      else known.push({ at, value });
    }
    for (const all of this.byPath.values()) all.sort((a, b) => a.at.start - b.at.start);
  }

  at({ path, start }: Span): T | null {
    const all = this.byPath.get(path) ?? [];
    let [low, high] = [0, all.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((all[middle]?.at.start ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    const before = all[low - 1];
    return before !== undefined && start < before.at.end ? before.value : null;
  }
}
