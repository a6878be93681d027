import type { Located } from "../source.js";
import type { RequirementDocument } from "./document.js";
import { type Range, type Reading, trimmed } from "./reading.js";

export type Delta = NonNullable<RequirementDocument["delta"]>;

/** What a heading opens. */
export type HeadingKind =
  | { readonly kind: "title" }
  | { readonly kind: "purpose" }
  | { readonly kind: "requirements"; readonly delta: Delta | null }
  | { readonly kind: "requirement"; readonly name: Located<string> }
  | { readonly kind: "scenario"; readonly name: Located<string> }
  /** A heading that begins like one of the last two but lacks its colon. */
  | { readonly kind: "nearly"; readonly meant: "Requirement" | "Scenario" }
  | { readonly kind: "other" };

const named = /^(Requirement|Scenario)[ \t]*[:：][ \t]*/i;
/** Words of Gherkin that OpenSpec has no meaning for. */
export const foreignWord =
  /^(?:Scenario (?:Outline|Template)|Background|Examples?|Rule|Feature)(?=[ \t]*[:：]|$)/i;
const nearly = /^(Requirement|Scenario)(?![\p{L}\p{N}])[^:：]*$/iu;
const section = /^(?:(ADDED|MODIFIED|REMOVED|RENAMED)[ \t]+)?Requirements[ \t]*:?$/i;

/** Decides by its words, and by its level where words alone are not enough. */
export function headingKind(reading: Reading, depth: number, content: Range | null): HeadingKind {
  if (content === null) return { kind: "other" };
  const text = trimmed(reading, content);
  const found = named.exec(text.value);
  if (found !== null) {
    const name = trimmed(reading, { start: text.at.start + found[0].length, end: text.at.end });
    return found[1]?.toLowerCase() === "scenario"
      ? { kind: "scenario", name }
      : { kind: "requirement", name };
  }
  if (depth <= 2) {
    if (/^purpose[ \t]*:?$/i.test(text.value)) return { kind: "purpose" };
    const opened = section.exec(text.value);
    if (opened !== null) return { kind: "requirements", delta: deltaOf(opened[1]) };
    if (depth === 1) return { kind: "title" };
  }
  const meant = depth >= 3 ? nearly.exec(text.value) : null;
  if (meant === null) return { kind: "other" };
  return { kind: "nearly", meant: meant[1]?.toLowerCase() === "scenario" ? "Scenario" : "Requirement" };
}

const deltas: readonly Delta[] = ["ADDED", "MODIFIED", "REMOVED", "RENAMED"];
const deltaOf = (word: string | undefined): Delta | null =>
  deltas.find((delta) => delta === word?.toUpperCase()) ?? null;
