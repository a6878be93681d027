import type { Located } from "../source.js";
import type { RequirementDocument } from "./document.js";
import { type Range, type Reading, trimmed } from "./reading.js";

export type Delta = NonNullable<RequirementDocument["delta"]>;

/** A scenario, one for each row of its examples, or what goes before each scenario of its requirement. */
export type ScenarioRole = "scenario" | "outline" | "background";

/** What a heading opens. */
export type HeadingKind =
  | { readonly kind: "title" }
  | { readonly kind: "purpose" }
  | { readonly kind: "requirements"; readonly delta: Delta | null }
  | { readonly kind: "requirement"; readonly name: Located<string> }
  | { readonly kind: "scenario"; readonly name: Located<string>; readonly role: ScenarioRole }
  /** A heading that begins like one of the last two but lacks its colon. */
  | { readonly kind: "nearly"; readonly meant: "Requirement" | "Scenario" }
  | { readonly kind: "other" };

const named = /^(Requirement|Scenario(?:[ \t]+(?:Outline|Template))?)[ \t]*[:：][ \t]*/i;
const background = /^Background(?:[ \t]*[:：][ \t]*|$)/i;
/** Words of Gherkin that have no meaning as a heading. */
export const foreignWord = /^(?:Examples?|Rule|Feature)(?=[ \t]*[:：]|$)/i;
const nearly = /^(Requirement|Scenario)(?![\p{L}\p{N}])[^:：]*$/iu;
const section = /^(?:(ADDED|MODIFIED|REMOVED|RENAMED)[ \t]+)?Requirements[ \t]*:?$/i;

/** Decides by its words, and by its level where words alone are not enough. */
export function headingKind(reading: Reading, depth: number, content: Range | null): HeadingKind {
  if (content === null) return { kind: "other" };
  const text = trimmed(reading, content);
  const found = named.exec(text.value);
  if (found !== null) {
    const name = trimmed(reading, { start: text.at.start + found[0].length, end: text.at.end });
    if (found[1]?.toLowerCase() === "requirement") return { kind: "requirement", name };
    return { kind: "scenario", name, role: /\s/.test(found[1] ?? "") ? "outline" : "scenario" };
  }
  if (depth === 4 && background.test(text.value)) return { kind: "scenario", name: text, role: "background" };
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
