import type { ITestCaseHookParameter } from "@cucumber/cucumber";
import type { Contract } from "../contract/contract.js";
import type { FeaturePlace, Scenario } from "../plan/step-builders.js";
import { declaredReplies } from "../report/declared.js";
import { type Note, noteMedia } from "../report/note.js";
import { type Trace, traceReader } from "../report/trace.js";
import { nameCallers } from "../steps/perform.js";
import { asCucumberError, explain, explainStart, placeNow } from "./explain.js";
import { featurePlace, ruleOf } from "./feature-line.js";
import { reasonNotToRun } from "./needs.js";
import { type OpenScenario, type SuiteRun, startRun } from "./run.js";
import { type RunningScenario, runStep } from "./run-step.js";
import { scenarioIdOf } from "./scenario-id.js";
import { readSettings } from "./settings.js";
import type { Suite } from "./suite.js";
import type { AcceptanceWorld } from "./world.js";

/** What Cucumber's hooks and steps call. It may run more than once in a process. */
export class SuiteRunner {
  private readonly contract: Contract;
  private readonly sources: NonNullable<Suite["sources"]>;
  private readonly scenarios: ReadonlyMap<string, Scenario>;
  private readonly inFeatures: ReadonlyMap<string, Scenario>;
  private readonly running = new WeakMap<AcceptanceWorld, RunningScenario>();
  private run: SuiteRun | null = null;
  private trace: Trace = () => null;
  private declared = false;

  constructor({ contract, sources, scenarios }: Suite) {
    this.contract = contract;
    this.sources = sources ?? {};
    this.scenarios = new Map(
      scenarios.flatMap((scenario) => (scenario.place === null ? [[scenario.id, scenario]] : [])),
    );
    this.inFeatures = new Map(
      scenarios.flatMap((scenario) => (scenario.place === null ? [] : [[keyOf(scenario.place), scenario]])),
    );
  }

  async start(parameters: unknown): Promise<void> {
    const settings = readSettings(parameters, process.env);
    this.trace = traceReader(settings.root, settings.trace, settings.changes);
    this.declared = false;
    this.run = await startRun(this.contract, this.sources, settings);
  }

  async stop(): Promise<void> {
    await this.run?.close();
    this.run = null;
  }

  /** Opens a scenario. Gives Cucumber's word for one that cannot run here. */
  async begin(world: AcceptanceWorld, hook: ITestCaseHookParameter): Promise<"skipped" | undefined> {
    const { pickle, gherkinDocument } = hook;
    if (pickle.steps.length === 0) throw mistake("A scenario without steps checks nothing.");
    const id = scenarioIdOf(pickle.tags);
    const scenario = id === null ? this.scenarioAt(hook) : this.scenarioCalled(id);
    const { run } = this;
    if (run === null) throw new Error("The run was not started.");
    const placeOf = placesOf(id, hook, this.trace);
    const opened = await this.openScenario(run, world, () => placeOf(0)?.at ?? pickle.uri);
    const { session } = opened;
    const current: RunningScenario = {
      id,
      scenario,
      opened,
      position: 0,
      pickle,
      document: gherkinDocument,
      placeOf,
    };
    this.running.set(world, current);
    world.begin(session, async (error) => {
      const failure = await explain(error, current);
      attachNote(world, { kind: "failure", failure });
      return asCucumberError(failure);
    });
    if (id === null) attachNote(world, { kind: "called", name: scenario?.id ?? nameInFeature(hook) });
    this.noteWhatIsDeclared(world);
    const forPeople = scenario?.judgedByPeople ?? null;
    if (forPeople !== null) {
      attachNote(world, { kind: "for-people", reason: forPeople });
      return "skipped";
    }
    const reason = reasonNotToRun(pickle.tags, scenario, session.target, run.targets.fresh);
    if (reason !== null) {
      attachNote(world, { kind: "not-run", reason });
      return "skipped";
    }
    for (const step of scenario?.steps ?? [])
      if (step.kind === "plan") nameCallers(step.plan.callers, session);
    return undefined;
  }

