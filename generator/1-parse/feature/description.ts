import type { Scenario } from "@cucumber/messages";
import { diagnose } from "../../diagnostics/diagnose.js";
import type { StepWords } from "../../diagnostics/step-words.js";
import { type Reading, spanOf } from "../reading.js";
import type { FeatureLines } from "./feature-lines.js";

type Described = Pick<Scenario, "location" | "description">;

interface DescribedReading extends Reading {
  readonly lines: FeatureLines;
  readonly words: StepWords;
}

/** Words before the first step are for people. Code among them was meant as a step, whose keyword is no keyword. */
export function reportCodeIn(reading: DescribedReading, { location, description }: Described): void {
  if (!description.includes("`")) return;
  let number = location.line;
  for (const words of description.split("\n").map((line) => line.trim())) {
    if (words === "") continue;
    let at = reading.lines.line(++number);
    // Comments and empty lines are no part of a description.
    while (at.end < reading.text.length && reading.text.slice(at.start, at.end) !== words)
      at = reading.lines.line(++number);
    if (/`[^`]+`/.test(words))
      reading.report(diagnose("outside-step", spanOf(reading, at), {}, [], reading.words));
  }
}

/** Only a table below a heading is no scenario: the parser takes it for a description. */
export const isTableAlone = ({ steps, description }: Pick<Scenario, "steps" | "description">): boolean =>
  steps.length === 0 && /^[ \t]*\|/m.test(description);
