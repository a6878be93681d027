import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { visibleLines, withoutCommands } from "../../diagnostics/visible.js";
import { skipsSpecs } from "../../project/change-files.js";
import type { Project } from "../../project/open-project.js";
import { type ExitCode, exit } from "../exit-code.js";
import type { Terminal } from "../terminal.js";
import { sayMisuse, withProject } from "../with-project.js";
import { type VerifyFlags, verifyIn } from "./verify.js";

/** `specwright archive`: archives a change with OpenSpec's own command, once it is verified. */
export const archive = (flags: VerifyFlags, terminal: Terminal): Promise<ExitCode> =>
  withProject("archive", flags, terminal, async (project) => {
    const openspec = openspecIn(project.paths.root);
    if (openspec === null) {
      const message = "OpenSpec's command line is not installed in this project.";
      return sayMisuse({ message, hint: "npm install --save-dev @fission-ai/openspec" }, terminal);
    }
    const code = await verifyIn(project, "archive", flags, terminal);
    return code === exit.ok ? archiveNow(project, openspec, flags, terminal) : code;
  });

/** The nearest one; what happens to be on the path of a shell may be of any version. */
function openspecIn(root: string): string | null {
  for (let folder = root; ; folder = dirname(folder)) {
    const binary = join(folder, "node_modules/@fission-ai/openspec/bin/openspec.js");
    if (existsSync(binary)) return binary;
    if (folder === dirname(folder)) return null;
  }
}

/** It validates, asks nothing, and goes without the specifications only where the change itself says so. */
function archiveNow(
  { paths }: Project,
  openspec: string,
  { change, format }: VerifyFlags,
  terminal: Terminal,
): ExitCode {
  const { root } = paths;
  const skip = skipsSpecs(root, paths.openspec, change) ? ["--skip-specs"] : [];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [openspec, "archive", change, "--yes", ...skip],
    {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, OPENSPEC_TELEMETRY: "0", CI: "1", NO_COLOR: "1" },
    },
  );
  // It ends with 0 where it gave up, too.
  const isDone = status === 0 && !existsSync(join(root, paths.openspec, "changes", change));
  const said = withoutCommands(visibleLines(`${stdout}${stderr}`.trimEnd()));
  if (format !== "json" || !isDone) (isDone ? terminal.out : terminal.err)(`${said}\n`);
  const { green, red } = terminal.colors;
  if (!isDone) {
    terminal.err(`${red("not ok:")} OpenSpec did not archive ${change}; nothing of it was changed\n`);
    return exit.problems;
  }
  if (format !== "json")
    terminal.out(`${green("ok:")} archived. Next: specwright generate, then commit ${paths.openspec}/\n`);
  return exit.ok;
}
