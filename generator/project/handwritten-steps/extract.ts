import type { CallExpression, Node, SourceFile } from "ts-morph";
import type { Morph } from "../load-morph.js";
import { calleeReader, ownServerReader } from "./names.js";
import type { PatternSyntax, PhraseSyntax, Range, StepFileSyntax } from "./syntax.js";

type Growing<T> = { [K in keyof T]: T[K] extends readonly (infer Item)[] ? Item[] : never };

/** Makes a reader of step files around ts-morph, which is slow to load and is only asked for syntax. */
export function stepFileReader(morph: Morph): (path: string, text: string) => StepFileSyntax {
  const project = new morph.Project({
    useInMemoryFileSystem: true,
    compilerOptions: { allowJs: true, noLib: true, noResolve: true, types: [] },
  });
  return (path, text) => {
    // A byte order mark is no part of the syntax, but counts in offsets.
    const shift = text.startsWith("\uFEFF") ? 1 : 0;
    const file = project.createSourceFile(`/${path}`, text.slice(shift), { overwrite: true });
    const found: Growing<StepFileSyntax> = { definitions: [], parameterTypes: [], computed: [], broken: [] };
    for (const trouble of project.getProgram().getSyntacticDiagnostics(file)) {
      const message = trouble.getMessageText();
      const start = (trouble.getStart() ?? 0) + shift;
      const reason = typeof message === "string" ? message : message.getMessageText();
      found.broken.push({ reason, at: { start, end: start + (trouble.getLength() ?? 0) } });
    }
    collect(morph, file, shift, found);
    project.removeSourceFile(file);
    return found;
  };
}

function collect(morph: Morph, file: SourceFile, shift: number, found: Growing<StepFileSyntax>): void {
  const meaningOf = calleeReader(morph, file);
  const needsOwnServer = ownServerReader(morph, file);
  const rangeOf = (node: Node): Range => ({ start: node.getStart() + shift, end: node.getEnd() + shift });
  for (const call of file.getDescendantsOfKind(morph.SyntaxKind.CallExpression)) {
    const meaning = meaningOf(call.getExpression());
    const [first, options] = call.getArguments();
    if (meaning === null || first === undefined) continue;
    const at = rangeOf(first);
    if (meaning === "step") {
      const pattern = readPattern(morph, first);
      if (pattern === null) found.computed.push({ kind: "step-pattern", at });
      else {
        const phrase = readPhrase(morph, call.getArguments().at(-1), rangeOf);
        const pending = isPending(morph, call.getArguments().at(-1));
        found.definitions.push({ pattern, ownServer: needsOwnServer(options), pending, at, phrase });
        const text = phrase === null ? returnedText(morph, call.getArguments().at(-1)) : null;
        if (text !== null) found.computed.push({ kind: "phrase", at: rangeOf(text) });
      }
    } else {
      const type = readParameterType(morph, call);
      if (type === null) found.computed.push({ kind: "parameter-type", at });
      else found.parameterTypes.push({ ...type, at });
    }
  }
}

function readPattern(morph: Morph, node: Node): PatternSyntax | null {
  const { Node: N } = morph;
  if (N.isParenthesizedExpression(node) || N.isAsExpression(node) || N.isSatisfiesExpression(node)) {
    return readPattern(morph, node.getExpression());
  }
  if (N.isStringLiteral(node) || N.isNoSubstitutionTemplateLiteral(node)) {
    return { kind: "expression", source: node.getLiteralText() };
  }
  if (!N.isRegularExpressionLiteral(node)) return null;
  const text = node.getText();
  const end = text.lastIndexOf("/");
  return { kind: "regexp", source: text.slice(1, end), flags: text.slice(end + 1) };
}

/** A function that does nothing but return a text with code in it, of which all is known but its own parameters. */
function readPhrase(
  morph: Morph,
  node: Node | undefined,
  rangeOf: (node: Node) => Range,
): PhraseSyntax | null {
  const { Node: N } = morph;
  if (!N.isArrowFunction(node) && !N.isFunctionExpression(node)) return null;
  const body = node.getBody();
  const [statement, ...others] = N.isBlock(body) ? body.getStatements() : [];
  const returned = N.isReturnStatement(statement) && others.length === 0 ? statement.getExpression() : body;
  const names = node.getParameters().map((parameter) => parameter.getName());
  const parts = N.isNode(returned) ? textParts(morph, returned, names) : null;
  const hasCode = parts?.some((part) => typeof part === "string" && part.includes("`")) === true;
  return parts === null || !hasCode || returned === undefined ? null : { parts, at: rangeOf(returned) };
}

