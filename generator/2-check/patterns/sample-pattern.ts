import type { AST } from "@eslint-community/regexpp";
import { linearPattern } from "../../linear-pattern.js";
import type { Check } from "../../model.js";
import { patternTree } from "./read-pattern.js";

/**
 * A short text that a pattern of the subset matches, or `null` where none was found: literals as they stand, the first
 * letter of a class, the first alternative, the least number of repetitions.
 */
export function samplePattern({ pattern, portable }: Extract<Check, { kind: "pattern" }>): string | null {
  const sample = alternativesSample(patternTree(pattern).alternatives);
  return linearPattern(portable)(sample) ? sample : null;
}

const alternativesSample = ([first]: readonly AST.Alternative[]): string =>
  first === undefined ? "" : first.elements.map(elementSample).join("");

function elementSample(element: AST.Element): string {
  switch (element.type) {
    case "Character":
      return String.fromCodePoint(element.value);
    case "CharacterSet":
      return setSample(element);
    case "CharacterClass":
      return classSample(element);
    case "Quantifier":
      return elementSample(element.element).repeat(element.min);
    case "Group":
    case "CapturingGroup":
      return alternativesSample(element.alternatives);
    default:
      return "";
  }
}

function setSample(set: AST.CharacterSet): string {
  const letter = { any: "a", digit: "1", space: " ", word: "a", property: "A" }[set.kind];
  return accepts(set.raw, letter) ? letter : oneOf(set.raw);
}

function classSample({ negate, elements, raw }: AST.CharacterClass): string {
  const [first] = elements;
  if (negate || first === undefined) return oneOf(raw);
  switch (first.type) {
    case "Character":
      return String.fromCodePoint(first.value);
    case "CharacterClassRange":
      return String.fromCodePoint(first.min.value);
    case "CharacterSet":
      return setSample(first);
    default:
      return oneOf(raw);
  }
}

const oneOf = (set: string): string => [..."aA1 -_/"].find((letter) => accepts(set, letter)) ?? "a";

/** Of one character JavaScript's own engine may be asked. */
const accepts = (set: string, letter: string): boolean => new RegExp(`^${set}$`, "u").test(letter);