  /**
   * Notes which step is next: plans are found by it, and handwritten steps count too. A phrase is performed here, since
   * Cucumber runs the definition that says it and drops what that returns.
   */
  async turnTo(world: AcceptanceWorld, pickleStepId: string): Promise<void> {
    const current = this.running.get(world);
    if (current === undefined) return;
    current.position = current.pickle.steps.findIndex(({ id }) => id === pickleStepId);
    const step = current.scenario?.steps[current.position];
    if (step?.kind === "plan" && step.phrase === true) await runStep(world, current);
  }

  step(world: AcceptanceWorld): Promise<unknown> {
    return runStep(world, this.running.get(world));
  }

  /** Notes where the present step stands: what Cucumber says of a step definition of people's own names the file alone. */
  failed(world: AcceptanceWorld): void {
    const current = this.running.get(world);
    if (current !== undefined) attachNote(world, { kind: "failed-at", ...placeNow(current) });
  }

  async end(world: AcceptanceWorld): Promise<void> {
    const current = this.running.get(world);
    if (current === undefined) return;
    const { seen, levels } = current.opened.session;
    if (seen.size > 0) attachNote(world, { kind: "seen", replies: [...seen].sort() });
    if (levels.length > 0) attachNote(world, { kind: "levels", levels });
    await current.opened.close();
  }

  /** A server that does not start is a failure like any other, with its place and without a trace of ours. */
  private async openScenario(run: SuiteRun, world: AcceptanceWorld, at: () => string): Promise<OpenScenario> {
    try {
      return await run.openScenario();
    } catch (error) {
      const failure = explainStart(error, at());
      attachNote(world, { kind: "failure", failure });
      throw asCucumberError(failure);
    }
  }

  private noteWhatIsDeclared(world: AcceptanceWorld): void {
    if (!this.declared) attachNote(world, { kind: "declared", declared: declaredReplies(this.contract) });
    this.declared = true;
  }

  private scenarioAt({ gherkinDocument, pickle }: ITestCaseHookParameter): Scenario | null {
    const place = featurePlace(gherkinDocument, pickle.astNodeIds);
    return place === null ? null : (this.inFeatures.get(keyOf(place)) ?? null);
  }

  private scenarioCalled(id: string): Scenario {
    const scenario = this.scenarios.get(id);
    if (scenario !== undefined) return scenario;
    throw mistake(`The feature has a scenario "${id}" and the generated steps do not: generate again.`);
  }
}

/** For one that the compiler does not know, all of whose steps people bind: rows of an outline may share a name. */
function nameInFeature({ gherkinDocument, pickle }: ITestCaseHookParameter): string {
  const row = featurePlace(gherkinDocument, pickle.astNodeIds)?.row;
  return `${pickle.uri}: ${pickle.name}${row === undefined ? "" : ` (row ${row})`}`;
}

const keyOf = ({ feature, rule = "", name, row = 0 }: FeaturePlace): string =>
  JSON.stringify([feature, rule, name, row]);

/** The places in the specification of the steps of this scenario. */
function placesOf(
  id: string | null,
  { pickle, gherkinDocument }: ITestCaseHookParameter,
  trace: Trace,
): RunningScenario["placeOf"] {
  const requirement = ruleOf(gherkinDocument, pickle.astNodeIds);
  if (id === null || requirement === null) return () => null;
  const steps = pickle.steps.map(({ text }) => text);
  return (position) => trace(id, { requirement, scenario: pickle.name, steps, position });
}

function attachNote(world: AcceptanceWorld, note: Note): void {
  world.attach(JSON.stringify(note), noteMedia);
}

/** For mistakes that are not ours: where our code noticed them does not help. */
function mistake(message: string): Error {
  return Object.assign(new Error(message), { stack: "" });
}
