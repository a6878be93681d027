import { readdirSync } from "node:fs";
import { join } from "node:path";
import { diagnose } from "../../diagnostics/diagnose.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { SourceFile } from "../../source.js";
import { isAbsence } from "../read-file.js";
import { readSource } from "../source-file.js";

const script = /(?<!\.d)\.[mc]?[jt]s$/;
/** More than a project has; each is read whole. */
const mostScripts = 20_000;

export interface Scripts {
  /** Sorted by path. */
  readonly sources: readonly SourceFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The scripts below a folder; none where there is no such folder. Links are not followed. */
export function readScripts(projectDir: string, folder: string): Scripts {
  return readAll(projectDir, folder, listScripts(projectDir, folder));
}

/** Reads scripts by their paths; `folder` is where too many of them are reported. */
export function readAll(projectDir: string, folder: string, paths: readonly string[]): Scripts {
  if (paths.length > mostScripts) {
    const at = { path: folder, start: 0, end: 0 };
    return { sources: [], diagnostics: [diagnose("too-many-scripts", at, { limit: mostScripts })] };
  }
  const read = paths.map((path) => readSource(projectDir, path));
  return {
    sources: read.flatMap(({ source }) => (source === null ? [] : [source])),
    // Another encoding than UTF-8 is the compiler's to say, which reads scripts by its own rules.
    diagnostics: read.flatMap(({ source, diagnostics }) => (source === null ? diagnostics : [])),
  };
}

/** Paths relative to the project, with `/`. `skip` leaves folders out by their path. */
export const listScripts = (
  projectDir: string,
  folder: string,
  skip: (folder: string) => boolean = () => false,
): readonly string[] => listFiles(projectDir, folder, script, skip);

/** The same for files whose names match. */
export function listFiles(
  projectDir: string,
  folder: string,
  name: RegExp,
  skip: (folder: string) => boolean,
): readonly string[] {
  const found: string[] = [];
  const visit = (path: string): void => {
    if (found.length > mostScripts) return;
    for (const entry of readFolder(join(projectDir, path))) {
      const below = path === "" || path === "." ? entry.name : `${path}/${entry.name}`;
      // Pipes and devices are listed too, so that reading says what is wrong with them.
      const isOther = entry.isDirectory() || entry.isSymbolicLink();
      if (!isOther && name.test(entry.name)) found.push(below);
      const isOurs = entry.name !== "node_modules" && !entry.name.startsWith(".");
      if (entry.isDirectory() && isOurs && !skip(below)) visit(below);
    }
  };
  visit(folder.replace(/\/+$/, ""));
  return found.sort((a, b) => (a < b ? -1 : 1));
}

function readFolder(path: string) {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if (isAbsence(error)) return [];
    throw error;
  }
}
