import type { Node, SourceFile } from "ts-morph";
import type { Morph } from "../load-morph.js";

type Meaning = "step" | "parameter-type";

const meanings: ReadonlyMap<string, Meaning> = new Map([
  ["Given", "step"],
  ["When", "step"],
  ["Then", "step"],
  ["defineStep", "step"],
  ["defineParameterType", "parameter-type"],
]);

/** Says what the function that a call calls is to Cucumber, if anything. */
export type CalleeReader = (callee: Node) => Meaning | null;

/**
 * Reads the imports of a file: named ones under any alias, whole namespaces, and `require`. A relative module that
 * hands Cucumber's functions on under their own names counts as Cucumber too.
 */
export function calleeReader(morph: Morph, file: SourceFile): CalleeReader {
  const locals = new Map<string, Meaning>();
  const namespaces = new Set<string>();
  const take = (imported: string, local: string): void => {
    const meaning = meanings.get(imported);
    if (meaning !== undefined) locals.set(local, meaning);
  };
  for (const declaration of file.getImportDeclarations()) {
    const from = declaration.getModuleSpecifierValue();
    if (!isCucumber(from) && !from.startsWith(".")) continue;
    for (const named of declaration.getNamedImports()) {
      take(named.getName(), named.getAliasNode()?.getText() ?? named.getName());
    }
    const whole = declaration.getNamespaceImport() ?? declaration.getDefaultImport();
    if (whole !== undefined && isCucumber(from)) namespaces.add(whole.getText());
  }
  for (const declaration of file.getVariableDeclarations()) {
    if (!isRequired(morph, declaration.getInitializer())) continue;
    const name = declaration.getNameNode();
    if (morph.Node.isObjectBindingPattern(name)) {
      for (const element of name.getElements()) {
        take(element.getPropertyNameNode()?.getText() ?? element.getName(), element.getName());
      }
    } else namespaces.add(name.getText());
  }
  return (callee) => {
    if (morph.Node.isIdentifier(callee)) return locals.get(callee.getText()) ?? null;
    if (!morph.Node.isPropertyAccessExpression(callee)) return null;
    return namespaces.has(callee.getExpression().getText()) ? (meanings.get(callee.getName()) ?? null) : null;
  };
}

const isCucumber = (from: string): boolean => from === "@cucumber/cucumber";

function isRequired(morph: Morph, initializer: Node | undefined): boolean {
  if (!morph.Node.isCallExpression(initializer) || initializer.getExpression().getText() !== "require")
    return false;
  const [from] = initializer.getArguments();
  return morph.Node.isStringLiteral(from) && isCucumber(from.getLiteralValue());
}

/** Says whether the options of a step definition are `ownServer`, or hold it: `{ ...ownServer, timeout: 5_000 }`. */
export function ownServerReader(morph: Morph, file: SourceFile): (options: Node | undefined) => boolean {
  const locals = new Set<string>();
  for (const declaration of file.getImportDeclarations()) {
    const from = declaration.getModuleSpecifierValue();
    if (from !== "@specwright/acceptance" && !from.startsWith(".")) continue;
    for (const named of declaration.getNamedImports())
      if (named.getName() === "ownServer") locals.add(named.getAliasNode()?.getText() ?? "ownServer");
  }
  const isIt = (node: Node): boolean => morph.Node.isIdentifier(node) && locals.has(node.getText());
  return (options) => {
    if (options === undefined) return false;
    if (!morph.Node.isObjectLiteralExpression(options)) return isIt(options);
    return options
      .getProperties()
      .some((property) => morph.Node.isSpreadAssignment(property) && isIt(property.getExpression()));
  };
}
