import { resolve } from "node:path";
import { makeReport } from "../../diagnostics/report.js";
import { visible, visibleTexts, withoutCommands } from "../../diagnostics/visible.js";
import { compareModels } from "../../diff/compare.js";
import type { Checked } from "../../project/check-project.js";
import { handwrittenFiles } from "../../project/diff/handwritten-files.js";
import { type Other, otherOf, readSides } from "../../project/diff/other-specification.js";
import type { Project } from "../../project/open-project.js";
import { type ExitCode, exit } from "../exit-code.js";
import type { CommonFlags } from "../flags.js";
import { printOutcome } from "../print-report.js";
import type { Terminal } from "../terminal.js";
import { sayMisuse, withProject } from "../with-project.js";
import { markdownOf } from "./markdown.js";
import { type Difference, prettyOf } from "./pretty.js";

export interface DiffFlags extends CommonFlags {
  /** An active change, a folder or what git takes for a commit. */
  readonly other: string;
  readonly markdown: boolean;
  /** Whether a breaking change ends the command with 1. */
  readonly failOnBreaking: boolean;
}

/** `specwright diff`: in what the specification differs from another, and what that asks for. */
export const diff = (flags: DiffFlags, terminal: Terminal): Promise<ExitCode> =>
  withProject("diff", flags, terminal, (project) => run(project, flags, terminal));

async function run(project: Project, flags: DiffFlags, terminal: Terminal): Promise<ExitCode> {
  const other = otherOf(project, terminal.cwd, flags.other);
  if (other === null) {
    const message = `${flags.other} is no active change, no folder with a specification and no commit.`;
    return sayMisuse(
      { message, hint: "Name a change of openspec/changes, a folder, or a commit." },
      terminal,
    );
  }
  const sides = await readSides(project, other, flags.place);
  if (sides.kind === "misconfigured") {
    const report = makeReport(sides.diagnostics, sides.sources);
    const root = resolve(terminal.cwd, flags.other);
    printOutcome(
      { command: "diff", ok: false, report, result: null, summary: "", root },
      flags.format,
      terminal,
    );
    return exit.misuse;
  }
  if (sides.kind !== "sides") return sayMisuse(sides, terminal);
  const { old, now } = sides;
  const names = namesOf(other, flags.other);
  for (const [side, name] of [
    [old, names.from],
    [now, names.to],
  ] as const)
    if (isBroken(side)) return sayBroken(side, name, project, flags, terminal);
  if (old.model === null || now.model === null) throw new Error("A specification was compiled to no model.");
  const comparison = compareModels(old.model, now.model);
  const changed = comparison.operations.filter(({ change }) => change !== "added").map(({ id }) => id);
  const files = await handwrittenFiles(project.paths, { operations: changed, types: comparison.types });
  const difference: Difference = { ...names, ...comparison, files };
  print(difference, project, flags, terminal);
  const breaks = comparison.wire.some(({ effect }) => effect === "breaking");
  return flags.failOnBreaking && breaks ? exit.problems : exit.ok;
}

const standing = "the specification as it stands";

const namesOf = (other: Other, word: string): Pick<Difference, "from" | "to"> =>
  other.kind === "change" ? { from: standing, to: `the change ${word}` } : { from: word, to: standing };

const isBroken = ({ diagnostics }: Checked): boolean =>
  diagnostics.some(({ severity }) => severity === "error");

/** What a specification with errors means is not known. */
function sayBroken(
  side: Checked,
  name: string,
  project: Project,
  flags: DiffFlags,
  terminal: Terminal,
): ExitCode {
  const errors = side.diagnostics.filter(({ severity }) => severity === "error");
  const report = makeReport(errors, side.sources);
  const summary = `${terminal.colors.red("not ok:")} ${visible(name)} has errors, so it is not compared`;
  const { root } = project.paths;
  printOutcome({ command: "diff", ok: false, report, result: null, summary, root }, flags.format, terminal);
  return exit.problems;
}

function print(difference: Difference, project: Project, flags: DiffFlags, terminal: Terminal): void {
  if (flags.markdown) {
    terminal.out(markdownOf(visibleTexts(difference)));
    return;
  }
  if (flags.format === "pretty") {
    terminal.out(withoutCommands(prettyOf(visibleTexts(difference), terminal.colors)));
    return;
  }
  const report = makeReport([], []);
  const { root } = project.paths;
  printOutcome(
    { command: "diff", ok: true, report, result: difference, summary: "", root },
    flags.format,
    terminal,
  );
}
