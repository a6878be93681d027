import { meantWords } from "../../names/one-slip.js";
import type { Dialect, Gherkin } from "./gherkin.js";

/** Of a longer file the beginning says which language it is in. */
const mostLines = 300;

const announced = /^[ \t]*#[ \t]*language[ \t]*:[ \t]*([A-Za-z_-]+)[ \t]*$/;

/** The language that a file says it is in: the comment before anything else. */
export function announcedLanguage(lines: readonly string[]): string | null {
  for (const line of lines) {
    const found = announced.exec(line)?.[1];
    if (found !== undefined) return found;
    if (line.trim() !== "" && !line.trim().startsWith("#")) return null;
  }
  return null;
}

/**
 * The language whose keywords begin more lines of a text than those of the language it is read in, its word for a feature
 * among them; `null` where there is none.
 */
export function likelyLanguage(text: string, written: string, dialects: Gherkin["dialects"]): string | null {
  const lines = text.split(/\r\n|\n/, mostLines).map((line) => line.trim());
  const count = (dialect: Dialect | undefined): number =>
    dialect === undefined ? 0 : lines.filter((line) => beginsWithKeyword(line, dialect)).length;
  let best: string | null = null;
  let most = count(dialects[written]);
  for (const [language, dialect] of Object.entries(dialects)) {
    if (!lines.some((line) => isHeading(line, dialect.feature))) continue;
    const own = count(dialect);
    if (own > most) [best, most] = [language, own];
  }
  return best;
}

const headingWords = (dialect: Dialect): readonly string[] => [
  ...dialect.feature,
  ...dialect.background,
  ...dialect.rule,
  ...dialect.scenario,
  ...dialect.scenarioOutline,
  ...dialect.examples,
];

const stepWords = ({ given, when, then, and, but }: Dialect): readonly string[] =>
  [...given, ...when, ...then, ...and, ...but].filter((word) => word !== "* ");

const isHeading = (line: string, words: readonly string[]): boolean =>
  words.some((word) => line.startsWith(`${word}:`));

const beginsWithKeyword = (line: string, dialect: Dialect): boolean =>
  isHeading(line, headingWords(dialect)) || stepWords(dialect).some((word) => line.startsWith(word));

/** Whether a line begins as the language has it. */
export const isKeywordLine = (line: string, dialect: Dialect | undefined): boolean =>
  dialect !== undefined && beginsWithKeyword(line, dialect);

/** The keyword that a line nearly begins with: one letter off, a heading without its colon, or the word in English. */
export function nearKeyword(line: string, dialect: Dialect, english: Dialect | undefined): string | null {
  const translated = english === undefined ? null : fromEnglish(line.trim(), dialect, english);
  if (translated !== null) return translated;
  const [before = "", name] = line.trim().split(/[:：]/, 2);
  const headings = headingWords(dialect);
  if (name !== undefined) {
    const [near] = meantWords(before.trim(), headings);
    return near === undefined || near === before ? null : `${near}:`;
  }
  const bare = headings.find((word) => line.trim().startsWith(`${word} `) || line.trim() === word);
  if (bare !== undefined) return `${bare}:`;
  const [first = ""] = before.split(" ", 1);
  const [near] = meantWords(
    first,
    stepWords(dialect).map((word) => word.trim()),
  );
  return near === undefined || near === first ? null : near;
}

const headingParts = ["feature", "background", "rule", "scenarioOutline", "scenario", "examples"] as const;
const stepParts = ["given", "when", "then", "and", "but"] as const;

function fromEnglish(line: string, dialect: Dialect, english: Dialect): string | null {
  const heading = headingParts.find((part) => isHeading(line, english[part]));
  if (heading !== undefined) {
    const words = dialect[heading];
    return isHeading(line, words) ? null : `${words[words.length - 1]}:`;
  }
  const isWord = (word: string): boolean => word !== "* " && line.startsWith(word);
  const step = stepParts.find((part) => english[part].some(isWord));
  if (step === undefined || dialect[step].some(isWord)) return null;
  return dialect[step].find((word) => word !== "* ")?.trim() ?? null;
}
