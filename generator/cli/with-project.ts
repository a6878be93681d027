import { resolve } from "node:path";
import { makeReport } from "../diagnostics/report.js";
import { visible } from "../diagnostics/visible.js";
import { openProject, type Project } from "../project/open-project.js";
import { type ExitCode, exit } from "./exit-code.js";
import type { CommonFlags } from "./flags.js";
import { printOutcome } from "./print-report.js";
import type { Terminal } from "./terminal.js";

/** Opens the project that the flags name and runs the command on it; says why where it cannot. */
export async function withProject(
  command: string,
  { format, place }: CommonFlags,
  terminal: Terminal,
  go: (project: Project) => Promise<ExitCode>,
): Promise<ExitCode> {
  const opened = await openProject(place, terminal.cwd);
  if (opened.kind === "open") return go(opened.project);
  if (opened.kind !== "misconfigured") return sayMisuse(opened, terminal);
  const root = resolve(terminal.cwd, place.project ?? ".");
  const report = makeReport(opened.diagnostics, opened.sources);
  printOutcome({ command, ok: false, report, result: null, summary: "", root }, format, terminal);
  return exit.misuse;
}

/** Says that the command was called wrongly, and how to call it. */
export function sayMisuse(
  { message, hint }: { readonly message: string; readonly hint: string },
  terminal: Terminal,
): ExitCode {
  const { red, green } = terminal.errorColors;
  terminal.err(`${red("error:")} ${visible(message)}\n${green("fix:")} ${visible(hint)}\n`);
  return exit.misuse;
}
