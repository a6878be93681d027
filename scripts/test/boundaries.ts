/**
 * Who may import whom, over the whole tree: `npm run boundaries`. What breaks a rule is named with its line, and the
 * exit code is 1. Cycles are the linter's (noImportCycles).
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import ts from "typescript";

interface Room {
  /** Other rooms it may import; `!types` behind a name lets only types through. */
  readonly may: readonly string[];
  /** Packages it may import; `null`: any. */
  readonly packages: readonly string[] | null;
}

/** A file belongs to the longest name that its path begins with. */
const rooms: Readonly<Record<string, Room>> = {
  "generator/source.ts": { may: [], packages: [] },
  "generator/targets.ts": { may: [], packages: [] },
  "generator/settings.ts": { may: ["generator/targets.ts"], packages: [] },
  "generator/names/letters.ts": { may: [], packages: [] },
  "generator/names/one-slip.ts": { may: [], packages: [] },
  "generator/lazily.ts": { may: [], packages: [] },
  "generator/sha256.ts": { may: [], packages: [] },
  "generator/scalars/text-formats.ts": { may: ["generator/model.ts"], packages: [] },
  "generator/linear-pattern.ts": { may: ["generator/lazily.ts"], packages: ["re2js"] },
  "generator/memory.ts": { may: [], packages: [] },
  "generator/names/python-names.ts": { may: ["generator/names/letters.ts"], packages: [] },
  "generator/protocol": { may: [], packages: [] },
  "generator/diagnostics/visible.ts": { may: [], packages: [] },
  "generator/bindings.ts": { may: ["generator/source.ts", "generator/diagnostics"], packages: [] },
  "generator/plan.ts": { may: ["generator/protocol!types"], packages: [] },
  "generator/model.ts": {
    may: ["generator/1-parse!types", "generator/protocol!types", "generator/plan.ts"],
    packages: [],
  },
  "generator/diagnostics": {
    may: ["generator/diagnostics/visible.ts", "generator/source.ts"],
    packages: ["picocolors", "string-width"],
  },
  "generator/1-parse": {
    may: [
      "generator/source.ts",
      "generator/names/one-slip.ts",
      "generator/protocol",
      "generator/diagnostics",
    ],
    packages: ["unified", "remark-parse", "micromark-extension-gfm-table", "mdast-util-gfm-table", "mdast"],
  },
  "generator/2-check": {
    may: [
      "generator/1-parse!types",
      "generator/model.ts",
      "generator/plan.ts",
      "generator/source.ts",
      "generator/settings.ts",
      "generator/bindings.ts",
      "generator/memory.ts",
      "generator/lazily.ts",
      "generator/sha256.ts",
      "generator/protocol",
      "generator/names/letters.ts",
      "generator/names/one-slip.ts",
      "generator/names/python-names.ts",
      "generator/linear-pattern.ts",
      "generator/scalars/text-formats.ts",
      "generator/diagnostics",
      "generator/2-check/nearest.ts",
      "generator/2-check/patterns",
    ],
    packages: [],
  },
  "generator/2-check/patterns": {
    may: ["generator/linear-pattern.ts", "generator/model.ts"],
    packages: ["@eslint-community/regexpp"],
  },
  "generator/2-check/nearest.ts": { may: ["generator/names/one-slip.ts"], packages: ["fastest-levenshtein"] },
  "generator/change": {
    may: [
      "generator/1-parse!types",
      "generator/2-check/nearest.ts",
      "generator/source.ts",
      "generator/diagnostics",
    ],
    packages: [],
  },
  "generator/3-emit": {
    may: [
      "generator/model.ts",
      "generator/plan.ts",
      "generator/memory.ts",
      "generator/lazily.ts",
      "generator/protocol",
      "generator/names/letters.ts",
      "generator/names/python-names.ts",
      "generator/linear-pattern.ts",
      "generator/scalars/text-formats.ts",
      "generator/targets.ts",
    ],
    packages: [],
  },
  "generator/compile.ts": {
    may: [
      "generator/1-parse",
      "generator/change",
      "generator/2-check",
      "generator/3-emit",
      "generator/model.ts",
      "generator/memory.ts",
      "generator/source.ts",
      "generator/settings.ts",
      "generator/bindings.ts",
      "generator/diagnostics",
    ],
    packages: [],
  },
  acceptance: {
    may: [
      "generator/diagnostics/visible.ts",
      "generator/plan.ts",
      "generator/model.ts",
      "generator/protocol",
    ],
    packages: [
      "@cucumber/cucumber",
      "@cucumber/cucumber-expressions",
      "undici",
      "picocolors",
      "esbuild",
      "zod",
      "@cucumber/messages",
    ],
  },
  "generator/project": { may: ["generator"], packages: null },
  "generator/cli": { may: ["generator"], packages: null },
  http: { may: [], packages: ["express", "re2js", "zod"] },
  "runtime/storage": {
    may: ["runtime", "generated"],
    packages: ["@specwright/http", "zod", "pg", "libsql"],
  },
  "runtime/observability": {
    may: ["runtime", "generated"],
    packages: ["@specwright/http", "pino", "prom-client", "@opentelemetry/api"],
  },
  "runtime/payments": {
    may: ["runtime", "generated"],
    packages: ["@specwright/http", "stripe", "zod"],
  },
  runtime: { may: ["runtime", "generated"], packages: ["@specwright/http"] },
  generated: { may: [], packages: ["zod", "@specwright/http", "@specwright/acceptance"] },
  features: { may: ["runtime", "generated"], packages: null },
  scripts: { may: ["acceptance", "generator", "http", "runtime", "generated"], packages: null },
};

