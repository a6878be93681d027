import type { Node } from "ts-morph";
import { diagnose } from "../../diagnostics/diagnose.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { pointFinder } from "../../source.js";
import type { HandlerPlace } from "./handler-places.js";
import type { Wish } from "./new-file-text.js";
import { ownMembers } from "./own-members.js";
import { type Morph, sourceOf, spanOf } from "./parsed-file.js";
import type { OrphanedHandler } from "./scaffold-report.js";

const operationLike = /^(get|head|post|put|patch|delete|options)(?![\p{Ll}])./u;

export interface Orphan {
  readonly handler: OrphanedHandler;
  readonly diagnostic: Diagnostic;
}

/**
 * Handlers that no operation asks for. An object of the interface's type can hold nothing else; a class may well have
 * methods of its own, so there only what is named like an operation counts.
 */
export function findOrphans(
  morph: Morph,
  places: readonly HandlerPlace[],
  wishes: readonly Wish[],
): readonly Orphan[] {
  return places.flatMap((place) => {
    const wish = wishes.find(({ type }) => type === place.serves);
    const asked = place.serves === "Handlers" ? wishes : wish === undefined ? [] : [wish];
    const ids = new Set(asked.flatMap(({ operations }) => operations.map(({ id }) => id)));
    const isStrict = morph.Node.isObjectLiteralExpression(place.node) && place.type !== null;
    return ownMembers(morph, place.node).flatMap(({ name, node }): Orphan[] => {
      if (name === null || ids.has(name) || isHidden(morph, node)) return [];
      if (!isStrict && !operationLike.test(name)) return [];
      return [orphanAt(place, name, node, wish?.capability ?? place.serves)];
    });
  });
}

function isHidden(morph: Morph, node: Node): boolean {
  const { Node: N } = morph;
  if (!N.isMethodDeclaration(node) && !N.isPropertyDeclaration(node)) return false;
  return (
    node.getParentIfKind(morph.SyntaxKind.ObjectLiteralExpression) === undefined && isScoped(morph, node)
  );
}

function isScoped(morph: Morph, node: Node): boolean {
  return morph.Node.isScoped(node) && node.getScope() !== morph.Scope.Public;
}

function orphanAt({ file }: HandlerPlace, name: string, node: Node, capability: string): Orphan {
  const at = spanOf(file, node);
  const point = pointFinder(sourceOf(file).text)(at.start);
  return {
    handler: { name, path: file.path, ...point },
    diagnostic: diagnose("scaffold-orphan", at, { handler: name, capability }),
  };
}
