import type { Brief, BriefScenario, Cause, MissingHandler } from "./brief.js";
import { scenarioStates } from "./brief.js";

/** No brief is longer: each part has its share, and what does not fit is counted, with the command that shows it. */
export const mostCharacters = 16_000;

const longestLine = 400;

/** So that a handler fits its part whole, with the end of its fence. */
const longestDeclaration = 1_500;

interface Part {
  readonly title: string;
  readonly entries: readonly string[];
  /** How many characters it may have. */
  readonly share: number;
  /** What shows the rest. */
  readonly rest: string;
}

/** A brief as Markdown, for whoever reads it next. */
export function printBrief(brief: Brief): string {
  const { changes, counts, trouble, project } = brief;
  const flags = changes.map((id) => ` --change ${id}`).join("");
  const of = changes.length === 0 ? "the specification" : changes.join(", ");
  const numbers = scenarioStates.map((state) => `${counts[state]} ${stateWords[state]}`).join(", ");
  const head = [
    `# What is left to do: ${line(of)}`,
    `Next: ${line(brief.next)}`,
    `Scenarios: ${numbers}.${trouble === null ? "" : ` They were not run: ${line(trouble)}`}`,
  ];
  const parts: readonly Part[] = [
    part("Problems", brief.problems.map(problemText), 2_600, `npx specwright check${flags}`),
    part("Scenarios", brief.scenarios.map(scenarioText), 4_000, `npx specwright test${flags}`),
    part("Missing handlers", brief.handlers.map(handlerText), 2_400, `npx specwright scaffold${flags}`),
    part(
      "Context of the project",
      project.context === null ? [] : [project.context.trim()],
      1_000,
      "config.yaml",
    ),
    part("Rules of the project", project.rules.map(rulesText), 800, "config.yaml"),
    part("Operations", brief.operations.map(item), 1_800, "npx specwright check --explain"),
    part("Entities", brief.entities.map(item), 1_200, "npx specwright check --explain"),
    part("Codes", brief.codes.map(item), 600, "npx specwright check --explain"),
  ];
  return `${[...head, ...parts.flatMap(shown)].join("\n\n")}\n`;
}

const part = (title: string, entries: readonly string[], share: number, rest: string): Part => ({
  title,
  entries,
  share,
  rest,
});

const clip = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1)}…`;

const line = (text: string): string => clip(text.replace(/\s*\n\s*/g, " "), longestLine);

const item = (text: string): string => `- ${line(text)}`;

/** As many entries as fit, at least a piece of the first. */
function shown({ title, entries, share, rest }: Part): readonly string[] {
  if (entries.length === 0) return [];
  const kept: string[] = [];
  let left = share;
  for (const entry of entries) {
    const text = kept.length === 0 ? clip(entry, left) : entry;
    if (text.length > left) break;
    kept.push(text);
    left -= text.length + 1;
  }
  const more = entries.length - kept.length;
  const end = more === 0 ? [] : [`- … and ${more} more: ${line(rest)}`];
  return [`## ${title}\n\n${[...kept, ...end].join("\n")}`];
}

const problemText = ({ code, severity, count, at, message, fix }: Cause): string =>
  [
    `- ${severity} \`${code}\`, ${count} x, first at ${at}: ${line(message)}`,
    ...(fix === null ? [] : [`  fix: ${line(fix)}`]),
  ].join("\n");

const stateWords = {
  prose: "prose",
  red: "red",
  notRun: "not run",
  people: "for people",
  green: "green",
} as const;

function scenarioText({ id, at, state, reason, exchange }: BriefScenario): string {
  const why = reason === null ? "" : `: ${line(reason)}`;
  if (exchange === null) return `- ${stateWords[state]} ${id} (${at})${why}`;
  return [
    `- ${stateWords[state]} ${id} (${at})`,
    `  ${line(exchange.step)}`,
    `  sent: ${line(exchange.request)}`,
    ...exchange.differences.slice(0, 5).map((difference) => `  ${line(difference)}`),
    ...(exchange.answer === null ? [] : [`  got: ${line(exchange.answer)}`]),
  ].join("\n");
}

const handlerText = ({ name, path, declarations }: MissingHandler): string =>
  `- \`${line(name)}\` in ${line(path)}${declarations === "" ? "" : `\n\`\`\`ts\n${clip(declarations, longestDeclaration)}\n\`\`\``}`;

const rulesText = ({
  artifact,
  rules,
}: {
  readonly artifact: string;
  readonly rules: readonly string[];
}): string => `- ${artifact}: ${rules.map((rule) => line(rule)).join("; ")}`;
