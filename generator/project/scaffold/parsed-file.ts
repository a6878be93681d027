import type { Node, SourceFile as Syntax } from "ts-morph";
import type { SourceFile, Span } from "../../source.js";
import type { Morph } from "../load-morph.js";

export type { Morph };

/** A file that people wrote, and its syntax tree. Offsets are those of `text`. */
export interface ParsedFile {
  readonly path: string;
  /** Without the byte order mark. */
  readonly text: string;
  readonly bom: "" | "\uFEFF";
  readonly syntax: Syntax;
  /** Why it cannot be added to, or `null`. */
  readonly obstacle: string | null;
}

export type ParseFile = (path: string, text: string) => ParsedFile;

/** A parser that knows nothing but syntax; every file is parsed by itself. */
export function fileParser(morph: Morph): ParseFile {
  const compilerOptions = { allowJs: true, noLib: true, noResolve: true, types: [] };
  return (path, whole) => {
    const bom = whole.startsWith("\uFEFF") ? "\uFEFF" : "";
    const text = whole.slice(bom.length);
    const project = new morph.Project({ useInMemoryFileSystem: true, compilerOptions });
    const syntax = project.createSourceFile(`/${path}`, text);
    const isBroken = project.getProgram().getSyntacticDiagnostics(syntax).length > 0;
    return { path, text, bom, syntax, obstacle: obstacleOf(path, text, isBroken) };
  };
}

function obstacleOf(path: string, text: string, isBroken: boolean): string | null {
  if (text.includes("\uFFFD")) return "the file is not valid UTF-8";
  if (isBroken) return "the file does not parse";
  const isCommon =
    /\.c[jt]s$/.test(path) || (/\brequire\s*\(/.test(text) && !/^\s*(import|export)\b/m.test(text));
  return isCommon ? "the file is a CommonJS module" : null;
}

/** The place of a node in the file as it stands on disk. */
export function spanOf({ path, bom }: ParsedFile, node: Node): Span {
  return { path, start: node.getStart() + bom.length, end: node.getEnd() + bom.length };
}

export function sourceOf({ path, bom, text }: ParsedFile): SourceFile {
  return { path, text: bom + text };
}
