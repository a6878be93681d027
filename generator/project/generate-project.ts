import { join } from "node:path";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { SourceFile } from "../source.js";
import type { Target } from "../targets.js";
import { compileProject, type Progress } from "./compile-project.js";
import type { Counts } from "./counts.js";
import { drift } from "./drift.js";
import { disk, type FilePort } from "./file-port.js";
import { fingerprint } from "./fingerprint.js";
import { type Inputs, readInputs, sourcesOf } from "./inputs.js";
import type { KeptFolders } from "./kept-results.js";
import { keptFiles, printManifest, readManifest } from "./manifest.js";
import type { Project } from "./open-project.js";
import { manifestName } from "./output-path.js";
import type { OutputPlace } from "./output-place.js";
import { type RunRecord, readRecord } from "./run-record.js";
import { type Finding, looker, type Survey, survey } from "./survey.js";
import { applyWriteSet, type Written, writeSet } from "./write-set.js";

export interface GenerateOptions {
  /** Say what would change, and change nothing. */
  readonly check: boolean;
  /** Give up what was changed by hand in generated files. */
  readonly force: boolean;
  /** Ids of active changes to generate for as if they were archived in this order. */
  readonly changes: readonly string[];
  readonly progress: Progress;
  /** Kept by a caller that generates again and again. */
  readonly folders?: KeptFolders;
}

export interface Generated {
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: readonly SourceFile[];
  /** How generated files differ from what they should be, by path. */
  readonly diffs: ReadonlyMap<string, string>;
  readonly counts: Counts;
  /** `null` where nothing was to be written: a check, an error, or no requirement at all. */
  readonly written: Written | null;
}

/**
 * Compiles a project and brings its output folder to what it should be, unless there is any error, or no requirement: then it
 * is more likely that the specification was not found than that all output shall go.
 */
export async function generateProject(project: Project, options: GenerateOptions): Promise<Generated> {
  const inputs = readInputs(project, options.changes);
  const record = readRecord(project.cacheDir, project.paths.root, inputs.key);
  const place = { root: project.paths.root, output: join(project.paths.root, project.paths.output) };
  const { targets } = project.settings;
  if (record !== null && isDone(record, place, targets)) return done(record, inputs, options.check);
  const compiled = await compileProject(project, inputs, options.progress, options.folders);
  const sources = sourcesOf(inputs);
  const base = { diagnostics: compiled.diagnostics, sources, diffs: new Map(), counts: compiled.counts };
  if (hasError(compiled.diagnostics) || compiled.counts.requirements === 0) return { ...base, written: null };
  const seen = survey(disk, place, compiled.files, targets);
  const drifts = driftsOf(
    options.check ? driftingFiles(seen) : writeSet(seen, options.force).refused,
    seen.findings.length,
    project.paths.output,
  );
  if (drifts.diagnostics.length > 0) {
    return {
      ...base,
      diagnostics: [...compiled.diagnostics, ...drifts.diagnostics],
      sources: [...sources, ...drifts.sources],
      diffs: drifts.diffs,
      written: null,
    };
  }
  return { ...base, written: options.check ? null : applyWriteSet(disk, place, seen, options.force) };
}

const hasError = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(({ severity }) => severity === "error");

const isDone = (record: RunRecord, place: OutputPlace, targets: readonly Target[]): boolean =>
  hasError(record.diagnostics) ||
  record.counts.requirements === 0 ||
  isUpToDate(disk, place, new Map(record.files.map(([path, hash]) => [path, hash])), targets);

function done(record: RunRecord, inputs: Inputs, check: boolean): Generated {
  const { diagnostics, counts, files } = record;
  const nothing = hasError(diagnostics) || counts.requirements === 0;
  const written = check || nothing ? null : { written: 0, deleted: 0, unchanged: files.length };
  return {
    diagnostics,
    sources: sourcesOf(inputs),
    diffs: new Map(),
    counts,
    written,
  };
}

/** All that generating would change. The manifest goes with the files, and is named only where it alone is wrong. */
function driftingFiles({ findings, manifest }: Survey): readonly Finding[] {
  const wrong = findings.filter(({ state }) => state !== "same" && state !== "gone");
  return wrong.length > 0 ? wrong : [manifest];
}

/** `all` is how many files are looked at. */
function driftsOf(findings: readonly Finding[], all: number, output: string) {
  if (findings.length === all && findings.every(({ state }) => state === "new")) {
    const at = { path: `${output}/`, start: 0, end: 0 };
    const nothing = diagnose("output-none", at, { files: findings.length });
    return { diagnostics: [nothing], sources: [], diffs: new Map<string, string>() };
  }
  const drifts = findings.map((finding) => drift(finding, output)).filter((each) => each !== null);
  return {
    diagnostics: drifts.map(({ diagnostic }) => diagnostic),
    sources: drifts.flatMap(({ diagnostic, text }) =>
      text === null ? [] : [{ path: diagnostic.at.path, text }],
    ),
    diffs: new Map(
      drifts.flatMap(({ diagnostic, diff }) => (diff ? [[diagnostic.at.path, diff] as const] : [])),
    ),
  };
}

/** Whether the output folder holds exactly the files of these fingerprints, and its manifest says so. */
function isUpToDate(
  port: FilePort,
  place: OutputPlace,
  hashes: ReadonlyMap<string, string>,
  asked: readonly Target[],
): boolean {
  const look = looker(port, place);
  const is = (path: string, hash: string): boolean => {
    const { disk } = look(path);
    return disk !== null && fingerprint(disk) === hash;
  };
  const manifest = look(manifestName).disk?.toString() ?? "";
  const kept = keptFiles(readManifest(manifest) ?? new Map(), asked);
  if (!is(manifestName, fingerprint(printManifest(new Map([...kept, ...hashes]))))) return false;
  return [...hashes].every(([path, hash]) => is(path, hash));
}
