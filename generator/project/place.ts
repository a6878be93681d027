import { existsSync, realpathSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, posix, relative, resolve, sep } from "node:path";

/** Where the parts of a project are. All but `root` are relative to it, with `/`. */
export interface ProjectPaths {
  /** Absolute. */
  readonly root: string;
  /** The specification: `openspec`. */
  readonly openspec: string;
  /** What Specwright writes: `generated`. */
  readonly output: string;
  /** Handwritten features. */
  readonly features: string;
  /** Handwritten step definitions. */
  readonly steps: string;
  /** Where scaffolded handlers go. */
  readonly handlers: string;
  /** The module whose default export makes the application that the acceptance suite runs against. */
  readonly app: string;
}

export const pathKeys = ["output", "features", "steps", "handlers", "app"] as const;
export type PathKey = (typeof pathKeys)[number];

export const defaultPaths: Omit<ProjectPaths, "root"> = {
  openspec: "openspec",
  output: "generated",
  features: "features",
  steps: "features/steps",
  handlers: "handlers",
  app: "features/support/app.ts",
};

/** A path as it is kept, or `null` where it leads out of the project or is the project itself. */
export function insideProject(root: string, path: string): string | null {
  const slashed = path.replaceAll("\\", "/");
  const inner = isAbsolute(path) ? relative(root, path).split(sep).join("/") : posix.normalize(slashed);
  const bare = inner.replace(/^\.\//, "").replace(/\/+$/, "");
  const leaves = bare === ".." || bare.startsWith("../") || isAbsolute(bare) || bare.includes("\0");
  return leaves || bare === "" || bare === "." ? null : bare;
}

/** As file systems compare names that ignore case. */
const folded = (path: string): string => `${path.normalize("NFC").toLowerCase()}/`;

/** Whether a path lies in a folder, or is that folder. */
export const liesIn = (path: string, folder: string): boolean => folded(path).startsWith(folded(folder));

/** Whether one of two folders holds the other, or they are the same. */
export const overlap = (a: string, b: string): boolean => liesIn(a, b) || liesIn(b, a);

/** Where a path of the project really leads, links followed as far as there is anything; `null` where out of it. */
export function realPlace(root: string, path: string): string | null {
  const home = realpathSync(root);
  let there = join(root, path);
  while (!existsSync(there)) there = dirname(there);
  const inner = relative(home, join(realpathSync(there), relative(there, join(root, path))));
  return inner.split(sep)[0] === ".." || isAbsolute(inner) ? null : inner.split(sep).join("/");
}

export const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** The nearest folder above that holds an `openspec` folder, for a hint. */
export function projectAbove(folder: string): string | null {
  for (let above = dirname(resolve(folder)); ; above = dirname(above)) {
    if (isFolder(join(above, "openspec"))) return above;
    if (above === dirname(above)) return null;
  }
}

/** Where results of earlier runs may be kept: beside the packages, never in the sources. */
export function cacheFolder(root: string): string | null {
  for (let folder = root; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "node_modules"))) return join(folder, "node_modules", ".cache", "specwright");
    if (folder === dirname(folder)) return null;
  }
}
