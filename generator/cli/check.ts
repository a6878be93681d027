import { makeReport } from "../diagnostics/report.js";
import { visible, withoutCommands } from "../diagnostics/visible.js";
import type { SpecModel } from "../model.js";
import { noSuchChange } from "../project/change-files.js";
import { checkProject } from "../project/check-project.js";
import { configPath } from "../project/config-path.js";
import type { Counts } from "../project/counts.js";
import type { Project } from "../project/open-project.js";
import { collapsed } from "./collapsed.js";
import { type ExitCode, exit } from "./exit-code.js";
import type { CommonFlags } from "./flags.js";
import { printOutcome } from "./print-report.js";
import { progressLine } from "./progress.js";
import { sayCapabilities } from "./say-capabilities.js";
import { sayChanges, sayCounts } from "./say-counts.js";
import { expectShortRun } from "./short-run.js";
import type { Terminal } from "./terminal.js";
import { sayMisuse, withProject } from "./with-project.js";

export interface CheckFlags extends CommonFlags {
  /** Print what each step does: of all scenarios, or of those whose id contains this text. */
  readonly explain: string | true | null;
  /** Ids of active changes to judge as if they were archived in this order. */
  readonly changes: readonly string[];
}

/** `specwright check`: says all that is wrong with the specification. */
export const check = (flags: CheckFlags, terminal: Terminal): Promise<ExitCode> =>
  withProject("check", flags, terminal, (project) => run(project, flags, terminal));

async function run(project: Project, flags: CheckFlags, terminal: Terminal): Promise<ExitCode> {
  expectShortRun();
  const { changes } = flags;
  const missing = noSuchChange(project.paths, changes);
  if (missing !== null) return sayMisuse(missing, terminal);
  const progress = progressLine(terminal);
  const needModel = flags.explain !== null;
  const checked = await checkProject(project, { progress: progress.step, needModel, changes });
  progress.clear();
  const { foreign } = project.settings;
  const { shown, more } =
    foreign && flags.format === "pretty"
      ? collapsed(checked.diagnostics)
      : { shown: checked.diagnostics, more: new Map<string, number>() };
  const report = makeReport(shown, checked.sources);
  const blocked = report.counts.error > 0 ? null : whatCannotRun(checked.counts, foreign);
  const ok = report.counts.error === 0 && blocked === null;
  const explained =
    flags.explain === null || checked.model === null ? null : await explain(checked.model, flags);
  if (explained !== null && explained.length === 0 && typeof flags.explain === "string") {
    terminal.err(
      `${terminal.errorColors.red("error:")} No scenario's id contains "${visible(flags.explain)}".${visible(someId(checked.model))}\n`,
    );
    return exit.misuse;
  }
  if (explained !== null && flags.format !== "json") {
    const { printExplanations } = await import("./explain/print.js");
    terminal.out(withoutCommands(printExplanations(explained, terminal.colors)));
  }
  const { colors } = terminal;
  const what = sayChanges(changes);
  const failed = blocked === null ? "" : `${colors.red("not ok:")} ${what}${blocked}`;
  const { scenarios, runningScenarios, declaredScenarios } = checked.counts;
  // What does not run was not checked, so that "ok" would say too much.
  const isWhole = runningScenarios + declaredScenarios === scenarios;
  const verdict = isWhole ? colors.green("ok:") : colors.yellow("read:");
  const said = ok ? `${verdict} ${what}${sayCounts(checked.counts)}` : failed;
  const repeated = [...more].map(([code, number]) => `${number} more of ${code}`);
  const { root, openspec } = project.paths;
  const summary = [
    ...(repeated.length === 0 ? [] : [`${repeated.join(", ")}: all of them with --format json`]),
    said,
    ...(report.counts.error > 0 ? [] : sayCapabilities(checked.counts, foreign, configPath(root, openspec))),
  ]
    .filter((line) => line !== "")
    .join("\n");
  const result = {
    ...(changes.length === 0 ? {} : { changes }),
    counts: checked.counts,
    ...(explained === null ? {} : { scenarios: explained }),
  };
  printOutcome({ command: "check", ok, report, result, summary, root }, flags.format, terminal);
  return ok ? exit.ok : exit.problems;
}

/** What keeps a specification without errors from being ok. Where it is written without knowing the notation, that is said only. */
function whatCannotRun(counts: Counts, foreign: boolean): string | null {
  if (counts.requirements === 0) return "there is no requirement, so nothing was checked";
  return foreign || counts.runningScenarios + counts.declaredScenarios === counts.scenarios
    ? null
    : sayCounts(counts);
}

/** What an id looks like, by the first one there is. */
function someId(model: SpecModel | null): string {
  const scenarios = model?.capabilities
    .flatMap(({ requirements }) => requirements)
    .flatMap((one) => one.scenarios);
  const id = scenarios?.[0]?.id;
  return id === undefined ? "" : ` It says capability, requirement and scenario: "${id}".`;
}

async function explain(
  model: Parameters<typeof import("./explain/scenario.js").explainScenarios>[0],
  flags: CheckFlags,
) {
  const { explainScenarios } = await import("./explain/scenario.js");
  return explainScenarios(model, typeof flags.explain === "string" ? flags.explain : "");
}
