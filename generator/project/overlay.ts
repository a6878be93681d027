import { join } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { SpecModel } from "../model.js";
import type { SourceFile } from "../source.js";
import { compileProject, type Progress } from "./compile-project.js";
import { disk } from "./file-port.js";
import { readInputs, sourcesOf } from "./inputs.js";
import type { Project } from "./open-project.js";
import { survey } from "./survey.js";

/** What a specification with changes makes, beside the output folder as it stands. */
export interface Overlay {
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: readonly SourceFile[];
  readonly model: SpecModel | null;
  /** Every generated file, by its path in the output folder; `null` where the folder holds just that. */
  readonly made: ReadonlyMap<string, string> | null;
}

/** Compiles a project as if changes were archived, in memory. Writes nothing but the cache. */
export async function overlayOf(
  project: Project,
  changes: readonly string[],
  progress: Progress,
): Promise<Overlay> {
  const inputs = readInputs(project, changes);
  const { files, diagnostics, model } = await compileProject(project, inputs, progress);
  const { root, output } = project.paths;
  const place = { root, output: join(root, output) };
  const { findings } = survey(disk, place, files, project.settings.targets);
  const isSame = findings.every(({ state }) => state === "same" || state === "gone");
  const made = isSame ? null : new Map(files.map(({ path, text }) => [path, text]));
  return { diagnostics, sources: sourcesOf(inputs), model, made };
}
