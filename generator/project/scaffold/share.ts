import type { Node } from "ts-morph";
import { bare, type HandlerPlace, returned } from "./handler-places.js";
import type { Share } from "./new-file-text.js";
import type { Morph } from "./parsed-file.js";

/** An exported object, or an exported function that gives one. */
export interface Exported {
  readonly name: string;
  readonly isCall: boolean;
  /** Whether it can be called with nothing, and gives the object at once. */
  readonly isReady: boolean;
}

/** Under which name handlers that people wrote can be had from their file; `null` where only people can say. */
export function exportOf(morph: Morph, { node }: HandlerPlace): Exported | null {
  const { Node: N } = morph;
  if (!N.isObjectLiteralExpression(node)) return null;
  const maker = node.getFirstAncestor(
    (ancestor): ancestor is Node =>
      N.isFunctionLikeDeclaration(ancestor) ||
      N.isFunctionExpression(ancestor) ||
      N.isClassDeclaration(ancestor),
  );
  if (maker !== undefined && !returned(morph, maker).some((value) => bare(morph, value) === node))
    return null;
  if (maker === undefined || N.isArrowFunction(maker)) {
    const declaration = (maker ?? node).getFirstAncestorByKind(morph.SyntaxKind.VariableDeclaration);
    const initializer = declaration?.getInitializer();
    if (declaration === undefined || initializer === undefined) return null;
    const isWhole = bare(morph, initializer) === (maker ?? node);
    if (!isWhole || declaration.getVariableStatement()?.isExported() !== true) return null;
    const name = declaration.getName();
    if (maker === undefined) return { name, isCall: false, isReady: true };
    return { name, isCall: true, isReady: needsNothing(morph, maker) };
  }
  if (!N.isFunctionDeclaration(maker) || !maker.isExported() || maker.isDefaultExport()) return null;
  const name = maker.getName();
  return name === undefined ? null : { name, isCall: true, isReady: needsNothing(morph, maker) };
}

/** How another file can spread handlers that people wrote, if it can. */
export function shareOf(morph: Morph, place: HandlerPlace, capability: string): Share | null {
  const exported = exportOf(morph, place);
  if (exported === null || !exported.isReady) return null;
  const { name, isCall } = exported;
  return { capability, name, isCall, path: place.file.path };
}

function needsNothing(morph: Morph, maker: Node): boolean {
  const { Node: N } = morph;
  if (!N.isFunctionDeclaration(maker) && !N.isArrowFunction(maker)) return false;
  return !maker.isAsync() && maker.getParameters().every((parameter) => parameter.isOptional());
}
