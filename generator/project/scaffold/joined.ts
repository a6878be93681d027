import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Node } from "ts-morph";
import { bare, type HandlerPlace, type OpaquePlace } from "./handler-places.js";
import { importedFile, withoutExtension } from "./module-path.js";
import type { Share, Wish } from "./new-file-text.js";
import { ownMembers } from "./own-members.js";
import type { Morph, ParsedFile } from "./parsed-file.js";
import type { Members } from "./resolved-members.js";
import type { ScaffoldPaths } from "./scaffold-report.js";
import { exportOf } from "./share.js";

/** A file's path without its extension, and the name there. */
interface Origin {
  readonly from: string;
  readonly name: string;
}

/** Where the names that a file imports come from. */
type Origins = ReadonlyMap<string, Origin>;

/** Whether handlers that are imported are gone, so that nothing comes from there. */
export type IsGone = (origin: Origin) => boolean;

const endings = [".ts", ".mts", ".js", ".mjs", ".tsx", "/index.ts", "/index.js"];

/** Handlers are gone where their file is, or where they are those of a capability that is specified no more. */
export function goneHandlers(
  files: readonly ParsedFile[],
  wishes: readonly Wish[],
  { root, output }: Pick<ScaffoldPaths, "root" | "output">,
): IsGone {
  const generated = withoutExtension(`${output}/handlers.ts`);
  return ({ from, name }) => {
    const file = files.find(({ path }) => withoutExtension(path) === from);
    if (file === undefined) return endings.every((ending) => !existsSync(join(root, from + ending)));
    const type =
      file.syntax.getFunction(name)?.getReturnTypeNode() ??
      file.syntax.getVariableDeclaration(name)?.getTypeNode();
    const declared = type === undefined ? undefined : originsOf(file).get(type.getText());
    return declared?.from === generated && !wishes.some((wish) => wish.type === declared.name);
  };
}

/** Whether an expression is handlers that are gone. */
export function isGonePlace(morph: Morph, { file, node }: OpaquePlace, isGone: IsGone): boolean {
  const origin = originsOf(file).get(calleeOf(morph, bare(morph, node)).getText());
  return origin !== undefined && isGone(origin);
}

const calleeOf = (morph: Morph, expression: Node): Node =>
  morph.Node.isCallExpression(expression) ? expression.getExpression() : expression;

function originsOf({ path, syntax }: ParsedFile): Origins {
  const origins = new Map<string, Origin>();
  for (const declaration of syntax.getImportDeclarations()) {
    const from = importedFile(path, declaration.getModuleSpecifierValue());
    if (from === null) continue;
    for (const named of declaration.getNamedImports()) {
      origins.set(named.getAliasNode()?.getText() ?? named.getName(), { from, name: named.getName() });
    }
    const whole = declaration.getNamespaceImport() ?? declaration.getDefaultImport();
    if (whole !== undefined) origins.set(whole.getText(), { from, name: "" });
  }
  return origins;
}

/** Whether an object spreads something that comes from the file of a share. */
export function isJoined(morph: Morph, { file, node }: HandlerPlace, { path }: Share): boolean {
  const from = withoutExtension(path);
  const origins = originsOf(file);
  return spreadsOf(morph, node).some((spread) => {
    if (withoutExtension(file.path) === from) return true;
    const used = [spread, ...spread.getDescendants()].filter((inner) => morph.Node.isIdentifier(inner));
    return used.some((name) => origins.get(name.getText())?.from === from);
  });
}

/**
 * What an object has, where all that it spreads are handlers whose types say what they have. `null` where TypeScript
 * must be asked, which takes its time.
 */
export function membersBySyntax(
  morph: Morph,
  { file, node }: HandlerPlace,
  typed: readonly HandlerPlace[],
  wishes: readonly Wish[],
  isGone: IsGone,
): Members | null {
  if (!morph.Node.isObjectLiteralExpression(node)) return null;
  const own = ownMembers(morph, node).map(({ name }) => name);
  if (own.includes(null)) return null;
  const names = new Set(own.filter((name) => name !== null));
  const origins = originsOf(file);
  for (const spread of spreadsOf(morph, node)) {
    const expression = bare(morph, spread);
    const isCall = morph.Node.isCallExpression(expression);
    const origin = origins.get(calleeOf(morph, expression).getText());
    if (origin !== undefined && isGone(origin)) continue;
    const place = typed.find((other) => {
      const exported = exportOf(morph, other);
      const isSame = withoutExtension(other.file.path) === origin?.from && exported?.name === origin.name;
      return isSame && exported.isCall === isCall;
    });
    const wish = wishes.find(({ type }) => type === place?.serves);
    if (wish === undefined) return null;
    for (const { id } of wish.operations) names.add(id);
  }
  return { names, open: false };
}

function spreadsOf(morph: Morph, node: HandlerPlace["node"]): readonly Node[] {
  if (!morph.Node.isObjectLiteralExpression(node)) return [];
  return node
    .getProperties()
    .flatMap((member) => (morph.Node.isSpreadAssignment(member) ? [member.getExpression()] : []));
}
