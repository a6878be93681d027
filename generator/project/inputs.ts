import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { sha256 } from "../sha256.js";
import type { SourceFile } from "../source.js";
import { readChange } from "./change-files.js";
import { readFeatureFiles } from "./features/feature-files.js";
import { readScripts } from "./handwritten-steps/files.js";
import type { Project } from "./open-project.js";
import { readSpecFiles } from "./spec-files.js";
import { toolBuild } from "./tool-build.js";

/** All that a compilation depends on. */
export interface Inputs {
  readonly specs: readonly SourceFile[];
  /** The deltas of the change to judge; empty where the specification itself is compiled. */
  readonly change: readonly SourceFile[];
  /** Features that people wrote. */
  readonly features: readonly SourceFile[];
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
  const { sources: specs, diagnostics: ofSpecs } = readSpecFiles(paths.root, paths.openspec);
  const { sources: scripts, diagnostics: ofScripts } = readScripts(paths.root, paths.steps);
  const { sources: features, diagnostics: ofFeatures } = readFeatureFiles(paths);
  const diagnostics = [...ofSpecs, ...ofFeatures, ...ofScripts];
  const inputs = { specs, change: [], features, scripts, diagnostics };
  if (toolBuild === null || project.cacheDir === null) return { ...inputs, key: null };
  const files = [...specs, ...features, ...scripts].map(({ path, text }) => [path, sha256(text)]);
  const key = sha256(JSON.stringify([toolBuild, settings, paths, files, diagnostics]));
  return { ...inputs, key };
}

/** The same, with an active change on top. It has no key: the record is of the specification as it stands. */
export function readInputsWith(project: Project, id: string): Inputs {
  const { root, openspec } = project.paths;
  const inputs = readInputs(project);
  const change = readChange(root, openspec, id);
  // The first capabilities may all begin in the change.
  const kept = inputs.diagnostics.filter(({ code }) => code !== "no-specs" || change.sources.length === 0);
  return {
    ...inputs,
    change: change.sources,
    diagnostics: [...kept, ...change.diagnostics],
    key: null,
  };
}
