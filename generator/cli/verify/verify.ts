import { makeReport } from "../../diagnostics/report.js";
import { visible, visibleJson } from "../../diagnostics/visible.js";
import { noSuchChange } from "../../project/change-files.js";
import { repositoryOf } from "../../project/git/commits.js";
import type { Project } from "../../project/open-project.js";
import type { Evidence } from "../../verify/evidence.js";
import { type ExitCode, exit } from "../exit-code.js";
import type { CommonFlags } from "../flags.js";
import { printOutcome } from "../print-report.js";
import { progressLine } from "../progress.js";
import type { Terminal } from "../terminal.js";
import { sayMisuse, withProject } from "../with-project.js";
import { printEvidence } from "./print-evidence.js";
import { verifyArchived } from "./verify-archived.js";
import { evidencePath, type Verified, verifyChange } from "./verify-change.js";

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
  const missing = noSuchChange(project.paths, [flags.change]) ?? noRepository(project, command);
  if (missing !== null) return sayMisuse(missing, terminal);
  const { say, progress } = waiting(terminal);
  const verified = await verifyChange(project, { ...flags, say, progress: progress.step });
  progress.clear();
  if (verified.kind !== "verified") return sayWhyNot(project, command, verified, flags, terminal);
  const { evidence } = verified;
  return sayEvidence(command, [evidence], evidencePath(project.paths, flags.change), flags, terminal);
}

export interface ArchivedFlags extends Omit<VerifyFlags, "change" | "base"> {
  /** `main..HEAD` */
  readonly range: string;
}

/** `specwright verify --archived`: each change that was archived between two commits, once more. */
export const verifyAllArchived = (flags: ArchivedFlags, terminal: Terminal): Promise<ExitCode> =>
  withProject("verify", flags, terminal, async (project) => {
    const missing = noRepository(project, "verify");
    if (missing !== null) return sayMisuse(missing, terminal);
    const { say, progress } = waiting(terminal);
    const verified = await verifyArchived(project, { ...flags, say, progress: progress.step });
    progress.clear();
    if (verified.kind !== "verified-all") return sayWhyNot(project, "verify", verified, flags, terminal);
    const { evidences } = verified;
    if (evidences.length > 0 || flags.format === "json")
      return sayEvidence("verify", evidences, null, flags, terminal);
    terminal.out(`${terminal.colors.green("ok:")} no change was archived in ${visible(flags.range)}\n`);
    return exit.ok;
  });

function noRepository({ paths }: Project, command: string) {
  if (repositoryOf(paths.root) !== null) return null;
  return {
    message: `${command} compares two commits, and this project is in no git repository.`,
    hint: "Run `git init` and commit, or run the change without evidence: specwright test --change.",
  };
}

function waiting(terminal: Terminal) {
  const say = (text: string): void => {
    if (terminal.live) terminal.redraw(text);
  };
  return { say, progress: progressLine(terminal) };
}

function sayWhyNot(
  { paths: { root } }: Project,
  command: string,
  verified: Exclude<Verified, { readonly kind: "verified" }>,
  { format }: CommonFlags,
  terminal: Terminal,
): ExitCode {
  if (verified.kind === "misuse") return sayMisuse(verified, terminal);
  const report = makeReport(verified.diagnostics, verified.sources);
  printOutcome({ command, ok: false, report, result: null, summary: "", root }, format, terminal);
  return exit.problems;
}

/** `file` is where the evidence is kept, where it is. */
function sayEvidence(
  command: string,
  evidences: readonly Evidence[],
  file: string | null,
  { format }: CommonFlags,
  terminal: Terminal,
): ExitCode {
  const ok = evidences.every((evidence) => evidence.ok);
  const result = file === null ? { changes: evidences } : evidences[0];
  terminal.out(
    format === "json"
      ? `${visibleJson(JSON.stringify({ version: 1, command, ok, result }, null, 2))}\n`
      : evidences.map((evidence) => printEvidence(evidence, file, terminal)).join("\n"),
  );
  return ok ? exit.ok : exit.problems;
}
