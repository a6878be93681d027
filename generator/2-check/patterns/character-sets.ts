import type { AST } from "@eslint-community/regexpp";
import { linearPattern } from "../../linear-pattern.js";
import { OutsideSubset } from "./outside-subset.js";

type Range = readonly [first: number, last: number];

const LAST = 0x10ffff;

/** What the escapes mean to JavaScript. Other languages know further digits, letters and spaces. */
const sets: Readonly<Record<"digit" | "word" | "space" | "line end", readonly Range[]>> = {
  digit: [[0x30, 0x39]],
  word: [
    [0x30, 0x39],
    [0x41, 0x5a],
    [0x5f, 0x5f],
    [0x61, 0x7a],
  ],
  space: [
    [0x09, 0x0d],
    [0x20, 0x20],
    [0xa0, 0xa0],
    [0x1680, 0x1680],
    [0x2000, 0x200a],
    [0x2028, 0x2029],
    [0x202f, 0x202f],
    [0x205f, 0x205f],
    [0x3000, 0x3000],
    [0xfeff, 0xfeff],
  ],
  "line end": [
    [0x0a, 0x0a],
    [0x0d, 0x0d],
    [0x2028, 0x2029],
  ],
};

/** `.`, `\d`, `\S` or `\p{L}` as a character of its own. */
export function setText(set: AST.CharacterSet): string {
  if (set.kind === "property") return propertyText(set);
  if (set.kind === "any") return `[^${rangesText(sets["line end"])}]`;
  return `[${set.negate ? "^" : ""}${rangesText(sets[set.kind])}]`;
}

/** The same between the brackets of a class, where not every engine reads another class. */
export function memberText(set: AST.CharacterSet): string {
  if (set.kind === "property") return propertyText(set);
  if (set.kind === "any") return ".";
  return rangesText(set.negate ? complement(sets[set.kind]) : sets[set.kind]);
}

function complement(ranges: readonly Range[]): readonly Range[] {
  const starts = [0, ...ranges.map(([, last]) => last + 1)];
  const ends = [...ranges.map(([first]) => first - 1), LAST];
  return starts.map((start, i) => [start, ends[i] ?? LAST] as const);
}

const rangesText = (ranges: readonly Range[]): string =>
  ranges.map(([first, last]) => rangeText(first, last)).join("");

export function rangeText(first: number, last: number): string {
  return first === last ? characterText(first, special.inClass) : classRange(first, last);
}

const classRange = (first: number, last: number): string =>
  `${characterText(first, special.inClass)}-${characterText(last, special.inClass)}`;

/** What would mean something else in one of the engines; two of `&`, `-` or `~` join classes in one of them. */
export const special = { outside: /[\\.+*?()|[\]{}^$]/, inClass: /[\\\]^[&~-]/ } as const;

/** A character that stands for itself: as it is where it can be seen and written in ASCII. */
export function characterText(point: number, meaningful: RegExp): string {
  if (point >= 0xd800 && point <= 0xdfff)
    throw new OutsideSubset("half of a surrogate pair is a character in no text");
  if (point < 0x20 || point > 0x7e) return `\\x{${point.toString(16)}}`;
  const character = String.fromCodePoint(point);
  return meaningful.test(character) ? `\\${character}` : character;
}

/** Properties that are neither a category nor a script and that all engines know by this name. */
const plainProperties: ReadonlySet<string> = new Set(["Alphabetic", "Lowercase", "Uppercase", "White_Space"]);

function propertyText(set: AST.UnicodePropertyCharacterSet): string {
  const { key, value, negate } = set;
  const name = value ?? key;
  const isCategory = key === "General_Category" || key === "gc";
  const isKnown = isCategory || key === "Script" || key === "sc" || plainProperties.has(key);
  const text = `\\${negate ? "P" : "p"}{${isCategory ? (categories.get(name) ?? name) : name}}`;
  if (!isKnown || name === "Cs" || name === "Surrogate" || !isReadByEngine(text))
    throw new OutsideSubset(
      `\`${set.raw}\` is not known in every language: take a category as \`\\p{L}\`, a script by its long name, ` +
        `or ${[...plainProperties].join(", ")}`,
    );
  return text;
}

function isReadByEngine(text: string): boolean {
  try {
    linearPattern(text);
    return true;
  } catch {
    return false;
  }
}

/** The long names of categories, which not every engine knows. */
const categories: ReadonlyMap<string, string> = new Map([
  ["Letter", "L"],
  ["Cased_Letter", "LC"],
  ["Uppercase_Letter", "Lu"],
  ["Lowercase_Letter", "Ll"],
  ["Titlecase_Letter", "Lt"],
  ["Modifier_Letter", "Lm"],
  ["Other_Letter", "Lo"],
  ["Mark", "M"],
  ["Combining_Mark", "M"],
  ["Nonspacing_Mark", "Mn"],
  ["Spacing_Mark", "Mc"],
  ["Enclosing_Mark", "Me"],
  ["Number", "N"],
  ["Decimal_Number", "Nd"],
  ["digit", "Nd"],
  ["Letter_Number", "Nl"],
  ["Other_Number", "No"],
  ["Punctuation", "P"],
  ["punct", "P"],
  ["Connector_Punctuation", "Pc"],
  ["Dash_Punctuation", "Pd"],
  ["Open_Punctuation", "Ps"],
  ["Close_Punctuation", "Pe"],
  ["Initial_Punctuation", "Pi"],
  ["Final_Punctuation", "Pf"],
  ["Other_Punctuation", "Po"],
  ["Symbol", "S"],
  ["Math_Symbol", "Sm"],
  ["Currency_Symbol", "Sc"],
  ["Modifier_Symbol", "Sk"],
  ["Other_Symbol", "So"],
  ["Separator", "Z"],
  ["Space_Separator", "Zs"],
  ["Line_Separator", "Zl"],
  ["Paragraph_Separator", "Zp"],
  ["Other", "C"],
  ["Control", "Cc"],
  ["cntrl", "Cc"],
  ["Format", "Cf"],
  ["Private_Use", "Co"],
  ["Unassigned", "Cn"],
]);
