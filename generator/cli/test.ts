import { resolve } from "node:path";
import {
  type AcceptanceOptions,
  acceptanceDefaults,
  explainedByLog,
  type Failure,
  failedAcceptance,
  prepareAcceptance,
  renderSummary,
  runAcceptance,
  type Summary,
  selectionTrouble,
  startServer,
} from "@specwright/acceptance/run";
import { makeReport } from "../diagnostics/report.js";
import { visibleLines, withoutCommands } from "../diagnostics/visible.js";
import { generateProject } from "../project/generate-project.js";
import type { Project } from "../project/open-project.js";
import { type ExitCode, exit } from "./exit-code.js";
import type { CommonFlags } from "./flags.js";
import { printOutcome } from "./print-report.js";
import { progressLine } from "./progress.js";
import type { Terminal } from "./terminal.js";
import { sayMisuse, withProject } from "./with-project.js";

export interface TestFlags extends CommonFlags {
  readonly names: readonly string[];
  readonly baseUrl: string | null;
  /** A command that starts the server of `baseUrl`; null: it runs already, or the application is in this process. */
  readonly start: string | null;
  readonly tags: string | null;
  /** Where the page of the run goes, from the folder the command is called in. */
  readonly html: string | null;
}

/** Milliseconds that a server may take until it answers. */
const PATIENCE = 60_000;

/** `specwright test`: runs every scenario over HTTP. */
export const test = (flags: TestFlags, terminal: Terminal): Promise<ExitCode> =>
  withProject("test", flags, terminal, async (project) => {
    const trouble = selectionTrouble(flags.tags, flags.names);
    if (trouble !== null) return sayMisuse(trouble, terminal);
    prepareAcceptance(optionsOf(project, flags, terminal));
    const upToDate = await suiteIsUpToDate(project, flags, terminal);
    return upToDate ? run(project, flags, terminal) : exit.problems;
  });

/** A suite made from another specification would pass without testing this one, so it is not run. */
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
  const summary = await summaryOf(project, flags, terminal);
  terminal.out(renderSummary(summary, flags.format, terminal.colors.isColorSupported));
  return summary.ok ? exit.ok : exit.problems;
}

function optionsOf(project: Project, flags: TestFlags, terminal: Terminal): AcceptanceOptions {
  const { root, output, features, steps, app } = project.paths;
  const { baseUrl, tags, names } = flags;
  const html = flags.html === null ? null : resolve(terminal.cwd, flags.html);
  return { ...acceptanceDefaults, root, output, features, steps, app, baseUrl, tags, names, html };
}

/** Runs the suite; with a server to start, that one starts first and ends last, and is heard only if something failed. */
async function summaryOf(project: Project, flags: TestFlags, terminal: Terminal): Promise<Summary> {
  const { baseUrl, start } = flags;
  const judge = () => runAcceptance(optionsOf(project, flags, terminal));
  if (start === null || baseUrl === null) return judge();
  const options = { baseUrl, cwd: terminal.cwd, env: process.env, patience: PATIENCE };
  const starting = await startServer(start, options);
  if (starting.kind === "failed") {
    quote(starting.said, terminal);
    return failedAcceptance(starting.problem);
  }
  const { server } = starting;
  const judged = await judge().finally(() => server.stop());
  // Only now: many a server writes its log late, and all of it when it ends.
  const summary = explainedByLog(judged, server.said());
  if (!summary.ok && !summary.failures.some(isExplained)) quote(server.said(), terminal);
  return summary;
}

/** Whether the server's log said why: then the rest of it is not shown. */
function isExplained({ problems }: Failure): boolean {
  return problems.some(({ answer }) => answer !== null && answer.fault !== null);
}

function quote(said: string, { err }: Terminal): void {
  const lines = withoutCommands(visibleLines(said.trimEnd().replaceAll("\r\n", "\n")));
  if (said !== "") err(`The server said:\n${lines.replaceAll(/^/gm, "  ")}\n\n`);
}
