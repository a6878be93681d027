import type { Background, Examples, Feature, Rule, Scenario, Step, TableRow, Tag } from "@cucumber/messages";
import { diagnose } from "../../diagnostics/diagnose.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { onceForEachPlace } from "../../diagnostics/once-for-each-place.js";
import type { Located, SourceFile } from "../../source.js";
import type { Keyword, StepDocument } from "../document.js";
import { type Filling, filled } from "../placed-text.js";
import { type Reading, spanOf } from "../reading.js";
import type { FeatureDocument, FeatureScenarioDocument } from "./feature-document.js";
import { type FeatureLines, featureLines } from "./feature-lines.js";
import { type KeywordUse, readFeatureStep } from "./feature-step.js";
import type { Gherkin, GherkinError } from "./gherkin.js";

/** More than people write: an outline of very many steps and rows is a small file. */
const mostSteps = 100_000;

/** Reads one feature file. Total: whatever the text is, a document comes back, and what is wrong stands in it. */
export function readFeature({ path, text }: SourceFile, folder: string, gherkin: Gherkin): FeatureDocument {
  const found: Diagnostic[] = [];
  const lines = featureLines(text);
  const report = onceForEachPlace((diagnostic) => found.push(diagnostic));
  const reading: Reading = { path, text, report, room: { outlines: 0 } };
  const result = gherkin(text);
  if (result.kind === "refused")
    for (const error of withoutFollowing(result.errors))
      reading.report(diagnose("broken-feature", placeOf(error, reading, lines), { problem: said(error) }));
  const feature = result.kind === "read" ? result.feature : null;
  const scenarios = feature === null ? [] : scenariosOf(feature, reading, lines);
  const below = path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
  return { path, id: below.replace(/\.feature$/, ""), scenarios, diagnostics: found };
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

/** What a scenario takes from what it stands in. */
interface Around {
  readonly rule: string | null;
  readonly tags: readonly Tag[];
  readonly background: readonly Step[];
}

function scenariosOf(
  feature: Feature,
  reading: Reading,
  lines: FeatureLines,
): readonly FeatureScenarioDocument[] {
  const walk = new FeatureWalk(reading, lines);
  walk.children(feature.children, { rule: null, tags: feature.tags, background: [] });
  return walk.scenarios;
}

interface Child {
  readonly background?: Background | undefined;
  readonly scenario?: Scenario | undefined;
  readonly rule?: Rule | undefined;
}

class FeatureWalk {
  readonly scenarios: FeatureScenarioDocument[] = [];
  private readonly reading: Reading;
  private readonly lines: FeatureLines;
  private steps = 0;

  constructor(reading: Reading, lines: FeatureLines) {
    this.reading = reading;
    this.lines = lines;
  }

  children(children: readonly Child[], around: Around): void {
    const names = new Map<string, Scenario>();
    let { background } = around;
    for (const { background: own, scenario, rule } of children) {
      if (own !== undefined) background = [...background, ...own.steps];
      if (rule !== undefined)
        this.children(rule.children, { rule: rule.name, tags: [...around.tags, ...rule.tags], background });
      if (scenario === undefined) continue;
      this.checkName(scenario, names);
      this.scenario(scenario, { ...around, background });
    }
  }

  private checkName(scenario: Scenario, names: Map<string, Scenario>): void {
    const first = names.get(scenario.name);
    if (first === undefined) names.set(scenario.name, scenario);
    else
      this.reading.report(
        diagnose("same-scenario", this.nameOf(scenario).at, { name: scenario.name }, [
          { message: "The first stands here.", at: this.nameOf(first).at },
        ]),
      );
  }

  private scenario(scenario: Scenario, around: Around): void {
    const { examples } = scenario;
    if (examples.length === 0) {
      this.add(scenario, { ...around, tags: [...around.tags, ...scenario.tags] }, null);
      return;
    }
    let row = 0;
    for (const each of examples) {
      const tags = [...around.tags, ...scenario.tags, ...each.tags];
      for (const values of each.tableBody)
        this.add(scenario, { ...around, tags }, { row: ++row, fillings: this.fillings(each, values) });
    }
    if (row === 0)
      this.reading.report(
        diagnose("outline-without-rows", this.nameOf(scenario).at, { name: scenario.name }),
      );
  }

  private fillings({ tableHeader }: Examples, values: TableRow): readonly Filling[] {
    const cells = this.lines.cells(values);
    return (tableHeader?.cells ?? []).flatMap(({ value: name }, i) => {
      const value = cells[i];
      return value === undefined ? [] : [{ name, value }];
    });
  }

  private add(
    scenario: Scenario,
    { rule, tags, background }: Around,
    example: { readonly row: number; readonly fillings: readonly Filling[] } | null,
  ): void {
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
    if (scenario.steps.length === 0)
      this.reading.report(diagnose("scenario-without-steps", name.at, { name: scenario.name }));
    const fillings = example?.fillings ?? [];
    this.scenarios.push({
      name: { value: filledName(scenario.name, fillings), at: name.at },
      at: spanOf(this.reading, this.rangeOf(scenario)),
      steps: this.stepsOf(before, scenario.steps, fillings),
      rule,
      heading: scenario.name,
      row: example?.row ?? null,
      tags: tags.map((tag) => this.tagOf(tag)),
    });
  }

  private stepsOf(
    background: readonly Step[],
    own: readonly Step[],
    fillings: readonly Filling[],
  ): readonly StepDocument[] {
    const plain = { ...this.reading, lines: this.lines, fillings: [] };
    let phase: StepDocument["phase"] | null = null;
    return [...background, ...own].map((step, i) => {
      const use: KeywordUse = useOf(step, phase);
      const reading = i < background.length ? plain : { ...plain, fillings };
      const read = readFeatureStep(reading, step, use);
      if (phase === null && (use.keyword === "AND" || use.keyword === "BUT"))
        this.reading.report(diagnose("nothing-to-go-on", read.at, { keyword: step.keyword.trim() }));
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

const filledName = (name: string, fillings: readonly Filling[]): string =>
  filled({ text: name, offsets: [], end: 0 }, fillings)?.text ?? name;

const phases = { Context: "given", Action: "when", Outcome: "then" } as const;

/** A word that its language has for several phases goes on with the one before, as `*` does. */
function useOf({ keyword, keywordType }: Step, before: StepDocument["phase"] | null): KeywordUse {
  const own =
    keywordType === undefined || keywordType === "Conjunction" || keywordType === "Unknown"
      ? null
      : phases[keywordType];
  if (own !== null) return { keyword: keywordOf(own), phase: own };
  const phase = before ?? "given";
  const conjunction: Keyword = "AND";
  return { keyword: before === null && keyword.trim() === "*" ? keywordOf(phase) : conjunction, phase };
}

const keywordOf = (phase: StepDocument["phase"]): Keyword =>
  phase === "given" ? "GIVEN" : phase === "when" ? "WHEN" : "THEN";
