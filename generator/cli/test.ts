import { renderSummary } from "../acceptance/report/render.js";
import { acceptanceDefaults, runAcceptance } from "../acceptance/run/run-acceptance.js";
import { makeReport } from "../diagnostics/report.js";
import { generateProject } from "../project/generate-project.js";
import type { Project } from "../project/open-project.js";
import { type ExitCode, exit } from "./exit-code.js";
import type { CommonFlags } from "./flags.js";
import { printOutcome } from "./print-report.js";
import { progressLine } from "./progress.js";
import type { Terminal } from "./terminal.js";
import { withProject } from "./with-project.js";

export interface TestFlags extends CommonFlags {
  readonly names: readonly string[];
  readonly baseUrl: string | null;
  readonly tags: string | null;
}

/** `specwright test`: runs every scenario over HTTP. */
export const test = (flags: TestFlags, terminal: Terminal): Promise<ExitCode> =>
  withProject("test", flags, terminal, async (project) => {
    const upToDate = await suiteIsUpToDate(project, flags, terminal);
    return upToDate ? run(project, flags, terminal) : exit.problems;
  });

/** A suite made from another specification would show a green that nobody asked for, so it is not run. */
async function suiteIsUpToDate(project: Project, flags: TestFlags, terminal: Terminal): Promise<boolean> {
  const progress = progressLine(terminal);
  const generated = await generateProject(project, { check: true, force: false, progress: progress.step });
  progress.clear();
  const errors = generated.diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length === 0) return true;
  const report = makeReport(errors, generated.sources, generated.diffs);
  const outcome = { command: "test", ok: false, report, result: null, summary: "", root: project.paths.root };
  printOutcome(outcome, flags.format, terminal);
  return false;
}

async function run(project: Project, flags: TestFlags, terminal: Terminal): Promise<ExitCode> {
  const { root, output, features, steps, app } = project.paths;
  const { baseUrl, tags, names } = flags;
  const places = { root, output, features, steps, app };
  const summary = await runAcceptance({ ...acceptanceDefaults, ...places, baseUrl, tags, names });
  terminal.out(renderSummary(summary, flags.format, terminal.colors.isColorSupported));
  return summary.ok ? exit.ok : exit.problems;
}
