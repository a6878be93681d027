import { diagnose } from "../../diagnostics/diagnose.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { type Reading, spanOf } from "../reading.js";
import type { FeatureLines } from "./feature-lines.js";
import type { Dialect, Gherkin, GherkinError } from "./gherkin.js";
import { announcedLanguage, isKeywordLine, likelyLanguage, nearKeyword } from "./languages.js";

interface Refused extends Reading {
  readonly lines: FeatureLines;
}

/** Reports what the parser of features objects to: a language that is not announced once, for all the lines it makes wrong. */
export function reportRefusal(reading: Refused, errors: readonly GherkinError[], gherkin: Gherkin): void {
  const { text, report } = reading;
  const announced = announcedLanguage(text.split(/\r\n|\n/, 50).map((line) => line.replace(/^\uFEFF/, "")));
  const written = announced ?? "en";
  const likely = likelyLanguage(text, written, gherkin.dialects);
  const dialect = gherkin.dialects[written];
  if (likely !== null) {
    const { name } = gherkin.dialects[likely] ?? { name: likely };
    const isKnown = dialect !== undefined;
    const holes = {
      written,
      known: isKnown ? dialect.name : "no language of Gherkin",
      name,
      language: likely,
    };
    const first = errors[0];
    const at = first === undefined ? spanOf(reading, { start: 0, end: 0 }) : placeOf(first, reading);
    report(diagnose("other-language", at, holes));
    return;
  }
  for (const error of withoutFollowing(errors, (line) => isKeywordLine(lineText(reading, line), dialect)))
    report(
      diagnose(
        "broken-feature",
        placeOf(error, reading),
        said(error, reading, dialect ?? null, gherkin.dialects.en),
      ),
    );
}

/**
 * After a line that fits nowhere the lines behind it often fit nowhere either: those directly below, and those that are
 * right as they stand where the parser still waits for what it waited for.
 */
function withoutFollowing(
  errors: readonly GherkinError[],
  isRight: (line: number) => boolean,
): readonly GherkinError[] {
  return errors.filter((error, i) => {
    const before = errors[i - 1];
    if (before === undefined) return true;
    const isWaiting = expectedIn(error.message) === expectedIn(before.message);
    return error.line !== before.line + 1 && !(isWaiting && isRight(error.line));
  });
}

const expectedIn = (message: string): string | undefined =>
  /expected: (.*?)(?:, got '|$)/s.exec(message)?.[1];

function lineText({ lines, text }: Refused, number: number): string {
  const { start, end } = lines.line(number);
  return text.slice(start, end);
}

function placeOf(error: GherkinError, reading: Refused): Diagnostic["at"] {
  const start = reading.lines.offset(error);
  return spanOf(reading, { start, end: Math.max(start, reading.lines.line(error.line).end) });
}

const parts: Readonly<Record<string, (dialect: Dialect) => string>> = {
  EOF: () => "the end",
  TableRow: () => "a row of a table",
  DocStringSeparator: () => '`"""`',
  Other: () => 'a line of the text that `"""` opened',
  StepLine: ({ given, when, then }) =>
    `a step (${[given, when, then].map((words) => `\`${words.find((word) => word !== "* ")?.trim()}\``).join(", ")})`,
  TagLine: () => "a tag",
  FeatureLine: ({ feature }) => `\`${feature[0]}:\``,
  BackgroundLine: ({ background }) => `\`${background[0]}:\``,
  RuleLine: ({ rule }) => `\`${rule[rule.length - 1]}:\``,
  ScenarioLine: ({ scenario }) => `\`${scenario[scenario.length - 1]}:\``,
  ExamplesLine: ({ examples }) => `\`${examples[0]}:\``,
};

/**
 * What the parser says, without its place, which stands before it anyway, and in the words of the language instead of the
 * names of its tokens.
 */
function said(
  { message, line }: GherkinError,
  reading: Refused,
  dialect: Dialect | null,
  english: Dialect | undefined,
): { readonly problem: string; readonly guess: string } {
  const lineAt = (number: number): string => lineText(reading, number);
  const [, expected, got] = /expected: (.*?)(?:, got '(.*)')?$/s.exec(message) ?? [];
  if (expected === undefined || dialect === null)
    return { problem: cellCount(message, line, lineAt) ?? message.replace(/^\(\d+:\d+\): /, ""), guess: "" };
  const known = expected.split(", ").flatMap((token) => parts[token.replace(/^#/, "")]?.(dialect) ?? []);
  const near = nearKeyword(lineAt(line), dialect, english);
  return {
    problem: `expected ${known.join(", ")}, found ${got === undefined ? "the end of the file" : `\`${got.slice(0, 40)}\``}`,
    guess: near === null ? "" : ` Did you mean \`${near}\`?`,
  };
}

/** A row that is longer or shorter than the head of its table. */
function cellCount(message: string, line: number, lineAt: (line: number) => string): string | null {
  if (!message.includes("inconsistent cell count")) return null;
  let head = line;
  for (let above = line - 1; above > 0 && /^(?:[|#]|$)/.test(lineAt(above)); above--)
    if (lineAt(above).startsWith("|")) head = above;
  const cells = (row: string): number => row.split(/(?<!\\)\|/).length - 2;
  return `expected ${cells(lineAt(head))} cells as in the head of the table, each closed by \`|\`, found ${cells(lineAt(line))}`;
}
