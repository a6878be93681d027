import { join } from "node:path";
import { noMemory } from "../memory.js";
import { sha256 } from "../sha256.js";
import { folderInProcess, folderOnDisk, type KeptFolder } from "./kept-folder.js";
import type { Project } from "./open-project.js";
import { noParseCache, type ParseCache, parseCache } from "./parse-cache.js";
import { type ResultMemory, resultMemory } from "./result-memory.js";
import { toolBuild } from "./tool-build.js";

/** What a compilation may take from those before it. */
export interface KeptResults {
  readonly parses: ParseCache;
  /** What features say. */
  readonly features: KeptFolder | null;
  readonly results: ResultMemory;
}

/** Where each is kept. */
export interface KeptFolders {
  readonly parses: KeptFolder;
  readonly features: KeptFolder;
  readonly results: KeptFolder;
}

const noResults: ResultMemory = {
  ...noMemory,
  parsed: () => undefined,
  nameOf: () => null,
  save: () => undefined,
};

export const foldersInProcess = (): KeptFolders => ({
  parses: folderInProcess(),
  features: folderInProcess(),
  results: folderInProcess(),
});

/** For one compilation. Nothing is kept on the disk for a compiler that runs from its sources. */
export function keptResults(project: Project, folders: KeptFolders | null): KeptResults {
  const { parses, features, results } = folders ??
    foldersOf(project) ?? { parses: null, features: null, results: null };
  const build = toolBuild ?? "";
  return {
    features,
    parses: parses === null ? noParseCache : parseCache(parses, build),
    results: results === null ? noResults : resultMemory(results, build),
  };
}

function foldersOf({ cacheDir, paths }: Project): KeptFolders | null {
  if (cacheDir === null || toolBuild === null) return null;
  const project = sha256(paths.root).slice(0, 16);
  return {
    parses: folderOnDisk(join(cacheDir, `parses-${project}`)),
    features: folderOnDisk(join(cacheDir, `features-${project}`)),
    results: folderOnDisk(join(cacheDir, `results-${project}`)),
  };
}
