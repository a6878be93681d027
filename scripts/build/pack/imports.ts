import { readdirSync, readFileSync } from "node:fs";
import { createRequire, isBuiltin } from "node:module";
import { join } from "node:path";
import { build } from "esbuild";
import ts from "typescript";
import type { Manifest } from "./published-manifest.js";

const { resolve } = createRequire(import.meta.url);

/** Packages that are imported and not declared, or declared and not imported, by what is packed. */
export async function importProblems(folder: string, manifest: Manifest): Promise<readonly string[]> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const declared = new Set(Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }));
  const imported = new Set([
    ...(await codeImports(
      folder,
      files.filter((file) => /\.[cm]?js$/.test(file)),
    )),
    ...files.filter((file) => file.endsWith(".d.ts")).flatMap((file) => typeImports(join(folder, file))),
  ]);
  const undeclared = [...imported].sort().filter((name) => !declared.has(name) && name !== manifest.name);
  const unused = [...declared].filter((name) => !imported.has(name) && !isOptionalPeer(name, manifest));
  return [
    ...undeclared.map((name) => `${manifest.name} imports ${name}, which its package.json does not declare`),
    ...unused.map((name) => `${manifest.name} declares ${name}, which nothing in it imports`),
  ];
}

/** A peer that is optional may be there for its version alone. */
function isOptionalPeer(name: string, { peerDependenciesMeta }: Manifest): boolean {
  return JSON.stringify(peerDependenciesMeta ?? {}).includes(JSON.stringify(name));
}

/** The packages that JavaScript imports, in whatever way. */
async function codeImports(folder: string, files: readonly string[]): Promise<readonly string[]> {
  const { metafile } = await build({
    absWorkingDir: folder,
    entryPoints: [...files],
    outdir: "never-written",
    write: false,
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
    metafile: true,
    logLevel: "error",
  });
  const seen = Object.values(metafile.inputs)
    .flatMap(({ imports }) => imports)
    .flatMap(({ path, external }) => (external === true ? [path] : []));
  // What is required as another package sees it is that package's to declare.
  const required = files.flatMap((file) => {
    const text = readFileSync(join(folder, file), "utf8");
    return [...text.matchAll(/\bcreateRequire\(import\.meta\.url\)\("([^"]+)"\)/g)].map(
      ([, name = ""]) => name,
    );
  });
  return [...seen, ...required].flatMap(packageOf);
}

/** The packages that declarations of types import or refer to. */
function typeImports(file: string): readonly string[] {
  const { importedFiles, typeReferenceDirectives } = ts.preProcessFile(readFileSync(file, "utf8"));
  return [
    ...importedFiles.flatMap(({ fileName }) =>
      isBuiltin(fileName) ? ["@types/node"] : packageOf(fileName).flatMap(withTypes),
    ),
    ...typeReferenceDirectives.map(({ fileName }) => `@types/${fileName}`),
  ];
}

/** A package, and the one that declares its types where that is another. */
function withTypes(name: string): readonly string[] {
  const types = `@types/${name.replace(/^@(.*)\//, "$1__")}`;
  try {
    resolve(`${types}/package.json`);
    return [name, types];
  } catch {
    return [name];
  }
}

function packageOf(path: string): readonly string[] {
  // esbuild's own helpers are `<runtime>`.
  if (/^[.<]/.test(path) || isBuiltin(path)) return [];
  const name = /^(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
  return name === undefined ? [] : [name];
}
