import { isScalarName, scalarNames, scalars } from "../../scalars/scalars.js";
import type { Located } from "../../source.js";
import { alternativesFix, parenthesesFix, readAlternatives } from "./alternatives.js";
import { readEnum } from "./enum.js";
import { limits } from "./limits.js";
import { isEntity } from "./names.js";
import type { Scanner } from "./scanner.js";
import type { InlineFieldSyntax, RestSyntax, TypeSyntax } from "./type-syntax.js";
import { readFieldName, readName } from "./value.js";

const closedList = `a type: ${scalarNames.join(", ")}, a Name, \`map of …\`, or values such as \`OPEN, DONE\` or \`"open", "done"\``;
const typeWord = /[\p{L}\p{M}\p{Nd}_-]+/uy;

/** What writers of other notations call ours. */
const sameThing: ReadonlyMap<string, string> = new Map([
  ...scalarNames.flatMap((name) => scalars[name].otherNames.map((other) => [other, name] as const)),
  ["object", "a Name with a table of its own"],
  ["array", "`Name[]`"],
]);

/** A type of the closed list, or several that ` or ` parts. */
export const readType = (s: Scanner, depth = 0): Located<TypeSyntax> =>
  readAlternatives(s, () => readAlternative(s, depth));

/** One of the types that ` or ` parts; a comma and `[]` bind tighter. */
export function readAlternative(s: Scanner, depth = 0): Located<TypeSyntax> {
  const from = s.pos;
  if (depth >= limits.depth) s.failBeyond("Nesting of types", limits.depth, from);
  let type = readItem(s, depth);
  for (let lists = depth; type.kind !== "enum" && s.take("[]"); lists++) {
    if (lists >= limits.depth) s.failBeyond("Nesting of types", limits.depth, from);
    type = { kind: "list", item: type };
  }
  return s.located(type, from);
}

function readItem(s: Scanner, depth: number): TypeSyntax {
  if (s.peek() === "{") return readInline(s, depth);
  if (s.peek() === "(") s.fail(closedList, parenthesesFix);
  const literals = readEnum(s);
  if (literals !== null) return literals;
  const from = s.pos;
  const word = s.match(typeWord) ?? s.fail(closedList, "Name a type.");
  if (isScalarName(word)) return { kind: "scalar", scalar: word };
  if (isEntity(word)) return readNamed(s, word, from);
  if (word === "map" && s.take(" of ")) return { kind: "map", value: readAlternative(s, depth + 1).value };
  if (/^(?:one|any|all)Of$|^union$/i.test(word)) s.fail(closedList, alternativesFix, from);
  const meant = sameThing.get(word.toLowerCase());
  return s.fail(closedList, meant === undefined ? fixOf(s, from) : `Write ${meant}.`, from);
}

/** Words that commas or bars part were meant as values of an enum. */
function fixOf(s: Scanner, from: number): string {
  s.pos = from;
  const written = s.look(/[\p{L}\p{Nd}_-]+(?: ?(?:,|\\?\|) ?["\p{L}\p{Nd}_-]+)+(?=$| ?\})/uy);
  if (written === null) return "Use one of these.";
  const values = written.split(/ ?(?:,|\\?\|) ?/).map((value) => JSON.stringify(value.replaceAll('"', "")));
  return `A value of an enum stands in quotes: \`${values.join(", ")}\`.`;
}

function readNamed(s: Scanner, word: string, from: number): TypeSyntax {
  const name = s.located(word, from);
  if (!s.take(".")) return { kind: "entity", name };
  return { kind: "field-of", entity: name, field: readFieldName(s) };
}

/** `... }`, `...: string }`; null where a field stands. */
function readRest(s: Scanner, depth: number): RestSyntax | null {
  const from = s.pos;
  if (s.peek() === "…") s.fail("a field or `...`", "Write three dots: `...`.");
  if (!s.take("...")) return null;
  const at = s.at(from);
  s.skipBlank();
  const any = { value: { kind: "scalar", scalar: "any" } as const, at };
  if (!s.take(":")) {
    s.skipBlank();
    s.expect("}", "`}`", "`...` stands last: `{ id: string, ... }`.");
    return { at, type: any };
  }
  s.skipBlank();
  const type = readRestType(s, depth);
  s.skipBlank();
  s.expect("}", "`}`", "`...` stands last: `{ id: string, ...: string }`.");
  return { at, type };
}

/** The type of whatever else; null for `none`. */
export function readRestType(s: Scanner, depth = 0): Located<TypeSyntax> | null {
  return s.match(/none(?=[ },]|$)/y) === null ? readType(s, depth + 1) : null;
}

/** `{ items: Product[], total?: integer }` */
function readInline(s: Scanner, depth: number): TypeSyntax {
  s.take("{");
  s.skipBlank();
  const fields: InlineFieldSyntax[] = [];
  const seen = new Set<string>();
  if (s.take("}")) return { kind: "inline", fields, rest: null };
  for (;;) {
    const rest = readRest(s, depth);
    if (rest !== null) return { kind: "inline", fields, rest };
    const name = readName(s);
    if (seen.has(name.value)) {
      s.fail("another field", `Give \`${name.value}\` one type.`, s.pos - name.value.length);
    }
    seen.add(name.value);
    const optional = s.take("?");
    s.skipBlank();
    s.expect(":", `\`:\` after \`${name.value}\``, `Write \`${name.value}: type\`.`);
    s.skipBlank();
    fields.push({ name, optional, type: readType(s, depth + 1).value });
    s.skipBlank();
    if (s.take("}")) return { kind: "inline", fields, rest: null };
    s.expect(",", "`,` or `}`", "Separate fields with `,` and close the object with `}`.");
    s.skipBlank();
  }
}
