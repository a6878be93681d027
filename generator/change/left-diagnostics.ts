import type { SpecDocument } from "../1-parse/document.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Span } from "../source.js";

const within = (at: Span, block: Span): boolean =>
  at.path === block.path && block.start <= at.start && at.end <= block.end;

/** What was wrong with a main spec and still is: not what stood in blocks that are gone. */
export const leftOfMain = ({ diagnostics }: SpecDocument, gone: readonly Span[]): readonly Diagnostic[] =>
  gone.length === 0 ? diagnostics : diagnostics.filter(({ at }) => !gone.some((block) => within(at, block)));

/** Said better, or differently, where the file is known to be part of a change. */
const retold: ReadonlySet<string> = new Set(["no-requirements", "requirement-outside-section"]);

/** What is wrong with a delta: not what stands below a requirement that goes, which is for people alone. */
export function leftOfDelta({ diagnostics, requirements }: SpecDocument): readonly Diagnostic[] {
  const unread = requirements.flatMap(({ delta, name, at }) =>
    delta === "REMOVED" || delta === "RENAMED" ? [{ ...at, start: name.at.end }] : [],
  );
  return diagnostics.filter(
    ({ code, at }) => !retold.has(code) && !unread.some((block) => within(at, block)),
  );
}
