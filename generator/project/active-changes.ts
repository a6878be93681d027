import { overlaps } from "../change/overlap.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { SourceFile } from "../source.js";
import { activeChanges, readChange } from "./change-files.js";
import { checkProject } from "./check-project.js";
import type { Progress } from "./compile-project.js";
import type { Project } from "./open-project.js";

/** How the active changes of a project stand, to the specification and to each other. */
export interface JudgedChanges {
  readonly changes: readonly { readonly id: string; readonly errors: number }[];
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: readonly SourceFile[];
}

/**
 * Judges every active change by itself, as if it were archived now, and says which of them touch the same requirement. What
 * is wrong without any change is no change's, and not among the diagnostics.
 */
export async function judgeActiveChanges(project: Project, progress: Progress): Promise<JudgedChanges> {
  const { root, openspec } = project.paths;
  const ids = activeChanges(root, openspec);
  const { parse } = await import("../1-parse/parse.js");
  const diagnostics: Diagnostic[] = [];
  const sources = new Map<string, SourceFile>();
  const changes = [];
  const known = new Set(
    (await checkProject(project, { progress, needModel: false, changes: [] })).diagnostics.map(keyOf),
  );
  for (const id of ids) {
    const checked = await checkProject(project, { progress, needModel: false, changes: [id] });
    for (const source of checked.sources) sources.set(source.path, source);
    const own = checked.diagnostics.filter((diagnostic) => !known.has(keyOf(diagnostic)));
    diagnostics.push(...own);
    changes.push({ id, errors: own.filter(({ severity }) => severity === "error").length });
  }
  const written = ids.map((id) => ({ id, delta: readChange(root, openspec, id).sources.map(parse) }));
  return { changes, diagnostics: [...diagnostics, ...overlaps(written)], sources: [...sources.values()] };
}

const keyOf = ({ code, at, message }: Diagnostic): string => JSON.stringify([code, at, message]);
