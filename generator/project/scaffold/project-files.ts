import { listScripts, readAll, type Scripts } from "../handwritten-steps/files.js";
import type { ScaffoldPaths } from "./scaffold-report.js";

const built: ReadonlySet<string> = new Set(["dist", "build", "coverage"]);
const forTests = /\.(test|spec)\.[mc]?[jt]s$|(^|\/)(tests?|__tests__|__mocks__|fixtures)\//;

/** Whether a path lies in a folder. */
export const isIn = (folder: string, path: string): boolean => path.startsWith(`${folder}/`);

/**
 * The scripts of a project that may hold handlers: all in their folder, and others that say one of these words. What
 * is generated, built, or written for tests is left out, so that no double of a handler grows by a stub.
 */
export function readProject(paths: ScaffoldPaths, words: readonly string[]): Scripts {
  const skip = (folder: string): boolean =>
    folder === paths.output ||
    folder === paths.features ||
    built.has(folder.slice(folder.lastIndexOf("/") + 1));
  const listed = listScripts(paths.root, "", skip).filter((path) => !forTests.test(path));
  const { sources, diagnostics } = readAll(paths.root, paths.handlers, listed);
  return {
    sources: sources.filter(
      ({ path, text }) => isIn(paths.handlers, path) || words.some((word) => text.includes(word)),
    ),
    // Beside the handlers nothing must be read: a script too large to be written by people is none of ours.
    diagnostics: diagnostics.filter(({ at }) => at.path === paths.handlers || isIn(paths.handlers, at.path)),
  };
}
