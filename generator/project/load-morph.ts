import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { cachedDataVersionTag } from "node:v8";
import { Script } from "node:vm";

declare const SPECWRIGHT_BUILD: string | undefined;

export type Morph = typeof import("ts-morph");

/** ts-morph, and how to keep what the engine has compiled of it so far; call that after its work is done. */
export interface LoadedMorph {
  readonly morph: Morph;
  readonly keep: () => void;
}

const bundle = fileURLToPath(new URL("ts-morph.cjs", import.meta.url));

/**
 * Loads ts-morph, ten megabytes of code with the TypeScript it carries. The build puts it into one file, and beside it
 * lies what the engine made of that: with it, loading takes a third of the time. From sources the package itself is loaded;
 * the bundle leaves that out, so that an installed command line does not depend on it.
 */
export async function loadMorph(): Promise<LoadedMorph> {
  if (typeof SPECWRIGHT_BUILD !== "string") return { morph: await import("ts-morph"), keep: () => {} };
  const engine = cachedDataVersionTag().toString(16);
  return loadBundle(`${bundle}.${SPECWRIGHT_BUILD.slice(0, 8)}-${engine}.bin`);
}

/** The engine refuses compiled code of another engine, or of other flags; both are in the file's name too. */
function loadBundle(compiledPath: string): LoadedMorph {
  const cachedData = readCompiled(compiledPath);
  const text = readFileSync(bundle, "latin1");
  const parameters = "exports, require, module, __filename, __dirname";
  const options = { filename: bundle, ...(cachedData === null ? {} : { cachedData }) };
  const script = new Script(`(function (${parameters}) {${text}\n})`, options);
  const module: { exports: unknown } = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(bundle), module, bundle, dirname(bundle));
  const isKept = cachedData !== null && script.cachedDataRejected === false;
  return {
    // What the bundle exports is the package itself.
    morph: module.exports as Morph,
    keep: () => {
      if (!isKept) writeCompiled(compiledPath, script.createCachedData());
    },
  };
}

function readCompiled(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

function writeCompiled(path: string, data: Buffer): void {
  try {
    const temporary = `${path}.${process.pid}`;
    writeFileSync(temporary, data);
    renameSync(temporary, path);
  } catch {
    // An installation that may not be written to: the next run compiles again.
  }
}
