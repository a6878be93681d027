import type { AST } from "@eslint-community/regexpp";
import { OutsideSubset } from "./outside-subset.js";

/** Characters with all counts written out. Time for a text is this times its length, at worst. */
const MOST = 1000;

/** A category or a property is hundreds of ranges, and an engine keeps them once for each time it is written out. */
const PROPERTY = 5;

/** Refuses what is small to write and large to run, as `(?:a{99}){99}` is. */
export function boundSize(pattern: AST.Pattern): void {
  if (sizeOf(pattern.alternatives) > MOST)
    throw new OutsideSubset(
      `with its counts written out it is longer than ${MOST} characters (\`\\p{…}\` counts ${PROPERTY}); ` +
        "the rule `length` has no such limit",
    );
}

const sizeOf = (alternatives: readonly AST.Alternative[]): number =>
  alternatives.reduce((sum, { elements }) => elements.reduce((all, one) => all + elementSize(one), sum), 0);

function elementSize(element: AST.Element): number {
  switch (element.type) {
    case "Quantifier": {
      const { min, max } = element;
      return elementSize(element.element) * Math.max(1, max === Number.POSITIVE_INFINITY ? min : max);
    }
    case "Group":
    case "CapturingGroup":
      return Math.max(1, sizeOf(element.alternatives));
    case "CharacterSet":
      return setSize(element);
    case "CharacterClass":
      return Math.max(1, ...element.elements.map(memberSize));
    default:
      return 1;
  }
}

const memberSize = (member: AST.CharacterClassElement): number =>
  member.type === "CharacterSet" ? setSize(member) : 1;

const setSize = ({ kind }: AST.CharacterSet): number => (kind === "property" ? PROPERTY : 1);
