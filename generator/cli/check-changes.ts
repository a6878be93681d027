import { makeReport } from "../diagnostics/report.js";
import { judgeActiveChanges } from "../project/active-changes.js";
import { type ExitCode, exit } from "./exit-code.js";
import type { CommonFlags } from "./flags.js";
import { printOutcome } from "./print-report.js";
import { progressLine } from "./progress.js";
import { count } from "./say-counts.js";
import type { Terminal } from "./terminal.js";
import { withProject } from "./with-project.js";

/** `specwright check --changes`: judges every active change, and says which touch the same requirement. */
export const checkChanges = (flags: CommonFlags, terminal: Terminal): Promise<ExitCode> =>
  withProject("check", flags, terminal, async (project) => {
    const progress = progressLine(terminal);
    const { changes, diagnostics, sources } = await judgeActiveChanges(project, progress.step);
    progress.clear();
    const report = makeReport(diagnostics, sources);
    const broken = changes.filter(({ errors }) => errors > 0).map(({ id }) => id);
    const { green, red } = terminal.colors;
    const all = count(changes.length, "active change", "active changes");
    const ok = report.counts.error === 0;
    const summary = ok ? `${green("ok:")} ${all}` : `${red("not ok:")} ${broken.join(", ")}, of ${all}`;
    const outcome = { command: "check", ok, report, result: { changes }, summary, root: project.paths.root };
    printOutcome(outcome, flags.format, terminal);
    return ok ? exit.ok : exit.problems;
  });
