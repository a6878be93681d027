import type { ClassDeclaration, ClassExpression, Node, ObjectLiteralExpression } from "ts-morph";
import type { HandlerTypeReader } from "./handler-types.js";
import type { Morph, ParsedFile } from "./parsed-file.js";

/** An object or a class that is meant to be handlers. */
export interface HandlerPlace {
  readonly file: ParsedFile;
  readonly node: ObjectLiteralExpression | ClassDeclaration | ClassExpression;
  /** The generated interface it is for. */
  readonly serves: string;
  /** The type as it is written here; `null` where only the place says it, as in `createRoutes({ … })`. */
  readonly type: string | null;
}

/** Something that is said to be handlers, and whose members cannot be seen where it is said. */
export interface OpaquePlace {
  readonly file: ParsedFile;
  readonly node: Node;
  readonly serves: string;
}

export interface Places {
  readonly seen: readonly HandlerPlace[];
  readonly opaque: readonly OpaquePlace[];
}

/** Finds the handlers in a file by their declared types, whatever they are called. */
export function findPlaces(morph: Morph, file: ParsedFile, servesOf: HandlerTypeReader): Places {
  const { Node: N } = morph;
  const seen = new Map<Node, HandlerPlace>();
  const opaque: OpaquePlace[] = [];
  const take = (value: Node | undefined, type: Node | undefined, serves: string | null): void => {
    if (value === undefined || serves === null) return;
    const node = bare(morph, value);
    if (N.isObjectLiteralExpression(node)) {
      seen.set(node, { file, node, serves, type: type?.getText() ?? null });
      return;
    }
    const object = N.isIdentifier(node) ? localObject(morph, file, node.getText()) : null;
    if (object !== null) seen.set(object, { file, node: object, serves, type: null });
    else if (!N.isIdentifier(node) || !isParameter(morph, node)) opaque.push({ file, node, serves });
  };
  file.syntax.forEachDescendant((node) => {
    if (N.isVariableDeclaration(node) || N.isPropertyDeclaration(node)) {
      take(node.getInitializer(), node.getTypeNode(), servesOf(node.getTypeNode()));
    } else if (N.isSatisfiesExpression(node) || N.isAsExpression(node)) {
      take(node.getExpression(), node.getTypeNode(), servesOf(node.getTypeNode()));
    } else if (N.isCallExpression(node) && node.getExpression().getText() === "createRoutes") {
      take(node.getArguments()[0], undefined, "Handlers");
    } else if (N.isClassDeclaration(node) || N.isClassExpression(node)) {
      const type = node.getImplements().find((clause) => servesOf(clause) !== null);
      const serves = servesOf(type);
      const isAmbient = N.isClassDeclaration(node) && node.hasDeclareKeyword();
      if (serves !== null && !isAmbient)
        seen.set(node, { file, node, serves, type: type?.getText() ?? null });
    } else if (N.isFunctionLikeDeclaration(node) || N.isFunctionExpression(node)) {
      const type = node.getReturnTypeNode();
      const serves = servesOf(type);
      if (serves !== null) for (const value of returned(morph, node)) take(value, type, serves);
    }
  });
  return { seen: [...seen.values()], opaque };
}

/** An expression without its parentheses and assertions. */
export function bare(morph: Morph, node: Node): Node {
  const { Node: N } = morph;
  const wraps = N.isParenthesizedExpression(node) || N.isAsExpression(node) || N.isSatisfiesExpression(node);
  if (wraps) return bare(morph, node.getExpression());
  return N.isAwaitExpression(node) ? bare(morph, node.getExpression()) : node;
}

function localObject(morph: Morph, file: ParsedFile, name: string): ObjectLiteralExpression | null {
  const initializer = file.syntax
    .getDescendantsOfKind(morph.SyntaxKind.VariableDeclaration)
    .find((declaration) => declaration.getName() === name)
    ?.getInitializer();
  const object = initializer === undefined ? null : bare(morph, initializer);
  return object !== null && morph.Node.isObjectLiteralExpression(object) ? object : null;
}

/** What a parameter holds is its caller's to say. */
function isParameter(morph: Morph, identifier: Node): boolean {
  const name = identifier.getText();
  return identifier
    .getAncestors()
    .some(
      (ancestor) =>
        (morph.Node.isFunctionLikeDeclaration(ancestor) || morph.Node.isFunctionExpression(ancestor)) &&
        ancestor.getParameters().some((parameter) => parameter.getName() === name),
    );
}

/** The expressions that a function gives back, those of functions inside it left out. */
export function returned(morph: Morph, node: Node): readonly Node[] {
  const { Node: N } = morph;
  const body = N.isBodied(node) || N.isBodyable(node) ? node.getBody() : undefined;
  if (body === undefined) return [];
  if (!N.isBlock(body)) return [body];
  const found: Node[] = [];
  body.forEachDescendant((inner, traversal) => {
    if (N.isFunctionLikeDeclaration(inner) || N.isFunctionExpression(inner)) traversal.skip();
    else if (N.isReturnStatement(inner)) {
      const value = inner.getExpression();
      if (value !== undefined) found.push(value);
    }
  });
  return found;
}
