import { relative, sep } from "node:path";
import { renderGithub } from "../diagnostics/github.js";
import { renderJson } from "../diagnostics/json.js";
import { renderPretty } from "../diagnostics/pretty.js";
import type { DiagnosticReport } from "../diagnostics/report.js";
import { withoutCommands } from "../diagnostics/visible.js";
import type { Format } from "./flags.js";
import type { Terminal } from "./terminal.js";

export interface Outcome {
  readonly command: string;
  readonly ok: boolean;
  readonly report: DiagnosticReport;
  /** What the command did, for programs. */
  readonly result: unknown;
  /** What it did, for people. */
  readonly summary: string;
  /** The project's folder. */
  readonly root: string;
}

/** Writes what a command has to say, in the form that was asked for. */
export function printOutcome(outcome: Outcome, format: Format, terminal: Terminal): void {
  const { report, summary } = outcome;
  if (format === "json") {
    terminal.out(renderJson(report, outcome.command, outcome.ok, outcome.result));
    return;
  }
  const prefix = prefixOf(terminal.cwd, outcome.root);
  const { colors, width } = terminal;
  terminal.out(
    format === "github"
      ? renderGithub(report, prefix)
      : withoutCommands(renderPretty(report, { colors, width, prefix })),
  );
  if (summary !== "") terminal.out(`${withoutCommands(summary)}\n`);
}

/** What to put before a project's path so that it is right from where the user stands. */
export function prefixOf(cwd: string, root: string): string {
  const path = relative(cwd, root).split(sep).join("/");
  return path === "" ? "" : `${path}/`;
}
