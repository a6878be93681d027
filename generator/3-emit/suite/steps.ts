import type { Capability, Scenario, Step } from "../../model.js";
import { scenariosName, stepsPath } from "../names.js";
import { capabilityFile, type Emitter, outputFile } from "../output-file.js";
import { block, concat, type Doc } from "../text/doc.js";
import { arrayOf, property, quote } from "../text/literal.js";
import { moduleText } from "../text/module.js";
import { oneLine } from "./gherkin-text.js";
import { BuilderScope } from "./steps/builder-scope.js";
import { planText } from "./steps/plan-text.js";

const broken = { separator: ",", trailing: true, padding: "" } as const;

/** The plans of all scenarios as typed data, a file for each capability, and the suite that runs them. */
export const steps: Emitter = (model) => {
  const spoken = model.capabilities.filter((capability) => scenariosOf(capability).length > 0);
  const files = spoken.map((capability) =>
    capabilityFile(stepsPath(capability.id), capability, scenariosText),
  );
  const ids = spoken.map(({ id }) => id);
  return [...files, outputFile("steps/suite.ts", ids, suiteText)];
};

function scenariosOf(capability: Capability): readonly Scenario[] {
  return capability.requirements.flatMap((requirement) => requirement.scenarios);
}

function scenariosText(capability: Capability): string {
  const scope = new BuilderScope();
  const items = scenariosOf(capability).map((scenario) => scenarioText(scenario, scope));
  const type = scope.use("type Scenario");
  const scenarios = concat([
    `export const scenarios: readonly ${type}[] = `,
    block("[", items, "]", broken),
    ";",
  ]);
  return moduleText([scope.list()], [scenarios]);
}

function scenarioText(scenario: Scenario, scope: BuilderScope): Doc {
  const texts = scenario.steps.map((step) => stepText(step, scope));
  return concat([`${scope.use("scenario")}(${quote(scenario.id)}, `, block("[", texts, "]", broken), ")"]);
}

/** With capitals: a module that exports a function called `then` would be taken for a promise. */
function builderOf(phase: Step["phase"]): string {
  if (phase === "given") return "Given";
  return phase === "when" ? "When" : "Then";
}

function stepText(step: Step, scope: BuilderScope): Doc {
  const text = quote(oneLine(step.text));
  if (step.binding.kind !== "plan") return `${scope.use(step.binding.kind)}(${text})`;
  const builder = scope.use(builderOf(step.binding.plan.phase));
  return concat([`${builder}(${text}, `, planText(step.binding.plan, scope), ")"]);
}

function suiteText(capabilities: readonly string[]): string {
  const scope = new BuilderScope();
  const spread = capabilities.map((id) => `...${scenariosName(id)}`);
  const define = concat([
    `export const suite: ${scope.use("type Suite")} = ${scope.use("defineSuite")}(`,
    block("{", ["contract", property("scenarios", arrayOf(spread))], "}", { ...broken, padding: " " }),
    ");",
  ]);
  const imports = [
    scope.list(),
    { from: "../routes.js", names: ["contract"], typeOnly: false },
    ...capabilities.map((id) => ({
      from: `./${stepsPath(id)
        .replace(/^steps\//, "")
        .replace(/ts$/, "js")}`,
      names: [`scenarios as ${scenariosName(id)}`],
      typeOnly: false,
    })),
  ];
  return moduleText(imports, [define]);
}
