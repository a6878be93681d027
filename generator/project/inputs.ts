import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { SourceFile } from "../source.js";
import { sha256 } from "./fingerprint.js";
import { readScripts } from "./handwritten-steps-files.js";
import type { Project } from "./open-project.js";
import { readSpecFiles } from "./spec-files.js";
import { toolBuild } from "./tool-build.js";

/** All that a compilation depends on. */
export interface Inputs {
  readonly specs: readonly SourceFile[];
  /** Handwritten step definitions. */
  readonly scripts: readonly SourceFile[];
  /** What reading had to say. */
  readonly diagnostics: readonly Diagnostic[];
  /** Names exactly these inputs, these settings and this compiler; `null` where nothing is kept. */
  readonly key: string | null;
}

/** Reads the whole specification and the handwritten steps. */
export function readInputs(project: Project): Inputs {
  const { paths, settings } = project;
  const { sources: specs, diagnostics } = readSpecFiles(paths.root, paths.openspec);
  const scripts = readScripts(paths.root, paths.steps);
  if (toolBuild === null || project.cacheDir === null) return { specs, scripts, diagnostics, key: null };
  const files = [...specs, ...scripts].map(({ path, text }) => [path, sha256(text)]);
  const key = sha256(JSON.stringify([toolBuild, settings, paths, files, diagnostics]));
  return { specs, scripts, diagnostics, key };
}
