import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Writes a suite for plain Cucumber whose steps do nothing: so many scenarios, so many steps in all. */
export function writeEmptySuite(root: string, scenarios: number, steps: number): void {
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  const texts = Array.from({ length: scenarios }, (_, index) => {
    const own = Math.floor(((index + 1) * steps) / scenarios) - Math.floor((index * steps) / scenarios);
    return `  Scenario: number ${index}\n${"    Given nothing\n".repeat(own)}`;
  });
  writeFileSync(join(root, "empty.feature"), `Feature: nothing\n${texts.join("\n")}`);
  writeFileSync(
    join(root, "steps.mjs"),
    'import { Given } from "@cucumber/cucumber";\nGiven("nothing", () => {});\n',
  );
}

/** What Node runs for it. The messages go to a file from which the time inside is read. */
export const emptySuiteWords = (repository: string, messages: string): readonly string[] => [
  join(repository, "node_modules/@cucumber/cucumber/bin/cucumber.js"),
  ...["empty.feature", "--import", "steps.mjs", "--format", `message:${messages}`],
];

/** Seconds from the start of the run to its end, and how many scenarios it had, as Cucumber's messages say. */
export function secondsInside(messages: string): { readonly seconds: number; readonly scenarios: number } {
  const all: readonly Message[] = messages
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  const started = all.find((message) => message.testRunStarted)?.testRunStarted?.timestamp;
  const finished = all.find((message) => message.testRunFinished)?.testRunFinished?.timestamp;
  if (started === undefined || finished === undefined)
    throw new Error("Cucumber's messages hold no whole run.");
  return {
    seconds: finished.seconds - started.seconds + (finished.nanos - started.nanos) / 1e9,
    scenarios: all.filter((message) => message.testCaseFinished).length,
  };
}

/** As much of Cucumber's messages as is read here. */
interface Message {
  readonly testRunStarted?: { readonly timestamp: Moment };
  readonly testRunFinished?: { readonly timestamp: Moment };
  readonly testCaseFinished?: object;
}

interface Moment {
  readonly seconds: number;
  readonly nanos: number;
}
