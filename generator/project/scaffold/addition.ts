import type { Operation } from "../../model.js";
import type { HandlerPlace } from "./handler-places.js";
import { classStub, kernel, objectStub, stubFunction } from "./handler-stub.js";
import { type Imported, insertImports, type Wanted } from "./insert-imports.js";
import { insertMembers } from "./insert-members.js";
import type { Insertion } from "./insertion.js";
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
