import type { Brief, BriefScenario } from "../../brief/brief.js";
import { causesOf, factsOf, missingHandlers } from "../../brief/brief-facts.js";
import { briefScenarios, scenariosOf, whyNotBound } from "../../brief/brief-scenarios.js";
import { isDone, nextCommand } from "../../brief/next-command.js";
import { printBrief } from "../../brief/print-brief.js";
import { makeReport } from "../../diagnostics/report.js";
import { visibleJson, visibleLines, withoutCommands } from "../../diagnostics/visible.js";
import type { Scenario, SpecModel } from "../../model.js";
import { noSuchChange } from "../../project/change-files.js";
import { checkProject } from "../../project/check-project.js";
import { compileProject, type Progress } from "../../project/compile-project.js";
import { readInputs, sourcesOf } from "../../project/inputs.js";
import type { Project } from "../../project/open-project.js";
import { readGuidance } from "../../project/project-guidance.js";
import { scenarioChanges } from "../../verify/changed-scenarios.js";
import { type ExitCode, exit } from "../exit-code.js";
import type { CommonFlags } from "../flags.js";
import { progressLine } from "../progress.js";
import type { Terminal } from "../terminal.js";
import { only } from "../verify/selected.js";
import { sayMisuse, withProject } from "../with-project.js";
import { type ExplainedRun, runScenarios } from "./run-scenarios.js";

export interface BriefFlags extends CommonFlags {
  /** Ids of active changes to take for archived, in this order. */
  readonly changes: readonly string[];
}

/** `specwright brief`: what is left to do, for whoever goes on with the work. */
export const brief = (flags: BriefFlags, terminal: Terminal): Promise<ExitCode> =>
  withProject("brief", flags, terminal, async (project) => {
    const missing = noSuchChange(project.paths, flags.changes);
    if (missing !== null) return sayMisuse(missing, terminal);
    const progress = progressLine(terminal);
    const made = await briefOf(project, flags.changes, progress);
    const done = isDone(made);
    if (flags.format === "json") {
      const report = { version: 1, command: "brief", ok: done, result: made };
      terminal.out(`${visibleJson(JSON.stringify(report, null, 2))}\n`);
    } else terminal.out(withoutCommands(visibleLines(printBrief(made))));
    return done ? exit.ok : exit.problems;
  });

interface Waiting {
  readonly step: Progress;
  readonly clear: () => void;
}

async function briefOf(project: Project, changes: readonly string[], progress: Waiting): Promise<Brief> {
  const inputs = readInputs(project, changes);
  const { files, diagnostics, model } = await compileProject(project, inputs, progress.step);
  const report = makeReport(diagnostics, sourcesOf(inputs));
  const isBroken = report.counts.error > 0 || model === null;
  const scenarios = model === null ? [] : await scenariosIn(project, changes, model, progress.step);
  progress.clear();
  const { run, exchanges } = isBroken ? withErrors : await ran(project, changes, scenarios);
  const stand = briefScenarios(scenarios, run, exchanges);
  const declared = files.find(({ path }) => path === "handlers.ts");
  const made = {
    changes,
    problems: causesOf(report),
    counts: countsOf(stand),
    scenarios: changes.length > 0 ? stand : stand.filter(({ state }) => state !== "green"),
    trouble: run.trouble,
    handlers: isBroken || declared === undefined ? [] : await handlersOf(project, model, declared.text),
    project: readGuidance(project.paths),
    ...(model === null ? { operations: [], entities: [], codes: [] } : factsOf(model)),
  };
  return { ...made, next: nextCommand(made) };
}

const notRun = (trouble: string | null): ExplainedRun => ({
  run: { outcomes: new Map(), trouble },
  exchanges: new Map(),
});

const withErrors = notRun("the specification has errors");

/** Those that the changes add or alter; without a change all. */
async function scenariosIn(
  project: Project,
  changes: readonly string[],
  model: SpecModel,
  progress: Progress,
): Promise<readonly Scenario[]> {
  const all = scenariosOf(model);
  if (changes.length === 0) return all;
  const before = await checkProject(project, { progress, needModel: true, changes: [] });
  // Where nothing can be read of the specification before the change, none of it is known to be old.
  if (before.model === null) return all;
  const changed = new Set(scenarioChanges(before.model, model).changed.map(({ id }) => id));
  return all.filter(({ id }) => changed.has(id));
}

/** Runs what can run, in a process of its own. */
async function ran(
  project: Project,
  changes: readonly string[],
  scenarios: readonly Scenario[],
): Promise<ExplainedRun> {
  const { paths } = project;
  const bound = scenarios.filter((one) => one.judgedByPeople === null && whyNotBound(one) === null);
  if (bound.length === 0) return notRun(null);
  const tags = changes.length === 0 ? "not @slo" : only(bound.map(({ id }) => id));
  return runScenarios({ root: paths.root, paths, changes, tags, baseUrl: null, start: null });
}

async function handlersOf(project: Project, model: SpecModel, declared: string) {
  const { scaffold } = await import("../../project/scaffold.js");
  const { files } = await scaffold(model, project.paths, { dryRun: true });
  const missing = files.filter(({ outcome }) => outcome !== "unchanged");
  return missingHandlers(missing, model, declared);
}

const countsOf = (scenarios: readonly BriefScenario[]): Brief["counts"] => {
  const of = (state: BriefScenario["state"]) => scenarios.filter((one) => one.state === state).length;
  return {
    prose: of("prose"),
    red: of("red"),
    notRun: of("notRun"),
    people: of("people"),
    green: of("green"),
  };
};
