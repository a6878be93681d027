import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { SourceFile, Span } from "../source.js";

export interface SpecFiles {
  /** Sorted by path. */
  readonly sources: readonly SourceFile[];
  readonly diagnostics: readonly Diagnostic[];
}

const mostBytes = 4 * 1024 * 1024;
const mostFiles = 5000;

/** Reads every spec.md below `specs/`, and says so where there is none. */
export function readSpecFiles(root: string, openspec: string): SpecFiles {
  const folder = `${openspec}/specs`;
  const { sources, diagnostics } = readSpecsBelow(root, openspec, folder);
  const none = sources.length === 0 && diagnostics.every(({ severity }) => severity !== "error");
  return none
    ? { sources, diagnostics: [...diagnostics, diagnose("no-specs", start(folder), { path: folder })] }
    : { sources, diagnostics };
}

/** Reads every spec.md below a folder. Links are followed as long as they stay in the specification's folder. */
export function readSpecsBelow(root: string, openspec: string, folder: string): SpecFiles {
  const { paths, diagnostics } = listSpecs(root, openspec, folder);
  const sources: SourceFile[] = [];
  if (paths.length > mostFiles) {
    return {
      sources,
      diagnostics: [...diagnostics, diagnose("too-many-specs", start(folder), { limit: mostFiles })],
    };
  }
  for (const path of paths) {
    const read = readSource(root, path);
    if (read.source !== null) sources.push(read.source);
    diagnostics.push(...read.diagnostics);
  }
  return { sources, diagnostics };
}

const start = (path: string): Span => ({ path, start: 0, end: 0 });

function listSpecs(root: string, openspec: string, folder: string) {
  const home = realpathSync(join(root, openspec));
  const paths: string[] = [];
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  /** Whether to go on at a link: not where it leads outside, and not in circles. */
  const follow = (path: string): boolean => {
    const real = realpathSync(join(root, path));
    const inside = real === home || real.startsWith(home + sep);
    if (!inside) diagnostics.push(diagnose("spec-link-outside", start(path), {}));
    return inside;
  };
  const visit = (path: string): void => {
    const real = realpathSync(join(root, path));
    if (seen.has(real) || paths.length > mostFiles) return;
    seen.add(real);
    for (const entry of readdirSync(join(root, path), { withFileTypes: true }).sort(byName)) {
      const below = `${path}/${entry.name}`;
      if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
      const isLink = entry.isSymbolicLink();
      const target = isLink ? statSync(join(root, below), { throwIfNoEntry: false }) : entry;
      if (target === undefined || (isLink && !follow(below))) continue;
      if (target.isDirectory()) visit(below);
      else if (entry.name === "spec.md" && target.isFile()) paths.push(below);
    }
  };
  const top = statSync(join(root, folder), { throwIfNoEntry: false });
  if (top?.isDirectory() && follow(folder)) visit(folder);
  return { paths: paths.sort(), diagnostics };
}

const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  a.name < b.name ? -1 : 1;

/** Reads one text file of the specification; what cannot be read as text is said with its place. */
export function readSource(
  root: string,
  path: string,
): { readonly source: SourceFile | null; readonly diagnostics: readonly Diagnostic[] } {
  const bytes = readFileSync(join(root, path));
  if (bytes.length > mostBytes) {
    const holes = { size: bytes.length, limit: mostBytes };
    return { source: null, diagnostics: [diagnose("spec-too-large", start(path), holes)] };
  }
  const text = bytes.toString("utf8");
  const bad = firstInvalid(bytes, text);
  if (bad === null) return { source: { path, text }, diagnostics: [] };
  const byte = `0x${bad.byte.toString(16).padStart(2, "0")}`;
  const at = { path, start: bad.offset, end: bad.offset + 1 };
  return { source: { path, text }, diagnostics: [diagnose("spec-not-utf8", at, { byte })] };
}

/** The first byte that is no UTF-8, and where its replacement stands in the decoded text. */
function firstInvalid(
  bytes: Buffer,
  text: string,
): { readonly offset: number; readonly byte: number } | null {
  let position = 0;
  let last = 0;
  for (let at = text.indexOf("\ufffd"); at !== -1; at = text.indexOf("\ufffd", at + 1)) {
    position += Buffer.byteLength(text.slice(last, at));
    const genuine = bytes[position] === 0xef && bytes[position + 1] === 0xbf && bytes[position + 2] === 0xbd;
    if (!genuine) return { offset: at, byte: bytes[position] ?? 0 };
    position += 3;
    last = at + 1;
  }
  return null;
}
