import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** No run takes as long, in milliseconds. */
const A_DAY = 86_400_000;

/** An empty folder from which the packages of a project are found. It goes when this process ends. */
export function bundleFolder(root: string): string {
  const modules = nearestModules(realpathSync(root));
  if (modules === null)
    throw new Error(`No node_modules is in ${root} or above it: install specwright and zod there.`);
  const folder = folderBelow(modules) ?? folderElsewhere(modules);
  // Not sooner: a step may import a further part of the bundle while it runs, and a second run takes the steps of the first.
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function nearestModules(folder: string): string | null {
  const modules = join(folder, "node_modules");
  if (existsSync(modules)) return modules;
  return folder === dirname(folder) ? null : nearestModules(dirname(folder));
}

/** Runs at the same time must not write each other's files. Null where nothing may be written. */
function folderBelow(modules: string): string | null {
  const parent = join(modules, ".cache/specwright-suite");
  try {
    mkdirSync(parent, { recursive: true });
    sweep(parent);
    return realpathSync(mkdtempSync(join(parent, `${process.pid}-`)));
  } catch {
    return null;
  }
}

/** Removes what runs left that were ended from outside. */
function sweep(parent: string): void {
  for (const name of readdirSync(parent)) {
    const folder = join(parent, name);
    const age = Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > A_DAY) rmSync(folder, { recursive: true, force: true });
  }
}

function folderElsewhere(modules: string): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "specwright-suite-"));
  symlinkSync(modules, join(folder, "node_modules"), "junction");
  return folder;
}
