import type { StepWords } from "../../diagnostics/step-words.js";
import type { Dialect } from "./gherkin.js";

/** The words in which a fix for a feature is written: of each keyword the first of its language. */
export function featureWords(dialect: Dialect): StepWords {
  const step = (words: readonly string[]): string => (words.find((word) => word !== "* ") ?? "*").trim();
  const heading = (words: readonly string[]): string => `${words[0]}:`;
  return {
    GIVEN: step(dialect.given),
    WHEN: step(dialect.when),
    THEN: step(dialect.then),
    AND: step(dialect.and),
    BUT: step(dialect.but),
    // The last is the common one: the first is the word for an example.
    scenario: `${dialect.scenario[dialect.scenario.length - 1]}:`,
    outline: heading(dialect.scenarioOutline),
    examples: heading(dialect.examples),
    around: ["", ""],
  };
}
