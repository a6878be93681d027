import type { Background, Feature, Rule, Scenario, Step, Tag } from "@cucumber/messages";
import { diagnose } from "../../diagnostics/diagnose.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { StepWords } from "../../diagnostics/step-words.js";
import type { Located } from "../../source.js";
import { checkExamples } from "../check-examples.js";
import type { StepDocument } from "../document.js";
import { type ExampleRow, exampleOf } from "../example-table.js";
import { type Filling, filled } from "../placed-text.js";
import { type Placeholder, placeholdersIn } from "../placeholders.js";
import { type Reading, spanOf } from "../reading.js";
import { withCauses } from "../row-steps.js";
import { isTableAlone, reportLostSteps } from "./description.js";
import { exampleTable } from "./examples-table.js";
import type { FeatureScenarioDocument } from "./feature-document.js";
import type { FeatureLines } from "./feature-lines.js";
import { readFeatureStep, useOf } from "./feature-step.js";
import type { Dialect } from "./gherkin.js";
import { hasRoom, outlineTexts } from "./outline-texts.js";

/** More than people write: an outline of very many steps and rows is a small file. */
const mostSteps = 100_000;

/** What a scenario takes from what it stands in. */
interface Around {
  readonly rule: string | null;
  readonly tags: readonly Tag[];
  readonly background: readonly Step[];
}

/** A feature that is read, where its lines stand, and the keywords of its language. */
export interface FeatureReading extends Reading {
  readonly lines: FeatureLines;
  readonly dialect: Dialect;
  readonly words: StepWords;
}

/** The scenarios of a feature as they run. */
export function scenariosOf(feature: Feature, reading: FeatureReading): readonly FeatureScenarioDocument[] {
  const walk = new FeatureWalk(reading);
  walk.children(feature.children, { rule: null, tags: feature.tags, background: [] });
  return walk.scenarios;
}

/** What an outline leaves open, and the row that fills it in; `null` where none does. */
interface RowFilling {
  readonly row: number | null;
  readonly uses: readonly Placeholder[];
  readonly example: ExampleRow | null;
}

interface Child {
  readonly background?: Background | undefined;
  readonly scenario?: Scenario | undefined;
  readonly rule?: Rule | undefined;
}

class FeatureWalk {
  readonly scenarios: FeatureScenarioDocument[] = [];
  private readonly reading: FeatureReading;
  private readonly lines: FeatureLines;
  private steps = 0;

  constructor(reading: FeatureReading) {
    this.reading = reading;
    this.lines = reading.lines;
  }

  children(children: readonly Child[], around: Around): void {
    const names = new Map<string, Scenario>();
    let { background } = around;
    children.forEach(({ background: own, scenario, rule }, i) => {
      const words = own ?? scenario;
      if (words !== undefined) reportLostSteps(this.reading, words);
      if (own !== undefined) background = [...background, ...own.steps];
      if (rule !== undefined) {
        this.checkNamed("rule", rule);
        this.children(rule.children, { rule: rule.name, tags: [...around.tags, ...rule.tags], background });
      }
      if (scenario === undefined) return;
      this.checkName(scenario, names);
      const next = children[i + 1]?.scenario;
      this.scenario(scenario, { ...around, background }, next !== undefined && isTableAlone(next));
    });
  }

  private checkNamed(
    what: "scenario" | "rule",
    { location, keyword, name }: Pick<Scenario, "location" | "keyword" | "name">,
  ): void {
    if (name !== "") return;
    const at = spanOf(this.reading, this.lines.line(location.line));
    this.reading.report(diagnose("unnamed-scenario", at, { what, form: `${keyword}: …` }));
  }

  private checkName(scenario: Scenario, names: Map<string, Scenario>): void {
    this.checkNamed("scenario", scenario);
    const first = names.get(scenario.name);
    if (first === undefined) names.set(scenario.name, scenario);
    else
      this.reading.report(
        diagnose("same-scenario", this.nameOf(scenario).at, { name: scenario.name }, [
          { message: "The first stands here.", at: this.nameOf(first).at },
        ]),
      );
  }

  /** `isOpen`: what follows was probably meant as its examples, which is reported there. */
  private scenario(scenario: Scenario, around: Around, isOpen: boolean): void {
    const name = this.nameOf(scenario);
    const texts = isOutline(scenario, this.reading) ? outlineTexts(this.lines, scenario) : [];
    const uses = texts.flatMap(placeholdersIn);
    const own = [...around.tags, ...scenario.tags];
    if (scenario.examples.length === 0) {
      if (!isOpen) this.withoutExamples(scenario, name, uses);
      this.add(scenario, { ...around, tags: own }, { row: null, uses, example: null });
      return;
    }
    const tables = scenario.examples.map((examples) => exampleTable(this.reading, examples));
    checkExamples(this.reading, uses, tables);
    if (!hasRoom(this.reading, name, texts, tables)) return;
    let row = 0;
    scenario.examples.forEach(({ tags }, i) => {
      for (const example of tables[i]?.rows ?? [])
        this.add(scenario, { ...around, tags: [...own, ...tags] }, { row: ++row, uses, example });
    });
    if (row === 0)
      this.reading.report(
        diagnose("outline-without-rows", name.at, { name: scenario.name }, [], this.reading.words),
      );
  }

