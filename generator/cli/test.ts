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
import { noSuchChange } from "../project/change-files.js";
import { generateProject } from "../project/generate-project.js";
import type { Project } from "../project/open-project.js";
import { type Overlay, overlayOf } from "../project/overlay.js";
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
  /** Ids of active changes to test as if they were archived in this order. */
  readonly changes: readonly string[];
  /** Where the page of the run goes, from the folder the command is called in. */
  readonly html: string | null;
}

/** Milliseconds that a server may take until it answers. */
const PATIENCE = 60_000;

/** `specwright test`: runs every scenario over HTTP. */
export const test = (flags: TestFlags, terminal: Terminal): Promise<ExitCode> =>
  withProject("test", flags, terminal, async (project) => {
    const { changes, tags, names } = flags;
    const trouble = selectionTrouble(tags, names) ?? noSuchChange(project.paths, changes);
    if (trouble !== null) return sayMisuse(trouble, terminal);
    if (changes.length === 0) prepareAcceptance(optionsOf(project, flags, null, terminal));
    const suite = await suiteOf(project, flags, terminal);
    return suite === null ? exit.problems : run(project, flags, suite.made, terminal);
  });

/**
 * The suite to run, `made` where it is not the one in the output folder; `null` where none can be run: one of another
 * specification would pass without testing this one.
 */
async function suiteOf(
  project: Project,
  { changes, format }: TestFlags,
  terminal: Terminal,
): Promise<Pick<Overlay, "made"> | null> {
  const progress = progressLine(terminal);
  const options = { check: true, force: false, changes, progress: progress.step };
  const found =
    changes.length === 0
      ? { ...(await generateProject(project, options)), made: null }
      : { ...(await overlayOf(project, changes, progress.step)), diffs: new Map<string, string>() };
  progress.clear();
  const errors = found.diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length === 0) return found;
  const report = makeReport(errors, found.sources, found.diffs);
  const outcome = { command: "test", ok: false, report, result: null, summary: "", root: project.paths.root };
  printOutcome(outcome, format, terminal);
  return null;
}

async function run(
  project: Project,
  flags: TestFlags,
  made: Overlay["made"],
  terminal: Terminal,
): Promise<ExitCode> {
  // An operation whose handler is to be written fails its own scenarios, and no others.
  process.env.SPECWRIGHT_MISSING_HANDLERS ??= "501";
  const summary = await summaryOf(optionsOf(project, flags, made, terminal), flags, terminal);
  terminal.out(renderSummary(summary, flags.format, terminal.colors.isColorSupported));
  return summary.ok ? exit.ok : exit.problems;
}

function optionsOf(
  project: Project,
  flags: TestFlags,
  made: Overlay["made"],
  terminal: Terminal,
): AcceptanceOptions {
  const { root, openspec, output, features, steps, app } = project.paths;
  const { baseUrl, tags, names } = flags;
  const html = flags.html === null ? null : resolve(terminal.cwd, flags.html);
  const changes = flags.changes.map((id) => `${openspec}/changes/${id}`);
  const places = { root, output, made, changes, features, steps, app };
  return { ...acceptanceDefaults, ...places, baseUrl, tags, names, html };
}

/** Runs the suite; with a server to start, that one starts first and ends last, and is heard only if something failed. */
async function summaryOf(
  acceptance: AcceptanceOptions,
  { baseUrl, start }: TestFlags,
  terminal: Terminal,
): Promise<Summary> {
  const judge = () => runAcceptance(acceptance);
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
