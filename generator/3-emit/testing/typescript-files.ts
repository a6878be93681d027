import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import type { OutputFile } from "../output-file.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));

const strictest: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ["lib.es2023.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  customConditions: ["source"],
  types: ["node"],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitReturns: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  isolatedDeclarations: true,
  declaration: true,
  erasableSyntaxOnly: true,
  skipLibCheck: true,
  noEmit: true,
};

/**
 * Type-checks outputs as strictly as TypeScript can, as if each lay in a folder of this repository; gives the
 * complaints.
 */
export function typeErrors(
  outputs: readonly (readonly Pick<OutputFile, "path" | "text">[])[],
): readonly string[] {
  const texts = new Map(
    outputs.flatMap((files, i) =>
      files
        .filter(({ path }) => path.endsWith(".ts"))
        .map(({ path, text }): [string, string] => [join(root, `output-${i}`, path), text]),
    ),
  );
  const program = ts.createProgram([...texts.keys()], strictest, hostWith(texts));
  const own = [...texts.keys()].flatMap((path) => {
    const source = program.getSourceFile(path);
    return [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
      ...program.getDeclarationDiagnostics(source),
    ];
  });
  return [...program.getOptionsDiagnostics(), ...own].map(describe);
}

/** The disk, with these files on it. */
function hostWith(texts: ReadonlyMap<string, string>): ts.CompilerHost {
  const folders = new Set([...texts.keys()].map((path) => dirname(path)));
  const disk = ts.createCompilerHost(strictest);
  return {
    ...disk,
    fileExists: (path) => texts.has(path) || disk.fileExists(path),
    readFile: (path) => texts.get(path) ?? disk.readFile(path),
    directoryExists: (path) => folders.has(path) || (disk.directoryExists?.(path) ?? false),
    getSourceFile: (path, options, onError, fresh) => {
      const text = texts.get(path);
      if (text === undefined) return disk.getSourceFile(path, options, onError, fresh);
      return ts.createSourceFile(path, text, options);
    },
  };
}

function describe({ file, start, messageText }: ts.Diagnostic): string {
  const line = file === undefined ? 0 : ts.getLineAndCharacterOfPosition(file, start ?? 0).line;
  const text = file?.text.split("\n")[line] ?? "";
  return `${file?.fileName ?? ""}:${line + 1} ${ts.flattenDiagnosticMessageText(messageText, "\n")} <${text}>`;
}

/** The kinds of all nodes, nested: what the text says is no part of it, how it is understood is. */
export function treeShape(text: string): { readonly shape: string; readonly faults: number } {
  const source = ts.createSourceFile("file.ts", text, ts.ScriptTarget.ESNext, false, ts.ScriptKind.TS);
  const faults = [Reflect.get(source, "parseDiagnostics"), Reflect.get(source, "commentDirectives")];
  return { shape: shapeOf(source), faults: faults.flatMap((found) => found ?? []).length };
}

function shapeOf(node: ts.Node): string {
  // A name may be bare, quoted or computed, and imported under another one: that is what makes it safe.
  if (ts.isPropertyName(node) || ts.isImportSpecifier(node)) return "name";
  const children: string[] = [];
  ts.forEachChild(node, (child) => {
    children.push(shapeOf(child));
  });
  return `${node.kind}(${children.join(" ")})`;
}
