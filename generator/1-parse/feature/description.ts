import type { Scenario } from "@cucumber/messages";
import { diagnose } from "../../diagnostics/diagnose.js";
import type { StepWords } from "../../diagnostics/step-words.js";
import { type Reading, spanOf } from "../reading.js";
import type { FeatureLines } from "./feature-lines.js";
import type { Dialect } from "./gherkin.js";

type Described = Pick<Scenario, "location" | "description">;

interface DescribedReading extends Reading {
  readonly lines: FeatureLines;
  readonly words: StepWords;
}

type LostReading = DescribedReading & { readonly dialect: Dialect };

/**
 * Words before the first step are for people. Code among them was meant as a step, whose keyword is no keyword, and so was a
 * line that begins with the letters of a keyword in another order or case.
 */
export function reportLostSteps(reading: LostReading, { location, description }: Described): void {
  const { given, when, then } = reading.dialect;
  const keywords = [...given, ...when, ...then].map((word) => word.trim()).filter((word) => word.length > 2);
  const meant = (words: string): string | null => {
    const [first = ""] = words.split(" ", 1);
    return keywords.find((word) => word !== first && lettersOf(word) === lettersOf(first)) ?? null;
  };
  const hasCode = (words: string): boolean => /`[^`]+`/.test(words);
  if (!description.split("\n").some((line) => hasCode(line) || meant(line.trim()) !== null)) return;
  let number = location.line;
  for (const words of description.split("\n").map((line) => line.trim())) {
    if (words === "") continue;
    let at = reading.lines.line(++number);
    // Comments and empty lines are no part of a description.
    while (at.end < reading.text.length && reading.text.slice(at.start, at.end) !== words)
      at = reading.lines.line(++number);
    const keyword = meant(words);
    if (keyword !== null) reading.report(diagnose("misspelt-keyword", spanOf(reading, at), { keyword }));
    else if (hasCode(words))
      reading.report(diagnose("outside-step", spanOf(reading, at), {}, [], reading.words));
  }
}

const lettersOf = (word: string): string => [...word.toLowerCase()].sort().join("");

/** A second feature of a file, which the parser takes for a description of the first, as long as nothing stands between. */
export function reportSecondFeature(
  reading: DescribedReading & { readonly dialect: Dialect },
  { location, description }: Described,
): void {
  const isFeature = (line: string): boolean =>
    reading.dialect.feature.some((word) => line.startsWith(`${word}:`));
  if (!description.split("\n").some((line) => isFeature(line.trim()))) return;
  for (let number = location.line + 1; ; number++) {
    const at = reading.lines.line(number);
    const isSecond = isFeature(reading.text.slice(at.start, at.end));
    if (isSecond) reading.report(diagnose("second-feature", spanOf(reading, at), {}));
    if (isSecond || at.end >= reading.text.length) return;
  }
}

/** Only a table below a heading is no scenario: the parser takes it for a description. */
export const isTableAlone = ({ steps, description }: Pick<Scenario, "steps" | "description">): boolean =>
  steps.length === 0 && /^[ \t]*\|/m.test(description);
