import { resolve } from "node:path";
import { makeReport } from "../diagnostics/report.js";
import { visible } from "../diagnostics/visible.js";
import { blockedIn, type InitPlan, planProject, writePlan } from "../project/init.js";
import { openProject } from "../project/open-project.js";
import { isFolder } from "../project/place.js";
import { type ExitCode, exit } from "./exit-code.js";
import type { CommonFlags } from "./flags.js";
import { printOutcome } from "./print-report.js";
import { count } from "./say-counts.js";
import type { Terminal } from "./terminal.js";
import { sayMisuse, withProject } from "./with-project.js";

export interface InitFlags extends CommonFlags {
  /** Writes without asking. */
  readonly yes: boolean;
}

/** `specwright init`: writes what a folder lacks to be specified, generated and tested. */
export async function init(flags: InitFlags, terminal: Terminal): Promise<ExitCode> {
  const root = resolve(terminal.cwd, flags.place.project ?? ".");
  if (!isFolder(root))
    return sayMisuse(
      { message: `There is no folder \`${root}\`.`, hint: "Name the project's folder." },
      terminal,
    );
  const opened = await openProject(flags.place, terminal.cwd);
  // A folder without a specification is what this command is for; all else is said as everywhere.
  if (opened.kind !== "open" && opened.kind !== "no-specification")
    return withProject("init", flags, terminal, async () => exit.misuse);
  const plan = planProject(root, opened.kind === "open" ? opened.project.paths : null);
  if (plan.broken !== null) {
    const { path, reason } = plan.broken;
    return sayMisuse(
      { message: `Nothing can be added to ${path}: ${reason}.`, hint: "Correct it first." },
      terminal,
    );
  }
  const outcome = (ok: boolean, summary: string, blocked: ReturnType<typeof blockedIn> = []) => {
    const result = { files: plan.files, notes: plan.notes };
    const report = makeReport(blocked, []);
    printOutcome({ command: "init", ok, report, result, summary, root }, flags.format, terminal);
    return ok ? exit.ok : exit.problems;
  };
  const blocked = blockedIn(root, plan);
  if (blocked.length > 0) return outcome(false, "", blocked);
  if (plan.files.length === 0) return outcome(true, `${terminal.colors.green("ok:")} nothing is missing`);
  if (flags.format === "pretty") terminal.out(`${listed(plan, terminal)}\n`);
  if (!flags.yes) {
    if (terminal.confirm === null || flags.format !== "pretty")
      return sayMisuse(
        {
          message: "Nothing was written: there is no terminal for the question.",
          hint: "Run it with --yes.",
        },
        terminal,
      );
    if (!(await terminal.confirm(`Write ${count(plan.files.length, "file", "files")}?`))) {
      terminal.out("Nothing was written.\n");
      return exit.ok;
    }
  }
  writePlan(root, plan);
  if (plan.starts) {
    const code = await begin(flags, terminal);
    if (code !== exit.ok) return code;
  }
  return outcome(true, next(plan, terminal));
}

/** Generates and scaffolds what the first capability needs, so that the project is whole after `npm install`. */
async function begin(flags: InitFlags, terminal: Terminal): Promise<ExitCode> {
  const quiet: Terminal = flags.format === "pretty" ? terminal : { ...terminal, out: () => {} };
  const { generate } = await import("./generate.js");
  const generated = await generate(
    { ...flags, check: false, force: false, watch: false, changes: [], targets: [] },
    quiet,
  );
  if (generated !== exit.ok) return generated;
  const { scaffold } = await import("./scaffold.js");
  return scaffold({ ...flags, changes: [] }, quiet);
}

function listed({ files }: InitPlan, { colors }: Terminal): string {
  const width = Math.max(...files.map(({ path }) => path.length));
  return files
    .map(({ path, outcome, added }) => {
      const what = outcome === "created" ? "create" : "extend";
      return `${colors.green(what)} ${visible(path.padEnd(width))}  ${colors.dim(visible(added.join(", ")))}`;
    })
    .join("\n");
}

function next({ starts, notes }: InitPlan, { colors }: Terminal): string {
  const steps = starts
    ? [
        ["npm install", "the packages that package.json names"],
        ["npm test", "specification, generated files, types and every scenario"],
        ["npm start", "serves it on port 3000"],
        ["npm run generate", "after each change of openspec/specs/"],
      ]
    : [
        ["npm install", "the packages that package.json names"],
        ["npx specwright check", "what is understood of the specification, and what is missing"],
        ["npx specwright generate", "its schemas, routes, description and suite"],
        ["npx specwright scaffold", "handlers, a server and the application under test"],
      ];
  const width = Math.max(...steps.map(([command = ""]) => command.length));
  const lines = steps.map(([command = "", why = ""]) => `  ${command.padEnd(width)}  ${colors.dim(why)}`);
  const said = notes.map((note) => `${colors.yellow("note:")} ${visible(note)}\n`).join("");
  return `${said}${colors.green("ok:")} all files are written. Next:\n${lines.join("\n")}`;
}
