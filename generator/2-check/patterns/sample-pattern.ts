import type { AST } from "@eslint-community/regexpp";
import { linearPattern } from "../../linear-pattern.js";
import type { FieldCheck } from "../../model.js";
import { patternTree } from "./read-pattern.js";

/**
 * A short text that a pattern of the subset matches, or `null` where none was found: literals as they stand, the first
 * letter of a class, the first alternative, the least number of repetitions.
 */
export function samplePattern({
  pattern,
  portable,
}: Extract<FieldCheck, { kind: "pattern" }>): string | null {
  const sample = alternativesSample(patternTree(pattern).alternatives, first);
  return linearPattern(portable)(sample) ? sample : null;
}

/**
 * Short texts of a pattern that differ in what they hold: the first of all choices, the last of all, and where it can
 * be chosen, no letter of the text to be avoided.
 */
export function samplesAvoiding(avoided: string, pattern: string): readonly string[] {
  const { alternatives } = patternTree(pattern);
  const last: Pick = (options) => [...options].at(-1) ?? "";
  const without: Pick = (options) => {
    const all = [...options];
    const isFree = (option: string): boolean => ![...option].some((letter) => avoided.includes(letter));
    return all.find(isFree) ?? all.find((option) => !option.includes(avoided)) ?? first(all);
  };
  return [first, last, without].map((pick) => alternativesSample(alternatives, pick));
}

/** Takes one of some texts that all would do; they are made as far as they are looked at. */
type Pick = (options: Iterable<string>) => string;

const first: Pick = ([option = ""]) => option;

function alternativesSample(alternatives: readonly AST.Alternative[], pick: Pick): string {
  function* options(): Iterable<string> {
    for (const { elements } of alternatives)
      yield elements.map((element) => elementSample(element, pick)).join("");
  }
  return pick(options());
}

function elementSample(element: AST.Element, pick: Pick): string {
  switch (element.type) {
    case "Character":
      return String.fromCodePoint(element.value);
    case "CharacterSet":
    case "CharacterClass":
      return pick(lettersOf(element));
    case "Quantifier":
      return elementSample(element.element, pick).repeat(element.min);
    case "Group":
    case "CapturingGroup":
      return alternativesSample(element.alternatives, pick);
    default:
      return "";
  }
}

/** Letters of a set, the likeliest first: what is written in it, then what a keyboard has. */
function* lettersOf(set: AST.CharacterSet | AST.CharacterClass): Iterable<string> {
  yield set.type === "CharacterSet" ? setSample(set) : classSample(set);
  if (set.type === "CharacterClass" && !set.negate)
    for (const element of set.elements)
      if (element.type === "Character") yield String.fromCodePoint(element.value);
      else if (element.type === "CharacterClassRange") yield String.fromCodePoint(element.max.value);
  const one = new RegExp(`^${set.raw}$`, "u");
  for (const letter of keyboard) if (one.test(letter)) yield letter;
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

const keyboard = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));
const oneOf = (set: string): string => [..."aA1 -_/"].find((letter) => accepts(set, letter)) ?? "a";

/** Of one character JavaScript's own engine may be asked. */
const accepts = (set: string, letter: string): boolean => new RegExp(`^${set}$`, "u").test(letter);
