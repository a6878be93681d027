import { type Dialect, dialects } from "@cucumber/gherkin";
import { docStringLines, oneLine, tableLines } from "../../../3-emit/suite/gherkin-text.js";
import type { Requirement, Scenario, Step } from "../../../model.js";

/** How a specification's scenarios are written as features. */
export interface Writing {
  /** The code of a language of Gherkin. */
  readonly language: string;
  /** How many of the first steps that are given stand in a background, each scenario in a rule of its own. */
  readonly background: number;
  /** What an outline's only row fills in: a part of the steps' texts; `null`: no outline. */
  readonly placeholder: string | null;
}

type StepWords = Pick<Dialect, "given" | "when" | "then" | "and" | "but">;

/** Languages that have a word of its own for each phase: where one serves two, a step says no phase. */
export const languages: readonly string[] = Object.keys(dialects).filter((language) => {
  const words = dialects[language];
  return (
    words !== undefined &&
    (["given", "when", "then", "and"] as const).every((use) => wordFor(words, use) !== null)
  );
});

function wordFor(words: StepWords, use: keyof StepWords): string | null {
  const others = (["given", "when", "then", "and", "but"] as const).filter((other) => other !== use);
  const own = words[use].find(
    (word) => word !== "* " && others.every((other) => !words[other].some((one) => word.startsWith(one))),
  );
  return own ?? null;
}

/** One feature of all these requirements. */
export function featureText(requirements: readonly Requirement[], writing: Writing): string {
  const words = dialects[writing.language] ?? dialects.en;
  if (words === undefined) throw new Error(`Gherkin has no language ${writing.language}`);
  const scenarios = requirements.flatMap((requirement) => requirement.scenarios);
  return [
    `# language: ${writing.language}`,
    `${words.feature[0]}: All`,
    ...scenarios.flatMap((scenario, i) => [
      "",
      `${words.rule[0]}: ${i}`,
      ...scenarioLines(scenario, words, writing),
    ]),
    "",
  ].join("\n");
}

function scenarioLines(
  { name, steps, tags }: Scenario,
  words: Dialect,
  { background, placeholder }: Writing,
): readonly string[] {
  const given = steps.findIndex(({ phase }) => phase !== "given");
  const count = Math.min(background, given === -1 ? Math.max(0, steps.length - 1) : given);
  const own = steps.slice(count);
  const isOutline = placeholder !== null && own.some(({ text }) => text.includes(placeholder));
  const lines = (step: Step, i: number): readonly string[] => stepLines(step, words, i === 0);
  return [
    ...(count === 0 ? [] : [`${words.background[0]}:`, ...steps.slice(0, count).flatMap(lines)]),
    ...(tags.length === 0 ? [] : [tags.map((tag) => `@${tag}`).join(" ")]),
    `${isOutline ? words.scenarioOutline[0] : words.scenario[0]}: ${oneLine(name)}`,
    ...own
      .flatMap((step, i) => lines(step, count + i))
      .map((line) => (isOutline ? line.replaceAll(placeholder, "<part>") : line)),
    ...(isOutline ? [`${words.examples[0]}:`, ...tableLines([["part"], [placeholder]])] : []),
  ];
}

function stepLines(
  { keyword, phase, text, attached, binding }: Step,
  words: StepWords,
  isFirst: boolean,
): readonly string[] {
  const goesOn = (keyword === "And" || keyword === "But") && !isFirst;
  const word = wordFor(words, goesOn ? "and" : phase) ?? "* ";
  const rows = attached?.kind === "table" ? tableLines(attached.rows) : [];
  const [fence = "", ...lines] = attached?.kind === "text" ? docStringLines(attached.text) : [];
  const isText = binding.kind === "plan" && binding.plan.send?.bodies.some(({ kind }) => kind === "text");
  return [
    `${word}${oneLine(text)}`,
    ...rows,
    ...(fence === "" ? [] : [`${fence}${isText ? "text" : "json"}`]),
    ...lines,
  ];
}
