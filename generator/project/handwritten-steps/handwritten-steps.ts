import { type Bindings, noBindings } from "../../bindings.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { SourceFile } from "../../source.js";
import { loadMorph } from "../load-morph.js";
import { makeBindings } from "./bindings.js";
import { readStepCache, stepCacheKey, writeStepCache } from "./cache.js";
import { compileSteps } from "./compile.js";
import { stepFileReader } from "./extract.js";
import { readScripts } from "./files.js";
import type { StepFileSyntax } from "./syntax.js";

export interface StepFolder {
  /** Absolute. */
  readonly projectDir: string;
  /** Relative to the project, with `/`: `features/steps`. */
  readonly stepsDir: string;
  /** Absolute; `null` keeps nothing. */
  readonly cacheDir: string | null;
}

/** The step definitions that people wrote, what is wrong with them, and the files they stand in. */
export interface HandwrittenSteps {
  readonly bindings: Bindings;
  readonly diagnostics: readonly Diagnostic[];
  /** For showing the lines that diagnostics speak of. */
  readonly sources: readonly SourceFile[];
}

/**
 * Reads the step definitions of a project. ts-morph is loaded only where a file changed since it was read last, and
 * Cucumber's expressions only where there is one.
 */
export async function readHandwrittenSteps(folder: StepFolder): Promise<HandwrittenSteps> {
  const { sources } = readScripts(folder.projectDir, folder.stepsDir);
  if (sources.length === 0) return { bindings: noBindings, diagnostics: [], sources };
  const syntaxes = await readSyntaxes(sources, folder.cacheDir);
  const files = sources.map(({ path }, index) => ({ path, syntax: syntaxes[index] ?? nothing }));
  if (files.every(({ syntax }) => Object.values(syntax).every((list) => list.length === 0))) {
    return { bindings: noBindings, diagnostics: [], sources };
  }
  const { steps, diagnostics } = compileSteps(await import("@cucumber/cucumber-expressions"), files);
  return { bindings: makeBindings(steps), diagnostics, sources };
}

const nothing: StepFileSyntax = { definitions: [], parameterTypes: [], computed: [], broken: [] };

async function readSyntaxes(
  sources: readonly SourceFile[],
  cacheDir: string | null,
): Promise<readonly StepFileSyntax[]> {
  const kept = readStepCache(cacheDir);
  const keys = sources.map(({ path, text }) => stepCacheKey(path, text));
  const isNew = keys.some((key) => !kept.has(key));
  const loaded = isNew ? await loadMorph() : null;
  const read = loaded === null ? null : stepFileReader(loaded.morph);
  const syntaxes = sources.map(
    ({ path, text }, index) => kept.get(keys[index] ?? "") ?? read?.(path, text) ?? nothing,
  );
  loaded?.keep();
  if (isNew || kept.size > new Set(keys).size) {
    writeStepCache(cacheDir, new Map(keys.map((key, index) => [key, syntaxes[index] ?? nothing])));
  }
  return syntaxes;
}
