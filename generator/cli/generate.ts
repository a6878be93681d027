import type { ExitCode } from "./exit-code.js";
import { type GenerateFlags, generateOnce } from "./generate-once.js";
import { expectShortRun } from "./short-run.js";
import type { Terminal } from "./terminal.js";
import { withProject } from "./with-project.js";

/** `specwright generate`: brings the output folder to what the specification says. */
export const generate = (flags: GenerateFlags, terminal: Terminal): Promise<ExitCode> =>
  withProject("generate", flags, terminal, async (project) => {
    if (!flags.watch) {
      expectShortRun();
      return generateOnce(project, flags, terminal);
    }
    const { watchAndGenerate } = await import("./watch.js");
    return watchAndGenerate(project, flags, terminal);
  });
