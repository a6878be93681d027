import { diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { SpecModel } from "../model.js";
import { disk } from "./file-port.js";
import { loadMorph } from "./load-morph.js";
import { obstacles } from "./obstacle.js";
import { together } from "./scaffold/change-set.js";
import { applyChange, type Change } from "./scaffold/disk.js";
import { wishesOf } from "./scaffold/new-file-text.js";
import { fileParser, sourceOf } from "./scaffold/parsed-file.js";
import { readProject } from "./scaffold/project-files.js";
import { scaffoldCallers } from "./scaffold/scaffold-callers.js";
import { scaffoldHandlers } from "./scaffold/scaffold-handlers.js";
import { scaffoldProgram } from "./scaffold/scaffold-program.js";
import type { ScaffoldPaths, ScaffoldReport } from "./scaffold/scaffold-report.js";
import { scaffoldSteps } from "./scaffold/scaffold-steps.js";

export type {
  OrphanedHandler,
  ScaffoldedFile,
  ScaffoldPaths,
  ScaffoldReport,
} from "./scaffold/scaffold-report.js";

/**
 * Writes what a project lacks to be a program: handlers that answer 501, a server, the application of the acceptance
 * suite with its callers' credentials, and pending step definitions. What is there is only ever added to, and no byte of it is altered.
 */
export async function scaffold(
  model: SpecModel,
  paths: ScaffoldPaths,
  { dryRun }: { readonly dryRun: boolean } = { dryRun: false },
): Promise<ScaffoldReport> {
  const { morph, keep } = await loadMorph();
  const parse = fileParser(morph);
  const wishes = wishesOf(model);
  const read = readProject(paths, ["createRoutes", "Handlers"]);
  const unread = read.diagnostics;
  if (unread.length > 0) return { files: [], orphaned: [], diagnostics: unread, sources: [] };
  const files = read.sources.map(({ path, text }) => parse(path, text));
  const handlers = scaffoldHandlers(morph, parse, files, wishes, paths);
  const { orphans } = handlers;
  const credentials = model.operations.flatMap(({ authentication }) =>
    (authentication?.ways[0] ?? []).map(({ credential }) => credential.name),
  );
  const takesKey = model.operations.some(({ headers }) =>
    headers.some(({ name }) => name.toLowerCase() === "idempotency-key"),
  );
  const sourced = new Set(model.credentials.flatMap(({ name, source }) => (source === null ? [] : [name])));
  const all = [...new Set(credentials)].sort();
  const asked = { credentials: all, brought: all.filter((name) => !sourced.has(name)), takesKey };
  const program = wishes.length === 0 ? together([]) : scaffoldProgram(paths, handlers, asked);
  const grows = program.changes.length > 0;
  const callers = scaffoldCallers(paths, read.sources, { ...asked, grows });
  const steps = await scaffoldSteps(morph, parse, model, paths);
  const whole = together([handlers.set, program, callers, steps]);
  keep();
  const blocked = blockedPlaces(paths.root, whole.changes);
  if (blocked.length > 0) return { files: [], orphaned: [], diagnostics: blocked, sources: [] };
  if (!dryRun) for (const change of whole.changes) applyChange(paths.root, change);
  const orphanPaths = new Set(orphans.map(({ handler }) => handler.path));
  const orphanSources = files.filter(({ path }) => orphanPaths.has(path));
  return {
    files: [...whole.files].sort((a, b) => (a.path < b.path ? -1 : 1)),
    orphaned: orphans.map(({ handler }) => handler),
    diagnostics: [...whole.diagnostics, ...orphans.map(({ diagnostic }) => diagnostic)],
    sources: [...whole.sources, ...orphanSources.map(sourceOf)],
  };
}

/** A link on the way may lead out of the project; asked before the first file is written. */
function blockedPlaces(root: string, changes: readonly Change[]): readonly Diagnostic[] {
  const obstacle = obstacles(disk, { root, output: root });
  return changes.flatMap(({ path }) => {
    const { reason } = obstacle.of(path);
    return reason === null ? [] : [diagnose("output-blocked", { path, start: 0, end: 0 }, { reason })];
  });
}
