import type { ImportDeclaration, ImportSpecifier } from "ts-morph";
import type { Insertion } from "./insertion.js";
import { layoutOf, lineStart } from "./layout.js";
import type { Morph, ParsedFile } from "./parsed-file.js";

export interface Wanted {
  readonly module: string;
  readonly name: string;
  readonly isType: boolean;
}

export interface Imported {
  /** What the file calls each of the wanted names, in their order. */
  readonly locals: readonly string[];
  readonly insertions: readonly Insertion[];
}

/**
 * Makes names known in a file: those that are imported already are used under the name they have there, others join
 * an import of the same module or get one of their own. A name that means something else in the file gets an alias.
 */
export function insertImports(morph: Morph, file: ParsedFile, wanted: readonly Wanted[]): Imported {
  const declarations = file.syntax.getImportDeclarations();
  const locals: string[] = [];
  const insertions: Insertion[] = [];
  const fresh = new Map<string, string[]>();
  for (const { module, name, isType } of wanted) {
    const fitting = declarations.filter((declaration) => declaration.getModuleSpecifierValue() === module);
    const known = fitting
      .flatMap((declaration) => (isType || !declaration.isTypeOnly() ? declaration.getNamedImports() : []))
      .find((named) => named.getName() === name && (isType || !named.isTypeOnly()));
    if (known !== undefined) {
      locals.push(known.getAliasNode()?.getText() ?? name);
      continue;
    }
    const local = freeName(file, name);
    locals.push(local);
    const text = `${isType ? "type " : ""}${name}${local === name ? "" : ` as ${local}`}`;
    const last = lastSpecifier(fitting);
    if (last !== null) insertions.push({ at: last.getEnd(), text: `, ${text}` });
    else fresh.set(module, [...(fresh.get(module) ?? []), text]);
  }
  const statements = [...fresh].map(
    ([module, names]) => `import { ${names.join(", ")} } from ${JSON.stringify(module)};`,
  );
  if (statements.length > 0) insertions.push(placed(morph, file, declarations.at(-1) ?? null, statements));
  return { locals, insertions };
}

/** The name itself, unless the file uses it for something else. */
function freeName({ text }: ParsedFile, name: string): string {
  let free = name;
  while (new RegExp(`(?<![\\p{ID_Continue}$])${free}(?![\\p{ID_Continue}$])`, "u").test(text))
    free = `${free}_`;
  return free;
}

function lastSpecifier(declarations: readonly ImportDeclaration[]): ImportSpecifier | null {
  for (const declaration of declarations) {
    const last = declaration.isTypeOnly() ? undefined : declaration.getNamedImports().at(-1);
    if (last !== undefined) return last;
  }
  return null;
}

/** Behind the last import; in a file without any, before the first statement that is no directive. */
function placed(
  morph: Morph,
  { text, syntax }: ParsedFile,
  last: ImportDeclaration | null,
  statements: readonly string[],
): Insertion {
  const { eol } = layoutOf(text);
  const block = statements.join(eol);
  if (last !== null) {
    const end = last.getEnd();
    const tail = /^[^\n\r\u2028\u2029]*/.exec(text.slice(end))?.[0] ?? "";
    // A comment behind the import stays on its line.
    const isComment = /^[ \t]*\/\//.test(tail);
    return { at: isComment ? end + tail.length : end, text: eol + block };
  }
  const isDirective = (index: number): boolean => {
    const statement = syntax.getStatements()[index];
    return (
      morph.Node.isExpressionStatement(statement) && morph.Node.isStringLiteral(statement.getExpression())
    );
  };
  let index = 0;
  while (isDirective(index)) index += 1;
  const next = syntax.getStatements()[index];
  const at = next === undefined ? text.length : next.getStart(true);
  const before = lineStart(text, at) === at ? "" : eol;
  return { at, text: `${before}${block}${eol}${eol}` };
}
