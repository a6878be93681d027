import { CommanderError } from "commander";
import { visible, visibleLines } from "../diagnostics/visible.js";
import { toolVersion } from "../project/tool-build.js";
import { type ExitCode, exit } from "./exit-code.js";
import { buildProgram } from "./program.js";
import { processTerminal, type Terminal } from "./terminal.js";

/** Runs the command line and answers what the process should end with. */
export async function main(
  args: readonly string[],
  terminal: Terminal = processTerminal(args.includes("--no-color")),
): Promise<ExitCode> {
  let code: ExitCode = exit.ok;
  const program = buildProgram(terminal, toolVersion, (result) => {
    code = result;
  });
  try {
    if (args.length === 0) {
      program.outputHelp({ error: true });
      return exit.misuse;
    }
    await program.parseAsync(args, { from: "user" });
    return code;
  } catch (error) {
    return explainFailure(error, terminal);
  }
}

/** What was thrown is a wrong call, a file system that refuses, or a bug of ours. */
function explainFailure(error: unknown, terminal: Terminal): ExitCode {
  const { red, green } = terminal.errorColors;
  if (error instanceof CommanderError) return error.exitCode === 0 ? exit.ok : exit.misuse;
  if (error instanceof Error && error.name === "ChangedMeanwhile") {
    terminal.err(`${red("error:")} ${visible(error.message)}\n${green("fix:")} Run it again.\n`);
    return exit.problems;
  }
  if (error instanceof Error && "syscall" in error) {
    terminal.err(`${red("error:")} The file system reported an error: ${visible(error.message)}\n`);
    return exit.misuse;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  terminal.err(
    `${red("error:")} This is a bug in Specwright; please report it with these lines.\n${visibleLines(text)}\n`,
  );
  return exit.bug;
}
