import type { HandlerPlace } from "./handler-places.js";
import { importedFile, withoutExtension } from "./module-path.js";
import type { Share } from "./new-file-text.js";
import type { Morph } from "./parsed-file.js";

/** Whether an object spreads something that comes from the file of a share. */
export function isJoined(morph: Morph, { file, node }: HandlerPlace, { path }: Share): boolean {
  const { Node: N } = morph;
  if (!N.isObjectLiteralExpression(node)) return false;
  const from = withoutExtension(path);
  const names = new Set(
    file.syntax
      .getImportDeclarations()
      .filter((declaration) => importedFile(file.path, declaration.getModuleSpecifierValue()) === from)
      .flatMap((declaration) => [
        ...declaration.getNamedImports().map((named) => named.getAliasNode()?.getText() ?? named.getName()),
        declaration.getNamespaceImport()?.getText(),
        declaration.getDefaultImport()?.getText(),
      ]),
  );
  return node.getProperties().some((member) => {
    if (!N.isSpreadAssignment(member)) return false;
    const used = member.getDescendantsOfKind(morph.SyntaxKind.Identifier).map((name) => name.getText());
    return withoutExtension(file.path) === from || used.some((name) => names.has(name));
  });
}
