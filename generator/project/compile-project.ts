import type { SpecDocument } from "../1-parse/document.js";
import { didYouMean } from "../2-check/nearest.js";
import type { OutputFile } from "../3-emit/output-file.js";
import type { Compiled as CompiledSpec } from "../compile.js";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { SpecModel } from "../model.js";
import type { SourceFile } from "../source.js";
import { type Counts, countsOf } from "./counts.js";
import { featureReader } from "./features/feature-reader.js";
import { loadGherkin } from "./features/load-gherkin.js";
import { readHandwrittenSteps } from "./handwritten-steps/handwritten-steps.js";
import type { Inputs } from "./inputs.js";
import { type KeptFolders, type KeptResults, keptResults } from "./kept-results.js";
import { type MadeFile, madeFiles } from "./made-file.js";
import type { Project } from "./open-project.js";
import { readHashes, writeRecord } from "./run-record.js";
import { tooLongName } from "./safe-place.js";
import { toolBuild } from "./tool-build.js";

export interface Compiled {
  readonly files: readonly MadeFile[];
  readonly diagnostics: readonly Diagnostic[];
  readonly model: SpecModel | null;
  readonly counts: Counts;
}

/** Called before each document that must be parsed. */
export type Progress = (done: number, total: number) => void;

/** Compiles what was read. Parses are kept by the text they were made from; the parser is loaded only for new text. */
export async function compileProject(
  project: Project,
  inputs: Inputs,
  progress: Progress,
  folders: KeptFolders | null = null,
): Promise<Compiled> {
  const { root, steps: stepsDir } = project.paths;
  const handwritten = await readHandwrittenSteps({ projectDir: root, stepsDir, cacheDir: project.cacheDir });
  const { specs: sources, changes, features } = inputs;
  const kept = keptResults(project, folders);
  const parse = await cachedParse(
    [...sources, ...changes.flatMap((change) => change.sources)],
    kept,
    progress,
  );
  const readFeature = featureReader({
    folder: project.paths.features,
    gherkin: () => loadGherkin(root),
    kept: kept.features,
    build: toolBuild ?? "",
  });
  const { bindings } = handwritten;
  // Loaded only here: where nothing changed since the last run, no phase is needed.
  const { compile } = await import("../compile.js");
  const { settings } = project;
  const compiled = compile({
    ...{ sources, changes, parse, features, readFeature },
    ...{ settings, bindings, memory: kept.results },
  });
  kept.features?.prune();
  const unknown = unknownCapabilities(project, compiled);
  const unnamable = tooLongNames(compiled.files, project.paths.output);
  const diagnostics = [
    ...inputs.diagnostics,
    ...handwritten.diagnostics,
    ...compiled.diagnostics,
    ...unknown,
    ...unnamable,
  ];
  const counts = countsOf(compiled.model, compiled.prose);
  const known = readHashes(project.cacheDir, root);
  const files = madeFiles(compiled.files, toolBuild, known, kept.results.nameOf);
  const made = files.map(({ path, hash, key }) => [path, hash, key] as const);
  if (changes.length === 0) kept.results.save();
  writeRecord(project.cacheDir, root, inputs.key, { diagnostics, counts, files: made });
  return { files, diagnostics, model: compiled.model, counts };
}

/** Capabilities that the settings name and nobody specified. */
function unknownCapabilities(
  { capabilities }: Project,
  { model, prose }: Pick<CompiledSpec, "model" | "prose">,
): readonly Diagnostic[] {
  const known = [...model.capabilities, ...prose].map(({ id }) => id);
  return capabilities.flatMap(({ value, at }) =>
    known.includes(value)
      ? []
      : [diagnose("config-no-capability", at, { name: value, near: didYouMean(value, known) })],
  );
}

/** Asked before anything is written, so that no run ends in the middle. */
function tooLongNames(files: readonly OutputFile[], output: string): readonly Diagnostic[] {
  return files.flatMap(({ path }) => {
    const bytes = tooLongName(path);
    const at = { path: `${output}/${path}`, start: 0, end: 0 };
    return bytes === null ? [] : [diagnose("generated-name-too-long", at, { bytes })];
  });
}

async function cachedParse(
  sources: readonly SourceFile[],
  { parses, results }: KeptResults,
  progress: Progress,
): Promise<(source: SourceFile) => SpecDocument> {
  const kept = new Map(sources.map((source) => [source, parses.get(source)]));
  const total = [...kept.values()].filter((document) => document === null).length;
  parses.prune();
  const { parse } = total === 0 ? { parse: unexpected } : await import("../1-parse/parse.js");
  let done = 0;
  const parsedNow = (source: SourceFile): SpecDocument => {
    progress(done++, total);
    const document = parse(source);
    parses.put(source, document);
    return document;
  };
  return (source) => {
    const document = kept.get(source) ?? parsedNow(source);
    results.parsed(document, source);
    return document;
  };
}

function unexpected(source: SourceFile): never {
  throw new Error(`The compiler asked for ${source.path}, which is none of its sources.`);
}
