import { existsSync } from "node:fs";
import { join } from "node:path";
import { diagnose } from "../../diagnostics/diagnose.js";
import type { SpecModel } from "../../model.js";
import { readHandwrittenSteps } from "../handwritten-steps/handwritten-steps.js";
import { readTextWithin } from "../read-file.js";
import { mostBytesOfSource } from "../source-file.js";
import { type ChangeSet, created, inserted, together, unchanged } from "./change-set.js";
import { type Morph, type ParseFile, sourceOf } from "./parsed-file.js";
import { pendingFileText, pendingInsertions, pendingSteps } from "./pending-steps.js";
import type { ScaffoldPaths } from "./scaffold-report.js";

/** Writes a definition for every step that none binds. They are pending, so that nothing passes before it is written. */
export async function scaffoldSteps(
  morph: Morph,
  parse: ParseFile,
  model: SpecModel,
  paths: ScaffoldPaths,
): Promise<ChangeSet> {
  const { CucumberExpression, ParameterTypeRegistry } = await import("@cucumber/cucumber-expressions");
  const { bindings } = await readHandwrittenSteps({
    projectDir: paths.root,
    stepsDir: paths.steps,
    cacheDir: null,
  });
  const registry = new ParameterTypeRegistry();
  const compile = (expression: string): RegExp => new CucumberExpression(expression, registry).regexp;
  const steps = pendingSteps(model, compile, (text) => bindings.match(text).length > 0);
  const path = `${paths.steps}/pending-steps.ts`;
  const isThere = existsSync(join(paths.root, path));
  if (steps.length === 0) return isThere ? unchanged(path) : together([]);
  const added = steps.map(({ expression }) => expression);
  const there = readTextWithin(join(paths.root, path), mostBytesOfSource);
  // Says what stands in the way, where something does that is no text.
  if (there === null) return created(paths.root, path, pendingFileText(steps), added);
  const file = parse(path, there);
  const set = file.obstacle === null ? inserted(parse, file, pendingInsertions(morph, file, steps)) : null;
  if (set !== null) return { ...set, files: [{ path, outcome: "extended", added }] };
  const missing = added.map((expression) => `“${expression}”`).join(", ");
  const reason = file.obstacle ?? "the result would not parse";
  const holes = { missing, reason, snippet: pendingFileText(steps) };
  const diagnostic = diagnose("scaffold-not-extendable", { path, start: 0, end: 0 }, holes);
  return { changes: [], files: [], diagnostics: [diagnostic], sources: [sourceOf(file)] };
}
