import { relative, resolve } from "node:path";
import { type BuildFailure, type BuildOptions, build } from "esbuild";
import { type MadeFiles, madeFiles } from "./made-files.js";
import { addressNames, ownAddresses } from "./own-addresses.js";
import { packages } from "./packages.js";

const options: BuildOptions = {
  outExtension: { ".js": ".mjs" },
  bundle: true,
  // Application and steps share modules, and each must be there once.
  splitting: true,
  format: "esm",
  platform: "node",
  target: `node${process.versions.node}`,
  // Those that Node knows, and none of a bundler.
  conditions: [],
  define: addressNames,
  // Modules in the older format ask for packages with `require`.
  banner: {
    js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
  },
  sourcemap: "inline",
  sourcesContent: false,
  logLevel: "silent",
};

/** Bundles files of a project into a folder; each is then found at its `bundledPath`. */
export async function bundleFiles(
  root: string,
  files: readonly string[],
  folder: string,
  made: MadeFiles,
): Promise<void> {
  const make = (entries: readonly string[]) =>
    build({
      ...options,
      absWorkingDir: root,
      entryPoints: entries.map((file) => ({ in: resolve(root, file), out: nameOf(root, file) })),
      outdir: folder,
      metafile: true,
      plugins: [madeFiles(root, made), packages(folder), ownAddresses],
    });
  try {
    const { metafile } = await make(files);
    // Coverage of many files in one is wrong for each of them: so each becomes one again.
    if (process.env.NODE_V8_COVERAGE) await make(Object.keys(metafile.inputs));
  } catch (error) {
    throw isBuildFailure(error) ? new Error(reasonOf(error)) : error;
  }
}

/** The bundled file, relative to the folder. */
export const bundledPath = (root: string, file: string): string => `${nameOf(root, file)}.mjs`;

/** With its extension: files of different kinds may have the same name but for that. */
function nameOf(root: string, file: string): string {
  return relative(root, resolve(root, file)).replaceAll("..", "__");
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && "errors" in error && Array.isArray(error.errors);
}

/** What is wrong and where, a line for each. */
function reasonOf({ errors }: BuildFailure): string {
  return errors
    .map(({ text, location }) =>
      location === null ? text : `${location.file}:${location.line}:${location.column + 1}: ${text}`,
    )
    .join("\n");
}
