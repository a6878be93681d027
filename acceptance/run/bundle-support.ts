import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { bundleFolder } from "./bundle-folder.js";

/** Where people wrote what a run loads, relative to the project's root. */
export interface SupportPlaces {
  readonly root: string;
  /** What the compiler generated; it must be there. */
  readonly suite: string;
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
}

const bundles = new Map<string, Promise<SupportBundle>>();

/**
 * Bundles the support code of a project, once in a process: to load its TypeScript file by file takes a quarter of a second
 * more. esbuild works in a process of its own, so that this may begin long before it is awaited.
 */
export function bundleSupport(places: SupportPlaces): Promise<SupportBundle> {
  const key = JSON.stringify(places);
  const bundle = bundles.get(key) ?? make(places);
  bundles.set(key, bundle);
  // The next run tries again. The error reaches the callers that await it; awaiting it is optional.
  bundle.catch(() => bundles.delete(key));
  return bundle;
}

async function make({ root, suite, steps, modules }: SupportPlaces): Promise<SupportBundle> {
  const there = modules.filter((file) => existsSync(resolve(root, file)));
  const imported = [suite, ...stepFiles(root, steps)];
  const folder = bundleFolder(root);
  const { bundleFiles, bundledPath } = await import("./bundle-files.js");
  await bundleFiles(root, [...new Set([...imported, ...there])], folder);
  const bundled = (file: string): string => join(folder, bundledPath(root, file));
  return {
    importPaths: imported.map(bundled),
    modules: Object.fromEntries(there.map((file) => [resolve(root, file), bundled(file)])),
  };
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
