import type { Node } from "ts-morph";
import type { HandlerPlace } from "./handler-places.js";
import type { Morph } from "./parsed-file.js";

export interface OwnMember {
  /** `null` where the name is computed. */
  readonly name: string | null;
  readonly node: Node;
}

/** The members that an object or a class writes out itself. */
export function ownMembers(morph: Morph, node: HandlerPlace["node"]): readonly OwnMember[] {
  const { Node: N } = morph;
  if (N.isObjectLiteralExpression(node)) {
    return node
      .getProperties()
      .flatMap((member): OwnMember[] =>
        N.isSpreadAssignment(member) ? [] : [{ name: nameOf(morph, member.getNameNode()), node: member }],
      );
  }
  const members = node.getMembers().flatMap((member): OwnMember[] => {
    if (N.isStaticable(member) && member.isStatic()) return [];
    if (N.isPropertyNamed(member) && N.isPrivateIdentifier(member.getNameNode())) return [];
    const isNamed =
      N.isMethodDeclaration(member) || N.isPropertyDeclaration(member) || N.isGetAccessorDeclaration(member);
    return isNamed ? [{ name: nameOf(morph, member.getNameNode()), node: member }] : [];
  });
  const parameters = node.getConstructors().flatMap((made) => made.getParameters());
  const properties = parameters.filter((parameter) => parameter.isParameterProperty());
  return [...members, ...properties.map((parameter) => ({ name: parameter.getName(), node: parameter }))];
}

/** Whether members come in that are not written here. */
export function takesMore(morph: Morph, node: HandlerPlace["node"]): boolean {
  const { Node: N } = morph;
  if (!N.isObjectLiteralExpression(node)) return node.getExtends() !== undefined;
  return node.getProperties().some((member) => N.isSpreadAssignment(member));
}

function nameOf(morph: Morph, node: Node): string | null {
  const { Node: N } = morph;
  if (N.isStringLiteral(node) || N.isNoSubstitutionTemplateLiteral(node)) return node.getLiteralText();
  if (N.isComputedPropertyName(node)) return nameOf(morph, node.getExpression());
  return N.isIdentifier(node) ? node.getText() : null;
}
