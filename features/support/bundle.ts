import { rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));
const bundles = new Map<string, Promise<string>>();

/**
 * A program of this repository as plain JavaScript: where the suite starts it again and again, it starts in half the time
 * that its TypeScript takes. Made once a run, so it is of the present sources.
 */
export function bundle(program: string): Promise<string> {
  const made = bundles.get(program) ?? make(program);
  bundles.set(program, made);
  return made;
}

async function make(program: string): Promise<string> {
  const name = program.replace(/\.ts$/, "").replaceAll("/", "-");
  // Suites that run at once must not write each other's files.
  const outdir = join(root, "node_modules/.cache/suite", `${name}-${process.pid}`);
  await build({
    entryPoints: { program: join(root, program) },
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    // What a program loads late it loads late here, too.
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    packages: "external",
    // The kernel is a package of this repository, and is taken from its sources as well.
    alias: { "@specwright/http": join(root, "http/kernel.ts") },
    // Beside them, so that only who asks for them reads them.
    sourcemap: true,
    logLevel: "warning",
  });
  return join(outdir, "program.mjs");
}

/** Removes the files of this run. */
export async function removeBundles(): Promise<void> {
  const files = await Promise.allSettled(bundles.values());
  bundles.clear();
  await Promise.all(
    files.map((file) =>
      file.status === "fulfilled" ? rm(dirname(file.value), { recursive: true, force: true }) : null,
    ),
  );
}
