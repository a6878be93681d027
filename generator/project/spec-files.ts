import { type Dirent, readdirSync, realpathSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { SourceFile, Span } from "../source.js";
import { whyUnreadable } from "./read-file.js";
import { readSource } from "./source-file.js";

export interface SpecFiles {
  /** Sorted by path. */
  readonly sources: readonly SourceFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** More than people write. */
const mostSpecs = { files: 5000, folders: 20_000 };
/** All specifications together: far more than people write, and little enough to be held in memory. */
const mostBytesInAll = 64 * 1024 * 1024;

/** Reads every spec.md below `specs/`, and says so where there is none. */
export function readSpecFiles(root: string, openspec: string, most = mostSpecs): SpecFiles {
  const folder = `${openspec}/specs`;
  const { sources, diagnostics } = readSpecsBelow(root, openspec, folder, most);
  const none = sources.length === 0 && diagnostics.every(({ severity }) => severity !== "error");
  return none
    ? { sources, diagnostics: [...diagnostics, diagnose("no-specs", start(folder), { path: folder })] }
    : { sources, diagnostics };
}

/** Reads every spec.md below a folder. Links are followed as long as they stay in the specification's folder. */
export function readSpecsBelow(root: string, openspec: string, folder: string, most = mostSpecs): SpecFiles {
  const { paths, diagnostics, isWhole } = listSpecs(root, openspec, folder, most);
  if (!isWhole) {
    const holes = { limit: most.files, folders: most.folders };
    return { sources: [], diagnostics: [...diagnostics, diagnose("too-many-specs", start(folder), holes)] };
  }
  const sources: SourceFile[] = [];
  let bytes = 0;
  for (const path of paths) {
    const read = readSource(root, path);
    diagnostics.push(...read.diagnostics);
    if (read.source === null) {
      if (read.diagnostics.length === 0)
        diagnostics.push(
          diagnose("file-unreadable", start(path), { reason: "it was removed while it was read" }),
        );
      continue;
    }
    bytes += Buffer.byteLength(read.source.text);
    if (bytes > mostBytesInAll) {
      const holes = { limit: mostBytesInAll };
      return { sources: [], diagnostics: [...diagnostics, diagnose("specs-too-large", start(path), holes)] };
    }
    sources.push(read.source);
  }
  return { sources, diagnostics };
}

const start = (path: string): Span => ({ path, start: 0, end: 0 });

function listSpecs(root: string, openspec: string, folder: string, most: typeof mostSpecs) {
  const paths: string[] = [];
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  const at = (path: string): string => join(root, path);
  const home = realpathSync(at(openspec));
  /** Whether to go on at a link: not where it leads outside, and not in circles. */
  const follow = (path: string): boolean => {
    const real = realpathSync(at(path));
    const inside = real === home || real.startsWith(home + sep);
    if (!inside) diagnostics.push(diagnose("spec-link-outside", start(path), {}));
    return inside;
  };
  const unreadable = (path: string, reason: string): number =>
    diagnostics.push(diagnose("file-unreadable", start(path), { reason }));
  const look = (path: string, entry: Dirent): void => {
    const isLink = entry.isSymbolicLink();
    const target = isLink ? statSync(at(path), { throwIfNoEntry: false }) : entry;
    if (target === undefined)
      unreadable(
        path,
        isLink ? "it is a link whose target does not exist" : "it was removed while it was read",
      );
    if (target === undefined || (isLink && !follow(path))) return;
    // Whatever it is: reading says what is wrong with one that is no plain file.
    if (entry.name === "spec.md") paths.push(path);
    else if (target.isDirectory()) visit(path);
  };
  const visit = (path: string): void => {
    const real = realpathSync(at(path));
    if (seen.has(real) || seen.size > most.folders || paths.length > most.files) return;
    seen.add(real);
    for (const entry of readdirSync(at(path), { withFileTypes: true }).sort(byName)) {
      if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
      const below = `${path}/${entry.name}`;
      try {
        look(below, entry);
      } catch (error) {
        unreadable(below, whyUnreadable(error));
      }
    }
  };
  const top = statSync(at(folder), { throwIfNoEntry: false });
  if (top?.isDirectory() && follow(folder)) visit(folder);
  return {
    paths: paths.sort(),
    diagnostics,
    isWhole: seen.size <= most.folders && paths.length <= most.files,
  };
}

const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  a.name < b.name ? -1 : 1;
