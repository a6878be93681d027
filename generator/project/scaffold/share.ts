import type { Node } from "ts-morph";
import { bare, type HandlerPlace, returned } from "./handler-places.js";
import type { Share } from "./new-file-text.js";
import type { Morph } from "./parsed-file.js";

/**
 * How another file can spread handlers that people wrote: an exported object, or an exported function that needs no
 * arguments. `null` where only people can say.
 */
export function shareOf(morph: Morph, { file, node }: HandlerPlace, capability: string): Share | null {
  const { Node: N } = morph;
  if (!N.isObjectLiteralExpression(node)) return null;
  const share = (name: string, isCall: boolean): Share => ({ capability, name, isCall, path: file.path });
  const maker = node.getFirstAncestor(
    (ancestor): ancestor is Node =>
      N.isFunctionLikeDeclaration(ancestor) ||
      N.isFunctionExpression(ancestor) ||
      N.isClassDeclaration(ancestor),
  );
  if (maker === undefined || N.isArrowFunction(maker)) {
    const declaration = (maker ?? node).getFirstAncestorByKind(morph.SyntaxKind.VariableDeclaration);
    if (declaration?.getVariableStatement()?.isExported() !== true) return null;
    const name = declaration.getName();
    const initializer = declaration.getInitializer();
    if (initializer === undefined || bare(morph, initializer) !== (maker ?? node)) return null;
    if (maker === undefined) return share(name, false);
    return gives(morph, maker, node) ? share(name, true) : null;
  }
  if (!N.isFunctionDeclaration(maker) || !maker.isExported() || maker.isDefaultExport()) return null;
  const name = maker.getName();
  return name !== undefined && gives(morph, maker, node) ? share(name, true) : null;
}

/** Whether a function can be called with nothing and gives the object at once. */
function gives(morph: Morph, maker: Node, object: Node): boolean {
  const { Node: N } = morph;
  if (!N.isFunctionDeclaration(maker) && !N.isArrowFunction(maker)) return false;
  if (maker.isAsync() || !maker.getParameters().every((parameter) => parameter.isOptional())) return false;
  return returned(morph, maker).some((value) => bare(morph, value) === object);
}
