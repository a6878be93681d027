import type { Node } from "ts-morph";
import type { HandlerPlace } from "./handler-places.js";
import type { Wish } from "./new-file-text.js";
import { ownMembers } from "./own-members.js";
import type { Morph, ParsedFile } from "./parsed-file.js";

/** Objects that no type calls handlers, but that have functions named like operations; the fullest first. */
export function untypedPlaces(
  morph: Morph,
  files: readonly ParsedFile[],
  taken: ReadonlySet<Node>,
  { type, operations }: Wish,
): readonly HandlerPlace[] {
  const ids = new Set(operations.map(({ id }) => id));
  const found = files.flatMap((file) =>
    file.syntax.getDescendantsOfKind(morph.SyntaxKind.ObjectLiteralExpression).flatMap((node) => {
      if (taken.has(node)) return [];
      const handlers = ownMembers(morph, node).filter(
        (member) => member.name !== null && ids.has(member.name) && isFunction(morph, member.node),
      );
      return handlers.length === 0
        ? []
        : [{ place: { file, node, serves: type, type: null }, count: handlers.length }];
    }),
  );
  return found.sort((a, b) => b.count - a.count).map(({ place }) => place);
}

function isFunction(morph: Morph, member: Node): boolean {
  const { Node: N } = morph;
  if (N.isMethodDeclaration(member) || N.isShorthandPropertyAssignment(member)) return true;
  const value = N.isPropertyAssignment(member) ? member.getInitializer() : undefined;
  return N.isArrowFunction(value) || N.isFunctionExpression(value) || N.isIdentifier(value);
}