  /** Cucumber runs it once, as it stands. */
  private withoutExamples(scenario: Scenario, { at }: Located<string>, uses: readonly Placeholder[]): void {
    const { keyword, name } = scenario;
    if (!this.reading.dialect.scenarioOutline.includes(keyword)) return;
    const form = `${this.reading.words.scenario} ${name}`;
    if (uses.some(({ isMarkup }) => !isMarkup))
      this.reading.report(diagnose("outline-without-rows", at, { name }, [], this.reading.words));
    else this.reading.report(diagnose("outline-without-placeholders", at, { name, form }));
  }

  private add(scenario: Scenario, { rule, tags, background }: Around, filling: RowFilling): void {
    const name = this.nameOf(scenario);
    // As Cucumber has it: the background of nothing does not run.
    const before = scenario.steps.length === 0 ? [] : background;
    const count = this.steps + before.length + scenario.steps.length;
    if (this.steps <= mostSteps && count > mostSteps)
      this.reading.report(
        diagnose("beyond-limit", name.at, {
          what: "A feature's number of steps, each row of examples counted,",
          limit: mostSteps,
          written: name.value,
        }),
      );
    this.steps = count;
    if (count > mostSteps) return;
    if (isTableAlone(scenario)) {
      const { start, end } = this.lines.line(scenario.location.line);
      const at = { start, end: Math.min(end, start + scenario.keyword.length + 1) };
      this.reading.report(
        diagnose("examples-expected", spanOf(this.reading, at), {}, [], this.reading.words),
      );
    } else if (scenario.steps.length === 0)
      this.reading.report(
        diagnose("scenario-without-steps", name.at, { name: scenario.name }, [], this.reading.words),
      );
    this.scenarios.push({
      name: { value: filledName(scenario.name, filling.example?.fillings ?? []), at: name.at },
      at: spanOf(this.reading, this.rangeOf(scenario)),
      steps: this.filledSteps(before, scenario.steps, filling),
      rule,
      heading: scenario.name,
      example: filling.example === null ? null : exampleOf(filling.example),
      judgedByPeople: null,
      row: filling.row,
      tags: tags.map((tag) => this.tagOf(tag)),
    });
  }

  private filledSteps(
    background: readonly Step[],
    own: readonly Step[],
    { uses, example }: RowFilling,
  ): readonly StepDocument[] {
    const row: ExampleRow = example ?? { at: spanOf(this.reading, { start: 0, end: 0 }), fillings: [] };
    if (uses.length === 0) return this.stepsOf(background, own, row.fillings, this.reading.report);
    const found: Diagnostic[] = [];
    const read = this.stepsOf(background, own, row.fillings, (diagnostic) => found.push(diagnostic));
    const { steps, diagnostics } = withCauses({ steps: read, diagnostics: found }, uses, row);
    diagnostics.forEach(this.reading.report);
    return steps;
  }

  private stepsOf(
    background: readonly Step[],
    own: readonly Step[],
    fillings: readonly Filling[],
    report: Reading["report"],
  ): readonly StepDocument[] {
    const plain = { ...this.reading, report, fillings: [] };
    let phase: StepDocument["phase"] | null = null;
    return [...background, ...own].map((step, i) => {
      const use = useOf(step, phase);
      const reading = i < background.length ? plain : { ...plain, fillings };
      const read = readFeatureStep(reading, step, use);
      if (phase === null && (use.keyword === "AND" || use.keyword === "BUT"))
        report(
          diagnose("nothing-to-go-on", read.at, { keyword: step.keyword.trim() }, [], this.reading.words),
        );
      phase = use.phase;
      return read;
    });
  }

  private nameOf({ location, keyword, name }: Scenario): Located<string> {
    const { start, end } = this.lines.line(location.line);
    const { offsets, end: last } = this.lines.words(location.line, `${keyword}:`, name);
    const at = name === "" ? { start, end } : { start: offsets[0] ?? start, end: last };
    return { value: name, at: spanOf(this.reading, at) };
  }

  private rangeOf({ location, steps }: Scenario): { start: number; end: number } {
    const last = steps[steps.length - 1]?.location.line ?? location.line;
    return { start: this.lines.line(location.line).start, end: this.lines.line(last).end };
  }

  private tagOf({ name, location }: Tag): Located<string> {
    const start = this.lines.offset(location);
    return { value: name.slice(1), at: spanOf(this.reading, { start, end: start + name.length }) };
  }
}

/** What has examples is an outline, whatever its keyword. */
const isOutline = ({ examples, keyword }: Scenario, { dialect }: FeatureReading): boolean =>
  examples.length > 0 || dialect.scenarioOutline.includes(keyword);

const filledName = (name: string, fillings: readonly Filling[]): string =>
  filled({ text: name, offsets: [], end: 0 }, fillings)?.text ?? name;
