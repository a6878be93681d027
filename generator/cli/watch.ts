import { once } from "node:events";
import { join } from "node:path";
import { watch } from "chokidar";
import { visible, visibleLines } from "../diagnostics/visible.js";
import { foldersInProcess } from "../project/kept-results.js";
import type { Project } from "../project/open-project.js";
import { type ExitCode, exit } from "./exit-code.js";
import { type GenerateFlags, generateOnce } from "./generate-once.js";
import type { Terminal } from "./terminal.js";
import { withProject } from "./with-project.js";

/** Editors save in several steps; a change is one when nothing more came for this long. */
const quietMilliseconds = 60;

/** Generates, and again whenever the specification or a handwritten step changes, until interrupted. */
export async function watchAndGenerate(
  first: Project,
  flags: GenerateFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const { root, openspec, features, steps } = first.paths;
  const folders = foldersInProcess();
  // One for each, since one for both is ready too soon where a folder is missing.
  const watchers = [openspec, features, steps].map((folder) =>
    watch(join(root, folder), { ignoreInitial: true }),
  );
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  const run = async (): Promise<void> => {
    // Settings may have changed too, so the project is opened anew.
    await withProject("generate", flags, terminal, (project) =>
      generateOnce(project, flags, terminal, folders),
    );
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(run).catch((error: unknown) => terminal.err(`${visibleLines(String(error))}\n`));
    }, quietMilliseconds);
  };
  // What changes before the watcher has seen all files would be missed, and what changes during the first run too.
  await Promise.all(watchers.map((watcher) => once(watcher, "ready")));
  for (const watcher of watchers) watcher.on("all", soon);
  running = run();
  await running;
  terminal.err(
    terminal.errorColors.dim(
      `Watching ${visible(openspec)}/, ${visible(features)}/ and ${visible(steps)}/. Stop with Ctrl+C.\n`,
    ),
  );
  await new Promise<void>((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
  clearTimeout(timer);
  await running;
  await Promise.all(watchers.map((watcher) => watcher.close()));
  return exit.ok;
}
