import type { RequirementDocument, SpecDocument } from "../1-parse/document.js";
import { change } from "../diagnostics/catalog/change.js";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Span } from "../source.js";

/**
 * What this compiler reads in a delta with a warning, and OpenSpec does not read or refuses: archiving would stop there, or
 * leave it out without a word.
 */
const refused: ReadonlySet<string> = new Set([
  "heading-level",
  "heading-without-requirement",
  "duplicate-requirement",
  "half-renaming",
  "requirement-without-scenario",
]);

/** Whether OpenSpec would not archive it: that holds for every project, also one that was written without the notation. */
export const stopsArchiving = ({ code, severity }: Diagnostic): boolean =>
  severity === "error" && (refused.has(code) || Object.hasOwn(change, code));

const isWithin = (at: Span, block: Span): boolean => block.start <= at.start && at.end <= block.end;

/** The diagnostics of a delta, those as errors for which OpenSpec would not archive it, and what else it would not. */
export function asOpenSpecReads(
  delta: SpecDocument,
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] {
  const left = diagnostics.map((diagnostic) =>
    refused.has(diagnostic.code) && !standsBesideOthers(delta, diagnostic, diagnostics)
      ? { ...diagnostic, severity: "error" as const }
      : diagnostic,
  );
  const silent = delta.requirements.filter(
    ({ delta: kind, statement, blocks }) =>
      (kind === "ADDED" || kind === "MODIFIED") && statement === "" && blocks.length === 0,
  );
  return [
    ...left,
    ...silent.map(({ name }) => diagnose("requirement-without-text", name.at, { name: name.value })),
  ];
}

/** A scenario of another level does no harm where one of the right level stands in the same requirement: one is enough. */
function standsBesideOthers(
  { requirements }: SpecDocument,
  { code, at }: Diagnostic,
  all: readonly Diagnostic[],
): boolean {
  if (code !== "heading-level") return false;
  const home = requirements.find((one) => isWithin(at, one.at) && at.start > one.at.start);
  return home !== undefined && misplaced(home, all) < home.scenarios.length;
}

const misplaced = (home: RequirementDocument, all: readonly Diagnostic[]): number =>
  all.filter(({ code, at }) => code === "heading-level" && isWithin(at, home.at) && at.start > home.at.start)
    .length;
