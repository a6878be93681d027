import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

// Declares what the packages export, file by file, by TypeScript itself and without its checker: a fifth of the time that
// takes, and no tool more than there is. Bundled declarations would spare their users a hundredth of a second. Run as a
// process of its own, beside the bundling.

const root = fileURLToPath(new URL("../..", import.meta.url));

const compilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.NodeNext,
  strict: true,
  declaration: true,
  isolatedDeclarations: true,
  verbatimModuleSyntax: true,
};

/** Whatever `types` a project lists: since TypeScript 6 those of Node are not among them by themselves. */
const nodeTypes = '/// <reference types="node" />\n';

/**
 * Declares the public modules of a package, and what their declarations import, in its `dist/types`, each file where it
 * stands below the root. Who imports the package then checks none of its code, whatever flags the project's own code is
 * checked with.
 */
function declare(folder, ...modules) {
  const types = join(folder, "dist/types");
  rmSync(types, { recursive: true, force: true });
  const entries = modules.map((module) => resolve(folder, module));
  const files = new Set(entries);
  // A set gives what is added to it while it is walked.
  for (const file of files) {
    const text = (entries.includes(file) ? nodeTypes : "") + declarationsOf(file);
    const path = join(types, relative(root, file).replace(/\.ts$/, ".d.ts"));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    for (const { fileName } of ts.preProcessFile(text).importedFiles) {
      if (fileName.startsWith(".")) files.add(resolve(dirname(file), fileName.replace(/\.js$/, ".ts")));
    }
  }
}

function declarationsOf(file) {
  const source = readFileSync(file, "utf8");
  const { outputText, diagnostics } = ts.transpileDeclaration(source, {
    fileName: file,
    reportDiagnostics: true,
    compilerOptions,
  });
  for (const { start, messageText } of diagnostics) {
    const line = source.slice(0, start).split("\n").length;
    console.error(
      `error: ${relative(root, file)}:${line} ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
    );
    console.error("fix: Write its type down: what is exported is declared file by file, without inference.");
    process.exitCode = 1;
  }
  return outputText;
}

declare(join(root, "acceptance"), "suite.ts", "report/formatter.ts", "run.ts");
declare(join(root, "http"), "kernel.ts");
