import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join, parse, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build as bundle } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The file of each program that this process has asked for. */
const built = new Map();

/**
 * Bundles a program of this repository, the kernel included, and gives its file. It starts in half the time and serves
 * with four fifths of the processor time of its TypeScript loaded by tsx, which names every function anew as it is made.
 * A process builds each program once.
 */
export function buildProgram(entry) {
  const path = resolve(root, entry);
  const program = built.get(path) ?? build(path);
  built.set(path, program);
  return program;
}

async function build(path) {
  const name = parse(path).name;
  const outdir = ownFolder(name);
  await bundle({
    entryPoints: { [name]: path },
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
    sourcemap: true,
    logLevel: "warning",
  });
  return join(outdir, `${name}.mjs`);
}

/**
 * A folder of this process alone, removed when it ends: a program loads parts of its bundle late, so that the bundle of a
 * server that runs must stay, whatever is built beside it.
 */
function ownFolder(name) {
  // Below node_modules, so that packages are found from there.
  const parent = join(root, "node_modules/.cache/programs");
  mkdirSync(parent, { recursive: true });
  for (const other of readdirSync(parent))
    if (!runs(Number(/-(\d+)-\w+$/.exec(other)?.[1])))
      rmSync(join(parent, other), { recursive: true, force: true });
  const folder = mkdtempSync(join(parent, `${name}-${process.pid}-`));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Whether a process of this number runs: what was left by one that was killed may go. */
function runs(pid) {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
