import { type AST, RegExpParser } from "@eslint-community/regexpp";
import { OutsideSubset } from "./outside-subset.js";
import { boundSize } from "./pattern-size.js";
import { portableText } from "./portable-text.js";

export type PatternReading =
  | { readonly kind: "pattern"; readonly portable: string }
  | { readonly kind: "fault"; readonly fault: string };

const MOST_CHARACTERS = 1000;

/**
 * Patterns are JavaScript's with the flag `u`, as OpenAPI has them. Those of the subset are said again in words that
 * the engines of all targets read alike; each of these takes time linear in the text.
 */
export function readPattern(source: string): PatternReading {
  if (source.length > MOST_CHARACTERS) return fault(`it is longer than ${MOST_CHARACTERS} characters`);
  try {
    const pattern = patternTree(source);
    boundSize(pattern);
    return { kind: "pattern", portable: portableText(pattern) };
  } catch (error) {
    if (error instanceof OutsideSubset) return fault(error.message);
    if (error instanceof SyntaxError)
      return fault(error.message.replace(/^Invalid regular expression: (?:\/.*\/u?: )?/s, ""));
    throw error;
  }
}

const fault = (words: string): PatternReading => ({ kind: "fault", fault: words });

/** What JavaScript reads in a pattern. It throws a SyntaxError where that is nothing. */
export function patternTree(source: string): AST.Pattern {
  return new RegExpParser({ ecmaVersion: 2024 }).parsePattern(source, 0, source.length, { unicode: true });
}