interface Import {
  readonly specifier: string;
  readonly line: number;
  readonly typesOnly: boolean;
}

const names = Object.keys(rooms).sort((a, b) => b.length - a.length);
const roomOf = (path: string): string | null =>
  names.find((name) => path === name || path.startsWith(`${name}/`)) ?? null;

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (["node_modules", "dist", "samples", "tests", "testing"].includes(entry.name)) return [];
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return /(?<!\.test)\.ts$/.test(entry.name) ? [path] : [];
  });
}

function importsOf(path: string): Import[] {
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.ES2023, true);
  const found: Import[] = [];
  const add = (node: ts.Node, specifier: ts.Node | undefined, typesOnly: boolean): void => {
    if (specifier === undefined || !ts.isStringLiteral(specifier)) return;
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    found.push({ specifier: specifier.text, line: line + 1, typesOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node, node.moduleSpecifier, isTypeOnly(node));
    else if (ts.isExportDeclaration(node)) add(node, node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node, node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isTypeOnly({ importClause: clause }: ts.ImportDeclaration): boolean {
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const bindings = clause.namedBindings;
  return clause.name === undefined && bindings !== undefined && ts.isNamedImports(bindings)
    ? bindings.elements.every((element) => element.isTypeOnly)
    : false;
}

/** Why an import is not allowed, or `null`. */
function fault(path: string, own: string, { specifier, typesOnly }: Import): string | null {
  const room = rooms[own];
  if (room === undefined || specifier.startsWith("node:")) return null;
  if (!specifier.startsWith(".")) {
    const fits = (name: string): boolean => specifier === name || specifier.startsWith(`${name}/`);
    return room.packages === null || room.packages.some(fits)
      ? null
      : `may not import the package ${specifier}`;
  }
  const target = join(dirname(path), specifier).replace(/\.js$/, ".ts");
  const other = roomOf(target);
  if (other === own || other === null) return null;
  const allowed = room.may.some(
    (name) =>
      (name.endsWith("!types") ? typesOnly : true) &&
      (other === name.replace("!types", "") || other.startsWith(`${name.replace("!types", "")}/`)),
  );
  return allowed ? null : `may not import ${other}${typesOnly ? "" : " (values)"}`;
}

const faults = ["acceptance", "generator", "http", "runtime", "generated", "features", "scripts"]
  .flatMap(filesBelow)
  .flatMap((path) => {
    const own = roomOf(path);
    if (own === null) return [`${path}: belongs to no room of scripts/test/boundaries.ts`];
    return importsOf(path).flatMap((one) => {
      const why = fault(path, own, one);
      return why === null ? [] : [`${path}:${one.line}: ${own} ${why}`];
    });
  });

for (const line of faults) console.error(line);
if (faults.length > 0) process.exitCode = 1;
else console.log("boundaries: every import keeps its direction");
