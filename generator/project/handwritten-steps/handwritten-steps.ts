import { createHash } from "node:crypto";
import { join } from "node:path";
import { type Bindings, noBindings } from "../../bindings.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { SourceFile } from "../../source.js";
import { readKept, writeKept } from "../kept-file.js";
import { loadMorph } from "../load-morph.js";
import { makeBindings } from "./bindings.js";
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

/** Raise it whenever `StepFileSyntax` or the reading of it changes. */
const format = "steps-5";

/** What was read before, by the hash of the text it was read from. */
type StepCache = ReadonlyMap<string, StepFileSyntax>;

/** The key of a file's content; how it is parsed also depends on its extension. */
function stepCacheKey(path: string, text: string): string {
  return createHash("sha256")
    .update(path.slice(path.lastIndexOf(".")))
    .update("\0")
    .update(text)
    .digest("hex");
}

/** What is absent, foreign or damaged keeps nothing. */
function readStepCache(folder: string | null): StepCache {
  const kept = folder === null ? null : readKept(fileIn(folder));
  if (kept?.name !== format) return new Map();
  const files: Readonly<Record<string, StepFileSyntax>> = JSON.parse(kept.body);
  return new Map(Object.entries(files));
}

/** Keeps exactly these. */
function writeStepCache(folder: string | null, files: StepCache): void {
  if (folder !== null)
    writeKept(fileIn(folder), { name: format, body: JSON.stringify(Object.fromEntries(files)) });
}

const fileIn = (folder: string): string => join(folder, "handwritten-steps.json");
