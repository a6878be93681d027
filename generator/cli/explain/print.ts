import type { Colors } from "picocolors/types.js";
import { visible } from "../../diagnostics/visible.js";
import type { ExplainedScenario, ExplainedStep } from "./scenario.js";
import type { Action } from "./step.js";

/** Prints explained scenarios for people. */
export const printExplanations = (scenarios: readonly ExplainedScenario[], colors: Colors): string =>
  scenarios.map((scenario) => `${printScenario(scenario, colors)}\n\n`).join("");

function printScenario(
  { requirement, name, path, line, row, tags, steps }: ExplainedScenario,
  colors: Colors,
): string {
  const tagged = tags.map((tag) => ` @${tag}`).join("");
  const rowed = row === null ? "" : ` (row at ${row})`;
  const title = `${colors.bold(visible(requirement === "" ? name : `${requirement}: ${name}`))}${tagged} ${colors.dim(`${visible(path)}:${line}${rowed}`)}`;
  return [title, ...steps.flatMap((step) => printStep(step, colors))].join("\n");
}

const marks: Readonly<Record<Action["kind"], (colors: Colors) => string>> = {
  does: ({ cyan }) => cyan("->"),
  refused: ({ yellow }) => yellow("<x"),
  checks: ({ green }) => green("=?"),
};

function printStep({ keyword, text, binding, expression, actions }: ExplainedStep, colors: Colors): string[] {
  const lines = actions.map(({ kind, text: said }) => {
    const mark = marks[kind](colors);
    return `        ${mark} ${visible(said)}`;
  });
  if (binding === "handwritten")
    lines.push(`        ${colors.cyan("->")} your step ${visible(expression ?? "")}`);
  if (binding === "unbound")
    lines.push(`        ${colors.red("!! nothing: no code, and no step definition matches")}`);
  return [`  ${colors.dim(keyword.padEnd(5))} ${visible(text)}`, ...lines];
}