/** As `scaffold` writes it: all that the function does is to return Cucumber's word for what is to be written. */
function isPending(morph: Morph, node: Node | undefined): boolean {
  const { Node: N } = morph;
  if (!N.isArrowFunction(node) && !N.isFunctionExpression(node)) return false;
  const body = node.getBody();
  const [statement, ...others] = N.isBlock(body) ? body.getStatements() : [];
  const returned = N.isReturnStatement(statement) && others.length === 0 ? statement.getExpression() : body;
  return N.isStringLiteral(returned) && returned.getLiteralText() === "pending";
}

/** A text that a function returns, which Cucumber would drop without a word; its own words for an outcome are none. */
function returnedText(morph: Morph, node: Node | undefined): Node | null {
  const { Node: N } = morph;
  if (!N.isArrowFunction(node) && !N.isFunctionExpression(node)) return null;
  const body = node.getBody();
  const isOwn = (one: Node): boolean =>
    one.getFirstAncestor((above) => N.isFunctionLikeDeclaration(above)) === node;
  const returned = N.isBlock(body)
    ? body
        .getDescendantsOfKind(morph.SyntaxKind.ReturnStatement)
        .filter(isOwn)
        .map((statement) => statement.getExpression())
    : [body];
  return returned.find((one) => one !== undefined && isText(morph, one)) ?? null;
}

function isText(morph: Morph, node: Node): boolean {
  const { Node: N } = morph;
  if (N.isParenthesizedExpression(node)) return isText(morph, node.getExpression());
  if (N.isConditionalExpression(node))
    return isText(morph, node.getWhenTrue()) || isText(morph, node.getWhenFalse());
  if (N.isBinaryExpression(node))
    return (
      node.getOperatorToken().getText() === "+" &&
      (isText(morph, node.getLeft()) || isText(morph, node.getRight()))
    );
  if (N.isTemplateExpression(node)) return true;
  return (
    (N.isStringLiteral(node) || N.isNoSubstitutionTemplateLiteral(node)) &&
    !["pending", "skipped"].includes(node.getLiteralText())
  );
}

function textParts(morph: Morph, node: Node, names: readonly string[]): readonly (string | number)[] | null {
  const { Node: N } = morph;
  if (N.isStringLiteral(node) || N.isNoSubstitutionTemplateLiteral(node)) return [node.getLiteralText()];
  if (!N.isTemplateExpression(node)) return null;
  const parts: (string | number)[] = [node.getHead().getLiteralText()];
  for (const span of node.getTemplateSpans()) {
    const inserted = span.getExpression();
    const index = N.isIdentifier(inserted) ? names.indexOf(inserted.getText()) : -1;
    if (index === -1) return null;
    parts.push(index, span.getLiteral().getLiteralText());
  }
  return parts;
}

function readParameterType(
  morph: Morph,
  call: CallExpression,
): { readonly name: string; readonly sources: readonly string[] } | null {
  const [options] = call.getArguments();
  if (!morph.Node.isObjectLiteralExpression(options)) return null;
  const initializerOf = (key: string): Node | undefined => {
    const property = options.getProperty(key);
    return morph.Node.isPropertyAssignment(property) ? property.getInitializer() : undefined;
  };
  const name = initializerOf("name");
  const regexp = initializerOf("regexp");
  if (!morph.Node.isStringLiteral(name) || regexp === undefined) return null;
  const nodes = morph.Node.isArrayLiteralExpression(regexp) ? regexp.getElements() : [regexp];
  const sources = nodes.map((node) => readPattern(morph, node)?.source ?? null);
  if (sources.length === 0 || !sources.every((source) => source !== null)) return null;
  return { name: name.getLiteralValue(), sources };
}
