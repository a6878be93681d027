import { makeReport } from "../../diagnostics/report.js";
import { visibleJson } from "../../diagnostics/visible.js";
import { noSuchChange } from "../../project/change-files.js";
import { repositoryOf } from "../../project/git/commits.js";
import type { Project } from "../../project/open-project.js";
import { type ExitCode, exit } from "../exit-code.js";
import type { CommonFlags } from "../flags.js";
import { printOutcome } from "../print-report.js";
import { progressLine } from "../progress.js";
import type { Terminal } from "../terminal.js";
import { sayMisuse, withProject } from "../with-project.js";
import { printEvidence } from "./print-evidence.js";
import { evidencePath, verifyChange } from "./verify-change.js";

export interface VerifyFlags extends CommonFlags {
  readonly change: string;
  readonly base: string | null;
  readonly baseUrl: string | null;
  readonly start: string | null;
  readonly install: string | null;
  readonly allowDeclared: number;
}

/** `specwright verify`: the scenarios of a change, at its base and now. */
export const verify = (flags: VerifyFlags, terminal: Terminal): Promise<ExitCode> =>
  withProject("verify", flags, terminal, (project) => verifyIn(project, "verify", flags, terminal));

/** The same for a command that goes on where the change is verified. */
export async function verifyIn(
  project: Project,
  command: "verify" | "archive",
  flags: VerifyFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const { change, format } = flags;
  const { root } = project.paths;
  const missing = noSuchChange(project.paths, [change]);
  if (missing !== null) return sayMisuse(missing, terminal);
  if (repositoryOf(root) === null) {
    const message = `${command} compares two commits, and this project is in no git repository.`;
    const hint = "Run `git init` and commit, or run the change without evidence: specwright test --change.";
    return sayMisuse({ message, hint }, terminal);
  }
  const progress = progressLine(terminal);
  const say = (text: string) => (terminal.live ? terminal.redraw(text) : undefined);
  const verified = await verifyChange(project, { ...flags, say, progress: progress.step });
  progress.clear();
  if (verified.kind === "misuse") return sayMisuse(verified, terminal);
  if (verified.kind === "broken") {
    const report = makeReport(verified.diagnostics, verified.sources);
    printOutcome({ command, ok: false, report, result: null, summary: "", root }, format, terminal);
    return exit.problems;
  }
  const { evidence } = verified;
  terminal.out(
    format === "json"
      ? `${visibleJson(JSON.stringify({ version: 1, command, ok: evidence.ok, result: evidence }, null, 2))}\n`
      : printEvidence(evidence, evidencePath(project.paths, change), terminal),
  );
  return evidence.ok ? exit.ok : exit.problems;
}
