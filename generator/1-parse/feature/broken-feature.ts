import { diagnose } from "../../diagnostics/diagnose.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { type Reading, spanOf } from "../reading.js";
import type { FeatureLines } from "./feature-lines.js";
import type { GherkinError } from "./gherkin.js";

/** Reports what the parser of features objects to. */
export function reportRefusal(reading: Reading, lines: FeatureLines, errors: readonly GherkinError[]): void {
  for (const error of withoutFollowing(errors))
    reading.report(diagnose("broken-feature", placeOf(error, reading, lines), { problem: said(error) }));
}

/** After a line that fits nowhere the lines behind it often fit nowhere either. */
const withoutFollowing = (errors: readonly GherkinError[]): readonly GherkinError[] =>
  errors.filter(({ line }, i) => line !== (errors[i - 1]?.line ?? -1) + 1);

function placeOf(error: GherkinError, reading: Reading, lines: FeatureLines): Diagnostic["at"] {
  const start = lines.offset(error);
  return spanOf(reading, { start, end: Math.max(start, lines.line(error.line).end) });
}

const parts: Readonly<Record<string, string>> = {
  EOF: "the end",
  TableRow: "a row of a table",
  DocStringSeparator: 'a text between `"""`',
  StepLine: "a step",
  TagLine: "a tag",
  FeatureLine: "a feature",
  BackgroundLine: "a background",
  RuleLine: "a rule",
  ScenarioLine: "a scenario",
  ExamplesLine: "examples",
};

/** What the parser says, without its place, which stands before it anyway, and in words instead of the names of its tokens. */
function said({ message }: GherkinError): string {
  const [, expected, got] = /: expected: (.*), got '(.*)'$/s.exec(message) ?? [];
  if (expected === undefined) return message.replace(/^\(\d+:\d+\): /, "");
  const known = expected.split(", ").flatMap((token) => parts[token.replace(/^#/, "")] ?? []);
  return `expected ${known.join(", ")}, found \`${got?.slice(0, 40)}\``;
}
