import type { Keyword } from "./document.js";

const keywords: readonly Keyword[] = ["GIVEN", "WHEN", "THEN", "AND", "BUT"];
const start =
  /[ \t]*(?:\[[ xX]\][ \t]+)?[*_]{0,3}(GIVEN|WHEN|THEN|AND|BUT)(?![A-Za-z0-9'’/-]|_[A-Za-z0-9])/iy;
const shown = /^(?:\[[ xX]\] )?[*_]{0,3}(?:GIVEN|WHEN|THEN|AND|BUT)[*_]{0,3} ?[:：]?[*_]{0,3} ?/i;

export interface KeywordStart {
  readonly keyword: Keyword;
  /** The word of another language that stands in its place. */
  readonly foreign: string | null;
  /** In small letters and without emphasis, as the word also stands in the middle of a sentence. */
  readonly isQuiet: boolean;
}

/** The keyword with which a line begins, in any case, bold or not. */
export function keywordAt(text: string, offset: number): KeywordStart | null {
  start.lastIndex = offset;
  const found = start.exec(text);
  const word = found?.[1] ?? "";
  const keyword = keywords.find((name) => name === word.toUpperCase());
  if (found === null || keyword === undefined) return null;
  return { keyword, foreign: null, isQuiet: word === word.toLowerCase() && !/[*_]/.test(found[0]) };
}

/** The text of a step without its keyword, which may be a word of another language. */
export function withoutKeyword(text: string, foreign: string | null): string {
  if (foreign === null) return text.replace(shown, "");
  return text
    .slice(Math.max(0, text.indexOf(foreign)) + foreign.length)
    .replace(/^[*_]{0,3} ?[:：]?[*_]{0,3} ?/, "");
}
