import { makeReport } from "../diagnostics/report.js";
import { noSuchChange } from "../project/change-files.js";
import { type Generated, generateProject } from "../project/generate-project.js";
import type { KeptFolders } from "../project/kept-results.js";
import type { Project } from "../project/open-project.js";
import type { Target } from "../targets.js";
import { type ExitCode, exit } from "./exit-code.js";
import type { CommonFlags } from "./flags.js";
import { printOutcome } from "./print-report.js";
import { progressLine } from "./progress.js";
import { count, sayChanges, sayCounts, sayTime } from "./say-counts.js";
import type { Terminal } from "./terminal.js";
import { sayMisuse } from "./with-project.js";

export interface GenerateFlags extends CommonFlags {
  readonly check: boolean;
  readonly force: boolean;
  readonly watch: boolean;
  /** Ids of active changes to generate for as if they were archived in this order. */
  readonly changes: readonly string[];
  /** Empty: those of the settings. */
  readonly targets: readonly Target[];
}

/** One run; `folders` belong to a caller that generates again and again. */
export async function generateOnce(
  project: Project,
  flags: GenerateFlags,
  terminal: Terminal,
  folders?: KeptFolders,
): Promise<ExitCode> {
  const since = performance.now();
  const missing = noSuchChange(project.paths, flags.changes);
  if (missing !== null) return sayMisuse(missing, terminal);
  const progress = progressLine(terminal);
  const { check, force, changes } = flags;
  const options = {
    check,
    force,
    changes,
    progress: progress.step,
    ...(folders === undefined ? {} : { folders }),
  };
  const generated = await generateProject(askedFor(project, flags.targets), options);
  progress.clear();
  const hasError = generated.diagnostics.some(({ severity }) => severity === "error");
  const ok = !hasError && generated.counts.requirements > 0;
  const { diagnostics, sources, diffs, counts, written } = generated;
  // Notes belong to `check`; here they would stand between people and what they came for.
  const shown =
    flags.format === "json" ? diagnostics : diagnostics.filter(({ severity }) => severity !== "info");
  const report = makeReport(shown, sources, diffs);
  const result = { counts, written };
  const nothing = `${terminal.colors.red("not ok:")} there is no requirement, so nothing was generated`;
  const failed = hasError ? "" : nothing;
  const summary = ok ? success(generated, project, changes, terminal, since) : failed;
  printOutcome(
    { command: "generate", ok, report, result, summary, root: project.paths.root },
    flags.format,
    terminal,
  );
  return ok ? exit.ok : exit.problems;
}

/** The project, as far as these targets go. */
function askedFor(project: Project, targets: readonly Target[]): Project {
  return targets.length === 0 ? project : { ...project, settings: { ...project.settings, targets } };
}

function success(
  { counts, written, diagnostics }: Generated,
  project: Project,
  changes: readonly string[],
  terminal: Terminal,
  since: number,
) {
  const { green, dim } = terminal.colors;
  const notes = diagnostics.filter(({ severity }) => severity === "info").length;
  const hint = notes === 0 ? "" : dim(`; ${count(notes, "note", "notes")}, see specwright check`);
  const where = `${project.paths.output}/`;
  const what = sayChanges(changes);
  if (written === null)
    return `${green("ok:")} ${what}${where} is up to date with the specification: ${sayCounts(counts)}${hint}`;
  const parts = [
    written.written > 0 ? `${written.written} written` : "",
    written.deleted > 0 ? `${written.deleted} deleted` : "",
    `${written.unchanged} unchanged`,
  ].filter((part) => part !== "");
  const time = dim(`in ${sayTime(performance.now() - since)}`);
  return `${green("ok:")} ${what}${sayCounts(counts)} -> ${where}: ${parts.join(", ")} ${time}${hint}`;
}
