import { existsSync } from "node:fs";
import { join } from "node:path";
import { makeReport } from "../diagnostics/report.js";
import { visible } from "../diagnostics/visible.js";
import { noSuchChange } from "../project/change-files.js";
import { checkProject } from "../project/check-project.js";
import type { Project } from "../project/open-project.js";
import type { ScaffoldedFile } from "../project/scaffold/scaffold-report.js";
import { type ExitCode, exit } from "./exit-code.js";
import type { CommonFlags } from "./flags.js";
import { printOutcome } from "./print-report.js";
import { progressLine } from "./progress.js";
import type { Terminal } from "./terminal.js";
import { sayMisuse, withProject } from "./with-project.js";

export interface ScaffoldFlags extends CommonFlags {
  /** Ids of active changes to write for as if they were archived in this order. */
  readonly changes: readonly string[];
}

/** `specwright scaffold`: adds the handlers and steps that are missing. */
export const scaffold = (flags: ScaffoldFlags, terminal: Terminal): Promise<ExitCode> =>
  withProject("scaffold", flags, terminal, (project) => run(project, flags, terminal));

async function run(project: Project, flags: ScaffoldFlags, terminal: Terminal): Promise<ExitCode> {
  const { changes } = flags;
  const missing = noSuchChange(project.paths, changes);
  if (missing !== null) return sayMisuse(missing, terminal);
  const progress = progressLine(terminal);
  const checked = await checkProject(project, { progress: progress.step, needModel: true, changes });
  progress.clear();
  const { root } = project.paths;
  const base = { command: "scaffold", root };
  const broken = checked.diagnostics.filter(
    ({ severity, code }) => severity === "error" && code !== "unbound-step",
  );
  if (broken.length > 0 || checked.model === null) {
    const report = makeReport(broken, checked.sources);
    printOutcome({ ...base, ok: false, report, result: null, summary: "" }, flags.format, terminal);
    return exit.problems;
  }
  const scaffolding = await import("../project/scaffold.js");
  const done = await scaffolding.scaffold(checked.model, project.paths);
  const report = makeReport(done.diagnostics, done.sources);
  const ok = report.counts.error === 0;
  const result = { files: done.files, orphaned: done.orphaned };
  const summary = sayFiles(done.files, terminal);
  printOutcome({ ...base, ok, report, result, summary }, flags.format, terminal);
  if (!ok) return exit.problems;
  const { output, steps } = project.paths;
  const bindsSteps = done.files.some(
    ({ path, outcome }) => outcome !== "unchanged" && path.startsWith(`${steps}/`),
  );
  return bindsSteps && existsSync(join(root, output)) ? renew(flags, terminal) : exit.ok;
}

/** Generates once more: the generated suite says which steps are bound, and some more are. */
async function renew(flags: ScaffoldFlags, terminal: Terminal): Promise<ExitCode> {
  const { generate } = await import("./generate.js");
  const quiet: Terminal = flags.format === "pretty" ? terminal : { ...terminal, out: () => {} };
  return generate({ ...flags, check: false, force: false, watch: false, targets: [] }, quiet);
}

function sayFiles(files: readonly ScaffoldedFile[], { colors }: Terminal): string {
  const changed = files.filter(({ outcome }) => outcome !== "unchanged");
  if (changed.length === 0) return `${colors.green("ok:")} nothing is missing`;
  return changed
    .map(
      ({ path, outcome, added }) =>
        `${colors.green(`${outcome}:`)} ${visible(path)} ${colors.dim(visible(added.join(", ")))}`,
    )
    .join("\n");
}
