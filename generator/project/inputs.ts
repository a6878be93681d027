import type { ChangeSources } from "../compile.js";
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
  /** config.yaml, for showing the lines that diagnostics speak of. */
  readonly config: readonly SourceFile[];
  readonly specs: readonly SourceFile[];
  /** The deltas of each change to judge; empty where the specification itself is compiled. */
  readonly changes: readonly ChangeSources[];
  /** Features that people wrote. */
  readonly features: readonly SourceFile[];
  /** Handwritten step definitions. */
  readonly scripts: readonly SourceFile[];
  /** What reading had to say. */
  readonly diagnostics: readonly Diagnostic[];
  /** Names exactly these inputs, these settings and this compiler; `null` where nothing is kept. */
  readonly key: string | null;
}

/**
 * Reads the whole specification and the handwritten steps, and the changes that are judged as if they were archived. With
 * those there is no key: the record is of the specification as it stands.
 */
export function readInputs(project: Project, changes: readonly string[] = []): Inputs {
  const { paths, settings } = project;
  const { sources: specs, diagnostics: ofSpecs } = readSpecFiles(paths.root, paths.openspec);
  const { sources: scripts, diagnostics: ofScripts } = readScripts(paths.root, paths.steps);
  const { sources: features, diagnostics: ofFeatures } = readFeatureFiles(paths);
  const diagnostics = [...project.diagnostics, ...ofSpecs, ...ofFeatures, ...ofScripts];
  const { sources: config } = project;
  const inputs = { config, specs, changes: [], features, scripts, diagnostics, key: null };
  if (changes.length > 0) return withChanges(inputs, project, changes);
  if (toolBuild === null || project.cacheDir === null) return inputs;
  const files = [...specs, ...features, ...scripts].map(({ path, text }) => [path, sha256(text)]);
  return { ...inputs, key: sha256(JSON.stringify([toolBuild, settings, paths, files, diagnostics])) };
}

function withChanges(inputs: Inputs, { paths }: Project, ids: readonly string[]): Inputs {
  const changes = ids.map((id) => readChange(paths.root, paths.openspec, id));
  const isEmpty = changes.every(({ sources }) => sources.length === 0);
  // The first capabilities may all begin in a change.
  const kept = inputs.diagnostics.filter(({ code }) => code !== "no-specs" || isEmpty);
  return {
    ...inputs,
    changes,
    diagnostics: [...kept, ...changes.flatMap(({ diagnostics }) => diagnostics)],
  };
}

/** All files that diagnostics may speak of. */
export const sourcesOf = ({ config, specs, changes, features, scripts }: Inputs): readonly SourceFile[] => [
  ...config,
  ...specs,
  ...changes.flatMap((change) => change.sources),
  ...features,
  ...scripts,
];
