import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { SourceFile } from "../../source.js";
import { listScripts } from "../handwritten-steps-files.js";
import type { ScaffoldPaths } from "./report.js";

const built: ReadonlySet<string> = new Set(["dist", "build", "coverage"]);
const forTests = /\.(test|spec)\.[mc]?[jt]s$|(^|\/)(tests?|__tests__|__mocks__|fixtures)\//;

/** Whether a path lies in a folder. */
export const isIn = (folder: string, path: string): boolean => path.startsWith(`${folder}/`);

/**
 * The scripts of a project that may hold handlers: all in their folder, and others that say one of these words. What
 * is generated, built, or written for tests is left out, so that no double of a handler grows by a stub.
 */
export function readProject(paths: ScaffoldPaths, words: readonly string[]): readonly SourceFile[] {
  const skip = (folder: string): boolean =>
    folder === paths.output ||
    folder === paths.features ||
    built.has(folder.slice(folder.lastIndexOf("/") + 1));
  return listScripts(paths.root, "", skip)
    .filter((path) => !forTests.test(path))
    .map((path) => ({ path, text: readFileSync(join(paths.root, path), "utf8") }))
    .filter(({ path, text }) => isIn(paths.handlers, path) || words.some((word) => text.includes(word)));
}
