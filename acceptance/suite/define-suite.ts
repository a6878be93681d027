import {
  After,
  AfterAll,
  AfterStep,
  Before,
  BeforeAll,
  BeforeStep,
  defineStep,
  type IWorldOptions,
  Status,
  setWorldConstructor,
  type World,
} from "@cucumber/cucumber";
import type { Suite } from "./suite.js";
import { SuiteRunner } from "./suite-runner.js";
import { textPatterns } from "./text-patterns.js";
import { AcceptanceWorld } from "./world.js";

/** Long enough for any step that is going to end: requests and loads have limits of their own. */
const patience = { timeout: 15 * 60 * 1000 };

/** Made from what Cucumber gives, it is all that Cucumber's own world is. */
const world: new (options: IWorldOptions) => World = AcceptanceWorld;

/** Registers with Cucumber what runs the scenarios: world, hooks, and step definitions for the texts of plans. */
export function defineSuite(suite: Suite): Suite {
  const runner = new SuiteRunner(suite);
  setWorldConstructor(world);
  BeforeAll(patience, async function () {
    await runner.start(this.parameters);
  });
  AfterAll(patience, () => runner.stop());
  Before(patience, function (this: AcceptanceWorld, scenario) {
    return runner.begin(this, scenario);
  });
  BeforeStep(patience, async function (this: AcceptanceWorld, { pickleStep }) {
    await runner.turnTo(this, pickleStep.id);
  });
  AfterStep(patience, function (this: AcceptanceWorld, { result }) {
    if (result.status === Status.FAILED) runner.failed(this);
  });
  After(patience, function (this: AcceptanceWorld) {
    return runner.end(this);
  });
  const planned = suite.scenarios.flatMap(({ steps }) =>
    steps.filter((step) => step.kind === "plan" && step.phrase === undefined),
  );
  for (const pattern of textPatterns(planned.map(({ text }) => text)))
    defineStep(pattern, patience, definition(runner));
  return suite;
}

type Done = (error?: unknown, result?: unknown) => void;

/**
 * The same text may stand with a table and without. Cucumber counts parameters: a function of one is called with the
 * table where there is one, and with a callback where there is none, and then must not give a promise.
 */
function definition(runner: SuiteRunner) {
  return function (this: AcceptanceWorld, attachedOrDone: unknown): Promise<unknown> | undefined {
    const done = runner.step(this);
    if (typeof attachedOrDone !== "function") return done;
    const finish = attachedOrDone as Done;
    done.then((result) => finish(null, result), finish);
    return undefined;
  };
}
