import type { Node } from "ts-morph";
import { importedFile } from "./module-path.js";
import type { Morph, ParsedFile } from "./parsed-file.js";

/** The name of the generated interface that a type stands for: `LendingHandlers`, `Handlers`; else `null`. */
export type HandlerTypeReader = (type: Node | undefined) => string | null;

const transparent: ReadonlySet<string> = new Set(["Promise", "Readonly", "Required"]);

/**
 * Sees through imports under other names, namespaces, local aliases and extensions, intersections and promises.
 * `generated` is the module of the interfaces, without its extension; from it, also interfaces count that are gone.
 */
export function handlerTypeReader(
  morph: Morph,
  { path, syntax }: ParsedFile,
  known: ReadonlySet<string>,
  generated: string,
): HandlerTypeReader {
  const { Node: N } = morph;
  const locals = new Map<string, string>();
  const namespaces = new Set<string>();
  for (const declaration of syntax.getImportDeclarations()) {
    const isGenerated = importedFile(path, declaration.getModuleSpecifierValue()) === generated;
    for (const named of declaration.getNamedImports()) {
      const name = named.getName();
      const counts = known.has(name) || (isGenerated && name.endsWith("Handlers"));
      if (counts) locals.set(named.getAliasNode()?.getText() ?? name, name);
    }
    const namespace = declaration.getNamespaceImport()?.getText();
    if (namespace !== undefined) namespaces.add(namespace);
  }

  const byName = (name: string, depth: number): string | null => {
    const local = locals.get(name);
    if (local !== undefined) return local;
    const [space, member, rest] = name.split(".");
    if (member !== undefined && rest === undefined) {
      return namespaces.has(space ?? "") && known.has(member) ? member : null;
    }
    const alias = syntax.getTypeAlias(name)?.getTypeNode();
    if (alias !== undefined) return read(alias, depth + 1);
    return first(syntax.getInterface(name)?.getExtends() ?? [], depth);
  };
  const first = (types: readonly Node[], depth: number): string | null => {
    for (const type of types) {
      const found = read(type, depth + 1);
      if (found !== null) return found;
    }
    return null;
  };
  const read = (type: Node | undefined, depth: number): string | null => {
    if (type === undefined || depth > 10) return null;
    if (N.isParenthesizedTypeNode(type)) return read(type.getTypeNode(), depth);
    if (N.isIntersectionTypeNode(type)) return first(type.getTypeNodes(), depth);
    if (N.isExpressionWithTypeArguments(type)) return byName(type.getExpression().getText(), depth);
    if (N.isImportTypeNode(type)) {
      const name = type.getQualifier()?.getText() ?? "";
      return known.has(name) ? name : null;
    }
    if (!N.isTypeReference(type)) return null;
    const name = type.getTypeName().getText();
    return transparent.has(name) ? first(type.getTypeArguments(), depth) : byName(name, depth);
  };
  return (type) => read(type, 0);
}
