import type { AST } from "@eslint-community/regexpp";
import { characterText, memberText, rangeText, setText, special } from "./character-sets.js";
import { OutsideSubset } from "./outside-subset.js";

/** A pattern in words that all engines read alike. */
export function portableText(pattern: AST.Pattern): string {
  return alternativesText(pattern.alternatives);
}

const alternativesText = (alternatives: readonly AST.Alternative[]): string =>
  alternatives.map(({ elements }) => elements.map(elementText).join("")).join("|");

function elementText(element: AST.Element): string {
  switch (element.type) {
    case "Character":
      return characterText(element.value, special.outside);
    case "CharacterSet":
      return setText(element);
    case "CharacterClass":
      return classText(element);
    case "Quantifier":
      return `${elementText(element.element)}${repetitionText(element)}`;
    case "Group":
      if (element.modifiers !== null) throw new OutsideSubset("only ( and (?: groups are in the subset");
      return `(?:${alternativesText(element.alternatives)})`;
    case "CapturingGroup":
      if (element.name !== null) throw new OutsideSubset("only ( and (?: groups are in the subset");
      return `(${alternativesText(element.alternatives)})`;
    case "Assertion":
      return assertionText(element);
    case "Backreference":
      throw new OutsideSubset("a backreference is not in the subset");
    case "ExpressionCharacterClass":
      throw new OutsideSubset("a class of classes is not in the subset");
  }
}

function assertionText(assertion: AST.Assertion): string {
  switch (assertion.kind) {
    case "start":
      return "^";
    case "end":
      return "$";
    case "word":
      throw new OutsideSubset("a word boundary is not in the subset");
    default:
      throw new OutsideSubset("lookaround is not in the subset");
  }
}

function repetitionText({ min, max, greedy }: AST.Quantifier): string {
  const lazy = greedy ? "" : "?";
  if (min === 0 && max === 1) return `?${lazy}`;
  if (max === Number.POSITIVE_INFINITY) return `${min === 0 ? "*" : min === 1 ? "+" : `{${min},}`}${lazy}`;
  return `{${min === max ? min : `${min},${max}`}}${lazy}`;
}

function classText({ negate, elements }: AST.CharacterClass): string {
  if (elements.length === 0) {
    if (!negate) throw new OutsideSubset("the class [] matches no character");
    return `[${rangeText(0, 0x10ffff)}]`;
  }
  return `[${negate ? "^" : ""}${elements.map(classMemberText).join("")}]`;
}

function classMemberText(member: AST.CharacterClassElement): string {
  switch (member.type) {
    case "Character":
      return characterText(member.value, special.inClass);
    case "CharacterClassRange":
      return rangeText(member.min.value, member.max.value);
    case "CharacterSet":
      return memberText(member);
    default:
      throw new OutsideSubset("a class of classes is not in the subset");
  }
}
