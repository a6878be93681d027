import type { Operation } from "../../model.js";
import type { HandlerPlace } from "./handler-places.js";
import { classStub, kernel, objectStub, stubFunction } from "./handler-stub.js";
import { type Imported, insertImports, type Wanted } from "./insert-imports.js";
import type { Insertion } from "./insertion.js";
import { indentAt, layOut, layoutOf, lineStart } from "./layout.js";
import { importPath } from "./module-path.js";
import { type Share, shareText } from "./new-file-text.js";
import type { Morph, ParsedFile } from "./parsed-file.js";

/** What one place of a file lacks. */
export type Addition =
  | { readonly kind: "stubs"; readonly place: HandlerPlace; readonly operations: readonly Operation[] }
  | { readonly kind: "shares"; readonly place: HandlerPlace; readonly shares: readonly Share[] };

/** Everything one file lacks, as text to insert. */
export function insertionsFor(
  morph: Morph,
  file: ParsedFile,
  additions: readonly Addition[],
): readonly Insertion[] {
  const shares = additions.flatMap((addition) => (addition.kind === "shares" ? addition.shares : []));
  const needsStub = additions.some(({ kind }) => kind === "stubs");
  const wanted: readonly Wanted[] = [
    ...(needsStub ? [{ module: kernel, name: stubFunction, isType: false }] : []),
    ...shares.map(({ name, path }) => ({ module: importPath(file.path, path), name, isType: false })),
  ];
  const imported = insertImports(morph, file, wanted);
  const members = additions.flatMap((addition) =>
    insertMembers(morph, addition.place, linesOf(morph, addition, shares, imported, needsStub)),
  );
  return [...imported.insertions, ...members];
}

function linesOf(
  morph: Morph,
  addition: Addition,
  shares: readonly Share[],
  { locals }: Imported,
  needsStub: boolean,
): readonly string[] {
  if (addition.kind === "shares") {
    const offset = needsStub ? 1 : 0;
    return addition.shares.map((share) =>
      shareText(share, locals[offset + shares.indexOf(share)] ?? share.name),
    );
  }
  const refuse = (needsStub ? locals[0] : undefined) ?? stubFunction;
  const { node, type } = addition.place;
  const isObject = morph.Node.isObjectLiteralExpression(node);
  return addition.operations.flatMap((operation) =>
    isObject ? objectStub(operation, refuse) : classStub(operation, type, refuse),
  );
}

/** What to paste where nothing can be inserted. */
export function snippetFor(operations: readonly Operation[]): string {
  const lines = operations.flatMap((operation) => objectStub(operation));
  return [`import { ${stubFunction} } from "${kernel}";`, ...lines].join("\n");
}

export function addedNames(addition: Addition): readonly string[] {
  return addition.kind === "stubs"
    ? addition.operations.map(({ id }) => id)
    : addition.shares.map(({ capability }) => capability);
}

/** Adds members behind the last one of an object or a class; comments and blanks stay where they are. */
function insertMembers(
  morph: Morph,
  { file, node }: Pick<HandlerPlace, "file" | "node">,
  lines: readonly string[],
): readonly Insertion[] {
  const { text } = file;
  const layout = layoutOf(text);
  const isObject = morph.Node.isObjectLiteralExpression(node);
  const members = isObject ? node.getProperties() : node.getMembers();
  const last = members.at(-1);
  const lacksComma = isObject && last !== undefined && !node.compilerNode.properties.hasTrailingComma;
  const comma = lacksComma ? [{ at: last.getEnd(), text: "," }] : [];

  const brace = node.getEnd() - 1;
  const start = lineStart(text, brace);
  const outer = indentAt(text, lineStart(text, node.getStart()) === start ? node.getStart() : brace);
  const firstStart = members[0]?.getStart(true);
  const isTall =
    firstStart !== undefined && /^[ \t]*$/.test(text.slice(lineStart(text, firstStart), firstStart));
  const indent = isTall ? indentAt(text, firstStart) : indentAt(text, node.getStart()) + layout.unit;
  const added = layOut(lines, indent, layout);
  if (/^[ \t]*$/.test(text.slice(start, brace))) {
    return [...comma, { at: start, text: added + layout.eol }];
  }
  return [...comma, { at: brace, text: `${layout.eol}${added}${layout.eol}${outer}` }];
}
