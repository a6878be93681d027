import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { bundleFolder } from "./bundle-folder.js";

/** Where people wrote what a run loads, relative to the project's root. */
export interface SupportPlaces {
  readonly root: string;
  /** What the compiler generated. */
  readonly output: string;
  /** What it would generate, by its path in that folder, where that is not what the folder holds; else null. */
  readonly made: ReadonlyMap<string, string> | null;
  readonly steps: string;
  /** Modules that are loaded by their names; they need not be there. */
  readonly modules: readonly string[];
}

/** The support code of a run as plain JavaScript. */
export interface SupportBundle {
  /** What Cucumber imports: the suite, then the step files. */
  readonly importPaths: readonly string[];
  /** The bundled file of each module, by its absolute path. */
  readonly modules: { readonly [file: string]: string };
  /** The folder of the generated files that are read as they are: features, and `trace.json`. */
  readonly output: string;
}

const bundles = new Map<string, Promise<SupportBundle>>();

/**
 * Bundles the support code of a project, once in a process: to load its TypeScript file by file takes a quarter of a second
 * more. esbuild works in a process of its own, so that this may begin long before it is awaited.
 */
export function bundleSupport(places: SupportPlaces): Promise<SupportBundle> {
  const key = JSON.stringify({ ...places, made: places.made && [...places.made] });
  const bundle = bundles.get(key) ?? make(places);
  bundles.set(key, bundle);
  // The next run tries again. The error reaches the callers that await it; awaiting it is optional.
  bundle.catch(() => bundles.delete(key));
  return bundle;
}

async function make({ root, output, made, steps, modules }: SupportPlaces): Promise<SupportBundle> {
  const there = modules.filter((file) => existsSync(resolve(root, file)));
  const imported = [join(output, "steps/suite.ts"), ...stepFiles(root, steps)];
  const folder = bundleFolder(root);
  const { bundleFiles, bundledPath } = await import("./bundle-files.js");
  const files = [...(made ?? [])].map(([path, text]) => [resolve(root, output, path), text] as const);
  await bundleFiles(root, [...new Set([...imported, ...there])], folder, new Map(files));
  const bundled = (file: string): string => join(folder, bundledPath(root, file));
  return {
    importPaths: imported.map(bundled),
    modules: Object.fromEntries(there.map((file) => [resolve(root, file), bundled(file)])),
    output: made === null ? resolve(root, output) : writePlain(made, join(folder, "generated")),
  };
}

/** Writes what is read as it is, and not bundled; gives the folder. */
function writePlain(made: ReadonlyMap<string, string>, folder: string): string {
  for (const [path, text] of made) {
    if (!path.endsWith(".feature") && path !== "trace.json") continue;
    const file = join(folder, path);
    if (relative(folder, file).startsWith("..")) throw new Error(`"${path}" is no path of a generated file.`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}

function stepFiles(root: string, steps: string): readonly string[] {
  if (!existsSync(resolve(root, steps))) return [];
  const files = readdirSync(resolve(root, steps), { recursive: true, encoding: "utf8" });
  return files
    .filter(
      (file) =>
        /(?<!\.d)\.(?:ts|mts|js|mjs)$/.test(file) && !/(?:^|[\\/])(?:\.|node_modules[\\/])/.test(file),
    )
    .sort()
    .map((file) => join(steps, file));
}
