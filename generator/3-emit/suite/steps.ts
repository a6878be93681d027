import type { Capability, Feature, FeatureScenario, Scenario, SpecModel, Step } from "../../model.js";
import { featureName, featureStepsPath, scenariosName, stepsPath } from "../names.js";
import { capabilityFile, type Emitter, outputFile } from "../output-file.js";
import { block, concat, type Doc } from "../text/doc.js";
import { arrayOf, objectOf, property, quote } from "../text/literal.js";
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
  const journeys = model.features.filter(({ scenarios }) => scenarios.some(isPlanned));
  const parts = [
    ...spoken.map(({ id }) => ({ name: scenariosName(id), path: stepsPath(id) })),
    ...journeys.map(({ id }) => ({ name: featureName(id), path: featureStepsPath(id) })),
  ];
  return [
    ...files,
    // The feature stands whole in what its file is made of, so that its name serves where it is known already.
    ...journeys.map((feature) =>
      outputFile(featureStepsPath(feature.id), { feature }, () => featureText(feature)),
    ),
    outputFile("steps/suite.ts", { parts, sources: sourcesOf(model) }, suiteText),
  ];
};

/** Whether anything in it is notation; what people bind alone needs no plan. */
const isPlanned = ({ steps: own }: Scenario): boolean => own.some(({ binding }) => binding.kind === "plan");

function scenariosOf(capability: Capability): readonly Scenario[] {
  return capability.requirements.flatMap((requirement) => requirement.scenarios);
}

function scenariosText(capability: Capability): string {
  const scope = new BuilderScope();
  return listText(
    scenariosOf(capability).map((scenario) => scenarioText(scenario, scope, null)),
    scope,
  );
}

/** A feature runs where people wrote it: its scenarios are found by their names. */
function featureText({ path, scenarios }: Feature): string {
  const scope = new BuilderScope();
  const place = ({ rule, heading, row }: FeatureScenario): Doc =>
    block(
      "{",
      [
        property("feature", quote(path)),
        ...(rule === null ? [] : [property("rule", quote(rule))]),
        property("name", quote(heading)),
        ...(row === null ? [] : [property("row", String(row))]),
      ],
      "}",
      { ...broken, padding: " " },
    );
  return listText(
    scenarios.filter(isPlanned).map((scenario) => scenarioText(scenario, scope, place(scenario))),
    scope,
  );
}

function listText(items: readonly Doc[], scope: BuilderScope): string {
  const type = scope.use("type Scenario");
  const scenarios = concat([
    `export const scenarios: readonly ${type}[] = `,
    block("[", items, "]", broken),
    ";",
  ]);
  return moduleText([scope.list()], [scenarios]);
}

function scenarioText(scenario: Scenario, scope: BuilderScope, place: Doc | null): Doc {
  const texts = scenario.steps.map((step) => stepText(step, scope, place === null));
  const said = concat([
    `${scope.use("scenario")}(${quote(scenario.id)}, `,
    block("[", texts, "]", broken),
    ...(place === null ? [] : [", ", place]),
    ")",
  ]);
  const { judgedByPeople } = scenario;
  return judgedByPeople === null
    ? said
    : concat([`${scope.use("forPeople")}(${quote(judgedByPeople)}, `, said, ")"]);
}

/** With capitals: a module that exports a function called `then` would be taken for a promise. */
function builderOf(phase: Step["phase"]): string {
  if (phase === "given") return "Given";
  return phase === "when" ? "When" : "Then";
}

function stepText(step: Step, scope: BuilderScope, isGenerated: boolean): Doc {
  // Gherkin reads a step that was generated on its one line; one that people wrote may hold a new line of an example.
  const text = quote(isGenerated ? oneLine(step.text) : step.text);
  if (step.binding.kind !== "plan") return `${scope.use(step.binding.kind)}(${text})`;
  const { plan, phrase } = step.binding;
  const said = concat([`${scope.use(builderOf(plan.phase))}(${text}, `, planText(plan, scope), ")"]);
  return phrase === null ? said : concat([`${scope.use("phrase")}(`, said, ")"]);
}

/** The scenarios of a file, by the name that the suite gives them. */
interface SuitePart {
  readonly name: string;
  readonly path: string;
}

/** A credential that a caller, who is a thing, has in a field. */
interface Source {
  readonly credential: string;
  readonly field: string;
}

const sourcesOf = ({ credentials }: SpecModel): readonly Source[] =>
  credentials.flatMap(({ name, source }) =>
    source === null ? [] : [{ credential: name, field: source.field }],
  );

interface SuiteFile {
  readonly parts: readonly SuitePart[];
  readonly sources: readonly Source[];
}

function suiteText({ parts, sources }: SuiteFile): string {
  const scope = new BuilderScope();
  const spread = parts.map(({ name }) => `...${name}`);
  const taken = sources.map(({ credential, field }) => property(credential, quote(field)));
  const define = concat([
    `export const suite: ${scope.use("type Suite")} = ${scope.use("defineSuite")}(`,
    block(
      "{",
      [
        "contract",
        ...(taken.length === 0 ? [] : [property("sources", objectOf(taken))]),
        property("scenarios", arrayOf(spread)),
      ],
      "}",
      { ...broken, padding: " " },
    ),
    ");",
  ]);
  const imports = [
    scope.list(),
    { from: "../routes.js", names: ["contract"], typeOnly: false },
    ...parts.map(({ name, path }) => ({
      from: `./${path.replace(/^steps\//, "").replace(/ts$/, "js")}`,
      names: [`scenarios as ${name}`],
      typeOnly: false,
    })),
  ];
  return moduleText(imports, [define]);
}
