import {
  After,
  AfterAll,
  Before,
  BeforeAll,
  BeforeStep,
  defineStep,
  setWorldConstructor,
} from "@cucumber/cucumber";
import type { Contract } from "../contract/contract.js";
import type { Scenario } from "../plan/step-builders.js";
import { declaredOperations } from "../report/declared.js";
import { type Note, noteMedia } from "../report/note.js";
import { traceReader } from "../report/trace.js";
import { nameCallers } from "../steps/perform.js";
import { asCucumberError, explain } from "./explain.js";
import { reasonNotToRun } from "./needs.js";
import { type SuiteRun, startRun } from "./run.js";
import { type RunningScenario, runStep } from "./run-step.js";
import { scenarioIdOf } from "./scenario-id.js";
import { readSettings } from "./settings.js";
import { exactly } from "./step-regex.js";
import { AcceptanceWorld } from "./world.js";

/** The scenarios of a specification and the contract that judges every answer. */
export interface Suite {
  readonly contract: Contract;
  readonly scenarios: readonly Scenario[];
}

/** Long enough for any step that is going to end: requests and loads have limits of their own. */
const patience = { timeout: 15 * 60 * 1000 };

/** Registers with Cucumber what runs the scenarios: world, hooks, and a step definition for each text of a plan. */
export function defineSuite(suite: Suite): Suite {
  const scenarios = new Map(suite.scenarios.map((scenario) => [scenario.id, scenario]));
  const running = new WeakMap<AcceptanceWorld, RunningScenario>();
  let run: SuiteRun | null = null;
  let declared = false;
  let trace = traceReader("");
  setWorldConstructor(AcceptanceWorld);

  BeforeAll(patience, async function () {
    const settings = readSettings(this.parameters, process.env);
    trace = traceReader(settings.trace);
    declared = false;
    run = await startRun(suite.contract, settings);
  });

  AfterAll(patience, async () => {
    await run?.close();
    run = null;
  });

  Before(patience, async function (this: AcceptanceWorld, { pickle, gherkinDocument: document }) {
    if (pickle.steps.length === 0) throw new Error("A scenario without steps checks nothing.");
    if (run === null) throw new Error("The run was not started.");
    const id = scenarioIdOf(pickle.tags);
    const scenario = id === null ? null : scenarioOf(id, scenarios);
    const opened = await run.openScenario();
    const current: RunningScenario = { id, scenario, opened, position: 0, pickle, document, trace };
    running.set(this, current);
    this.begin(opened.session, (error) => {
      const failure = explain(error, current);
      attach(this, { kind: "failure", failure });
      return asCucumberError(failure);
    });
    if (!declared) attach(this, { kind: "declared", operations: declaredOperations(suite.contract) });
    declared = true;
    const reason = reasonNotToRun(pickle.tags, scenario, opened.session.target, run.targets.fresh);
    if (reason !== null) {
      attach(this, { kind: "not-run", reason });
      return "skipped";
    }
    for (const step of scenario?.steps ?? []) {
      if (step.kind === "plan") nameCallers(step.plan.callers, opened.session);
    }
    return undefined;
  });

  BeforeStep(function (this: AcceptanceWorld, { pickleStep }) {
    const current = running.get(this);
    if (current !== undefined)
      current.position = current.pickle.steps.findIndex(({ id }) => id === pickleStep.id);
  });

  After(patience, async function (this: AcceptanceWorld) {
    const current = running.get(this);
    if (current === undefined) return;
    const { seen } = current.opened.session;
    if (seen.size > 0) attach(this, { kind: "seen", replies: [...seen].sort() });
    await current.opened.close();
  });

  const texts = new Set(
    suite.scenarios.flatMap(({ steps }) =>
      steps.flatMap((step) => (step.kind === "plan" ? [step.text] : [])),
    ),
  );
  for (const text of texts) defineStep(exactly(text), patience, definition(running));
  return suite;
}

function scenarioOf(id: string, scenarios: ReadonlyMap<string, Scenario>): Scenario {
  const scenario = scenarios.get(id);
  if (scenario !== undefined) return scenario;
  throw new Error(`The feature has a scenario "${id}" and the generated steps do not: generate again.`);
}

type Done = (error?: unknown, result?: unknown) => void;

/**
 * The same text may stand with a table and without. Cucumber counts parameters: a function of one is called with the
 * table where there is one, and with a callback where there is none, and then must not give a promise.
 */
function definition(running: WeakMap<AcceptanceWorld, RunningScenario>) {
  return function (this: AcceptanceWorld, attachedOrDone: unknown): Promise<unknown> | undefined {
    const done = runStep(this, running.get(this));
    if (typeof attachedOrDone !== "function") return done;
    const finish = attachedOrDone as Done;
    done.then((result) => finish(null, result), finish);
    return undefined;
  };
}

function attach(world: AcceptanceWorld, note: Note): void {
  world.attach(JSON.stringify(note), noteMedia);
}
