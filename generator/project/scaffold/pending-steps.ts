import {
  literalExpression,
  openExpression,
  type StepExpression,
} from "../../2-check/steps/step-expression.js";
import { quote } from "../../3-emit/text/literal.js";
import type { Scenario, SpecModel, Step } from "../../model.js";
import { insertImports } from "./insert-imports.js";
import type { Insertion } from "./insertion.js";
import { layOut, layoutOf } from "./layout.js";
import type { Morph, ParsedFile } from "./parsed-file.js";

export const cucumber = "@cucumber/cucumber";

/** A step definition to be written. */
export interface PendingStep extends StepExpression {
  readonly keyword: "Given" | "When" | "Then";
}

export type Compile = (expression: string) => RegExp;

/**
 * One definition for all unbound steps that differ only in a text or a number. `isBound` says what people have bound
 * since the model was made. A definition that would also match a step bound otherwise is made for one text alone.
 */
export function pendingSteps(
  { capabilities, features }: SpecModel,
  compile: Compile,
  isBound: (text: string) => boolean,
): readonly PendingStep[] {
  const requirements = capabilities.flatMap((capability) => capability.requirements);
  const scenarios = [...requirements, ...features].flatMap((part): readonly Scenario[] => part.scenarios);
  const steps = scenarios.flatMap((scenario) => scenario.steps);
  const unbound = steps.filter(({ binding, text }) => binding.kind === "unbound" && !isBound(text));
  const others = steps.filter((step) => !unbound.includes(step)).map(({ text }) => text);
  const made: { readonly pending: PendingStep; readonly regexp: RegExp }[] = [];
  for (const step of unbound) {
    if (!made.some(({ regexp }) => regexp.test(step.text))) {
      const pending = pendingStep(step, compile, others);
      made.push({ pending, regexp: compile(pending.expression) });
    }
    others.push(step.text);
  }
  return made.map(({ pending }) => pending);
}

function pendingStep(step: Step, compile: Compile, others: readonly string[]): PendingStep {
  const keyword = step.phase === "given" ? "Given" : step.phase === "when" ? "When" : "Then";
  const open = openExpression(step);
  const regexp = compile(open.expression);
  const fits = regexp.test(step.text) && !others.some((text) => regexp.test(text));
  return { keyword, ...(fits ? open : literalExpression(step)) };
}

/** A whole file of them. */
export function pendingFileText(steps: readonly PendingStep[]): string {
  const names = [...new Set(steps.flatMap(namesOf))].sort((a, b) => (a.name < b.name ? -1 : 1));
  const unique = names.filter(({ name }, i) => names.findIndex((other) => other.name === name) === i);
  const specifiers = unique.map(({ name, isType }) => `${isType ? "type " : ""}${name}`).join(", ");
  const definitions = steps.map((step) => linesOf(step, step.keyword, "DataTable").join("\n"));
  return `import { ${specifiers} } from "${cucumber}";\n\n${definitions.join("\n\n")}\n`;
}

/** Adds them at the end of a file. */
export function pendingInsertions(
  morph: Morph,
  file: ParsedFile,
  steps: readonly PendingStep[],
): readonly Insertion[] {
  const wanted = steps.flatMap(namesOf);
  const unique = wanted.filter(({ name }, i) => wanted.findIndex((other) => other.name === name) === i);
  const { locals, insertions } = insertImports(
    morph,
    file,
    unique.map((name) => ({ module: cucumber, ...name })),
  );
  const localOf = (name: string): string => locals[unique.findIndex((other) => other.name === name)] ?? name;
  const layout = layoutOf(file.text);
  const definitions = steps.map((step) =>
    layOut(linesOf(step, localOf(step.keyword), localOf("DataTable")), "", layout),
  );
  const { eol } = layout;
  const gap = file.text === "" || /[\n\r]$/.test(file.text) ? eol : eol + eol;
  const text = gap + definitions.join(eol + eol) + eol;
  return [...insertions, { at: file.text.length, text }];
}

function namesOf({
  keyword,
  parameters,
}: PendingStep): readonly { readonly name: string; readonly isType: boolean }[] {
  const table = parameters.some(({ type }) => type === "DataTable")
    ? [{ name: "DataTable", isType: true }]
    : [];
  return [{ name: keyword, isType: false }, ...table];
}

/** Underscores, since nothing uses the parameters yet. Pending makes the run fail until the step is written. */
function linesOf({ expression, parameters }: PendingStep, keyword: string, table: string): readonly string[] {
  const list = parameters
    .map(({ name, type }) => `_${name}: ${type === "DataTable" ? table : type}`)
    .join(", ");
  return [`${keyword}(${quote(expression)}, async function (${list}) {`, '  return "pending";', "});"];
}
