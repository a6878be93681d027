import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { SpecModel } from "../model.js";
import type { SourceFile } from "../source.js";
import { compileProject, type Progress } from "./compile-project.js";
import type { Counts } from "./counts.js";
import { readInputs, sourcesOf } from "./inputs.js";
import type { Project } from "./open-project.js";
import { readRecord } from "./run-record.js";

export interface CheckOptions {
  readonly progress: Progress;
  /** Whether the model itself is asked for, which no record holds. */
  readonly needModel: boolean;
  /** Ids of active changes to judge as if they were archived in this order; none: the specification as it stands. */
  readonly changes: readonly string[];
}

export interface Checked {
  readonly diagnostics: readonly Diagnostic[];
  readonly counts: Counts;
  /** For showing the lines that diagnostics speak of. */
  readonly sources: readonly SourceFile[];
  readonly model: SpecModel | null;
}

/** Says all that is wrong with a specification. Writes nothing but the cache. */
export async function checkProject(
  project: Project,
  { progress, needModel, changes }: CheckOptions,
): Promise<Checked> {
  const inputs = readInputs(project, changes);
  const sources = sourcesOf(inputs);
  const { cacheDir, paths } = project;
  const record = needModel ? null : readRecord(cacheDir, paths.root, inputs.key);
  if (record !== null) return { ...record, sources, model: null };
  const { diagnostics, counts, model } = await compileProject(project, inputs, progress);
  return { diagnostics, counts, sources, model };
}
