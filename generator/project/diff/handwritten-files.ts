import { type Dirent, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { ts } from "ts-morph";
import { loadMorph } from "../load-morph.js";
import { liesIn, type ProjectPaths } from "../place.js";

/** A file that people wrote, and the changed things it names. */
export interface HandwrittenFile {
  /** Relative to the project. */
  readonly path: string;
  /** Operations by what generated code calls them, and types. */
  readonly names: readonly string[];
}

export interface ChangedNames {
  /** Ids of operations: keys of handlers, from which the names of their types follow. */
  readonly operations: readonly string[];
  /** Types that generated code exports. */
  readonly types: readonly string[];
}

/** More than people write. */
const most = { files: 20_000, bytes: 1024 * 1024 };

/**
 * The TypeScript and JavaScript files that name a changed operation as a handler, or import its types or a changed entity from
 * the output folder. Only files in which one of the words stands are parsed.
 */
export async function handwrittenFiles(
  paths: ProjectPaths,
  { operations, types }: ChangedNames,
): Promise<readonly HandwrittenFile[]> {
  if (operations.length === 0 && types.length === 0) return [];
  const typeOwner = new Map(types.map((name) => [name, name]));
  for (const id of operations)
    for (const end of ["Input", "Reply"])
      typeOwner.set(`${id.charAt(0).toUpperCase()}${id.slice(1)}${end}`, id);
  const keys = new Set(operations);
  const words = [...keys, ...typeOwner.keys()];
  const candidates = sourcesBelow(paths).filter(({ text }) => words.some((word) => text.includes(word)));
  if (candidates.length === 0) return [];
  const { morph, keep } = await loadMorph();
  const found = candidates.flatMap(({ path, text }): HandwrittenFile[] => {
    const names = namesIn(morph.ts, path, text, { keys, typeOwner, paths });
    return names.length === 0 ? [] : [{ path, names }];
  });
  keep();
  return found;
}

interface Wanted {
  readonly keys: ReadonlySet<string>;
  /** The operation or type that an exported name belongs to. */
  readonly typeOwner: ReadonlyMap<string, string>;
  readonly paths: ProjectPaths;
}

function namesIn(library: typeof ts, path: string, text: string, wanted: Wanted): readonly string[] {
  const file = library.createSourceFile(path, text, library.ScriptTarget.Latest, false);
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if ((library.isIdentifier(node) || library.isStringLiteral(node)) && wanted.keys.has(node.text))
      found.add(node.text);
    if (library.isImportDeclaration(node) && leadsToOutput(library, node, path, wanted.paths)) {
      const named = node.importClause?.namedBindings;
      const elements = named !== undefined && library.isNamedImports(named) ? named.elements : [];
      for (const { name, propertyName } of elements) {
        const owner = wanted.typeOwner.get((propertyName ?? name).text);
        if (owner !== undefined) found.add(owner);
      }
    }
    library.forEachChild(node, visit);
  };
  visit(file);
  return [...found].sort();
}

function leadsToOutput(
  library: typeof ts,
  { moduleSpecifier }: ts.ImportDeclaration,
  path: string,
  { root, output }: ProjectPaths,
): boolean {
  if (!library.isStringLiteral(moduleSpecifier) || !moduleSpecifier.text.startsWith(".")) return false;
  const target = relative(root, resolve(root, dirname(path), moduleSpecifier.text));
  return liesIn(target.split(sep).join("/"), output);
}

interface Source {
  readonly path: string;
  readonly text: string;
}

/** Links are not followed: they may lead out of the project, or in circles. */
function sourcesBelow({ root, output, openspec }: ProjectPaths): readonly Source[] {
  const found: Source[] = [];
  const look = (folder: string, entry: Dirent): void => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.name.startsWith(".") || entry.name === "node_modules" || found.length >= most.files) return;
    if (entry.isDirectory()) {
      if (!liesIn(path, output) && !liesIn(path, openspec) && entry.name !== "dist") visit(path);
      return;
    }
    if (!entry.isFile() || !/(?<!\.d)\.[cm]?[jt]sx?$/.test(entry.name)) return;
    if (statSync(join(root, path)).size <= most.bytes)
      found.push({ path, text: readFileSync(join(root, path), "utf8") });
  };
  const visit = (folder: string): void => {
    const entries = readdirSync(join(root, folder), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) look(folder, entry);
  };
  visit("");
  return found;
}
