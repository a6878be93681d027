import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { SourceFile } from "../source.js";

const script = /(?<!\.d)\.[mc]?[jt]s$/;

/** The scripts below a folder, sorted by path; none where there is no such folder. Links are not followed. */
export function readScripts(projectDir: string, folder: string): readonly SourceFile[] {
  return listScripts(projectDir, folder).map((path) => ({
    path,
    text: readFileSync(join(projectDir, path), "utf8"),
  }));
}

/** Paths relative to the project, with `/`. `skip` leaves folders out by their path. */
export function listScripts(
  projectDir: string,
  folder: string,
  skip: (folder: string) => boolean = () => false,
): readonly string[] {
  const found: string[] = [];
  const visit = (path: string): void => {
    for (const entry of readFolder(join(projectDir, path))) {
      const below = path === "" || path === "." ? entry.name : `${path}/${entry.name}`;
      if (entry.isFile() && script.test(entry.name)) found.push(below);
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
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR"))
      return [];
    throw error;
  }
}
