import { isCode } from "../../names/code.js";
import { isScalarName } from "../../scalars/scalars.js";
import type { Located } from "../../source.js";
import { readDuration } from "./duration.js";
import { limits } from "./limits.js";
import { isEntity, isField, patterns } from "./names.js";
import { readQuotedName } from "./quoted-name.js";
import { readRef } from "./ref.js";
import type { Scanner } from "./scanner.js";
import { readString } from "./string.js";
import type { MadeSyntax, ObjectFieldSyntax, ValueSyntax } from "./value-syntax.js";

const quoteFix = 'Write a string in double quotes: `"..."`.';
const placeholderFix =
  "Write a value: a name in angle brackets is filled in only where the scenario is an outline with a table of examples.";
const valueExpected = "a value";
const typeFix =
  "Write the value here, not its type; the type of an answer is always checked, so it can be left out.";

/** Any value of the notation. */
export function readValue(s: Scanner, depth = 0): Located<ValueSyntax> {
  const from = s.pos;
  if (depth >= limits.depth) s.failBeyond("Nesting of values", limits.depth, from);
  return s.located(readBare(s, depth), from);
}

function readBare(s: Scanner, depth: number): ValueSyntax {
  const char = s.peek();
  if (char === '"') return readText(s);
  if (char === "[") return { kind: "array", items: readArray(s, depth) };
  if (char === "{") {
    const ref = readRef(s);
    if (ref === null) return { kind: "object", fields: readObject(s, depth) };
    return s.look(distance) === null
      ? { kind: "ref", ref }
      : { kind: "moment", from: ref, seconds: readDistance(s) };
  }
  if (char === "-" || (char >= "0" && char <= "9")) return readNumber(s);
  return readWord(s, depth);
}

function readText(s: Scanner): ValueSyntax {
  const from = s.pos;
  const parts = readString(s);
  if (!s.take("*")) return { kind: "string", parts, times: 1 };
  const times = Number(
    s.match(patterns.integer) ?? s.fail("how often", 'Write a count after `*`: `"a"*201`.'),
  );
  const length = s.pos - from;
  const tooLong = times * Math.max(1, textLength(parts)) > limits.textLength;
  if (tooLong || length > limits.textLength) s.failBeyond("A text", limits.textLength, from);
  return { kind: "string", parts, times };
}

const textLength = (parts: readonly unknown[]): number =>
  parts.reduce<number>((sum, part) => sum + (typeof part === "string" ? part.length : 1), 0);

function readNumber(s: Scanner): ValueSyntax {
  const from = s.pos;
  const written = s.match(patterns.json) ?? s.fail("a number", "A number is written as in JSON.");
  const value = Number(written);
  if (s.look(patterns.wordly) !== null) s.fail("the end of the number", quoteFix);
  if (!Number.isFinite(value)) s.fail("a number that fits", "The largest is about 1.79e308.", from);
  // -0 would not survive JSON.
  return { kind: "number", value: value === 0 ? 0 : value };
}

function readWord(s: Scanner, depth: number): ValueSyntax {
  const from = s.pos;
  const word = s.match(patterns.word);
  if (word === "true" || word === "false") return { kind: "boolean", value: word === "true" };
  if (word === "null") return { kind: "null" };
  if (word === "now" || word === "today") return { kind: "moment", from: word, seconds: readDistance(s) };
  if (word !== null && isCode(word)) return { kind: "code", code: word };
  if (word !== null && isEntity(word) && s.starts("[]")) {
    const entity = s.located(word, from);
    s.take("[]");
    if (!s.starts("[]")) return { kind: "list-of", entity };
  }
  const isListOrField = s.starts("[]") || s.starts(".");
  if (word !== null && isEntity(word) && !isListOrField)
    return { kind: "made", made: readMade(s, word, from, depth) };
  const isType =
    (word !== null && (isScalarName(word) || isEntity(word))) || (word === "map" && s.starts(" of "));
  const isPlaceholder = s.look(/<[^<>\n]+>/y) !== null;
  return s.fail(valueExpected, isPlaceholder ? placeholderFix : isType ? typeFix : quoteFix, from);
}

const distance = / [+-] \d/y;
const momentFix =
  "A moment is written `now`, `now - 1 min`, `today + 14 days`; the units are s, min, h and days.";

/** What stands behind a moment: ` - 1 min`, in seconds; 0 where nothing does. */
function readDistance(s: Scanner): number {
  if (s.look(distance) === null) return 0;
  const sign = s.take(" - ") ? -1 : 1;
  s.take(" + ");
  // -0 would not survive JSON.
  return sign * readDuration(s, momentFix) || 0;
}

/** What may follow the name of an entity: `- field` or an object of changes. */
function readMade(s: Scanner, name: string, from: number, depth: number): MadeSyntax {
  const entity = s.located(name, from);
  const without: Located<string>[] = [];
  while (s.take(" - ")) without.push(readName(s));
  if (without.length > 0 || !s.starts(" {")) return { entity, without, changed: [] };
  s.skipBlank();
  return { entity, without, changed: readObject(s, depth) };
}

/** `priceCents` */
/** The name of a field, in quotes where it is no word: `title`, `"page[size]"`. */
export const readName = (s: Scanner): Located<string> =>
  s.peek() === '"' ? readQuotedName(s) : readFieldName(s);

export function readFieldName(s: Scanner): Located<string> {
  const from = s.pos;
  const name = s.match(patterns.field);
  if (name === null || !isField(name))
    return s.fail("a field name", "Name a field, such as `priceCents`.", from);
  return s.located(name, from);
}

/** `{ stock: 5, "odd name": 1 }`; the scanner stands on the brace. */
export function readObject(s: Scanner, depth = 0): readonly ObjectFieldSyntax[] {
  s.take("{");
  s.skipBlank();
  const fields: ObjectFieldSyntax[] = [];
  const seen = new Set<string>();
  if (s.take("}")) return fields;
  for (;;) {
    const from = s.pos;
    const name = readKey(s);
    if (seen.has(name.value)) s.fail("another field", `Give \`${name.value}\` one value.`, from);
    seen.add(name.value);
    if (s.peek() === "?") s.fail(`\`:\` after \`${name.value}\``, typeFix);
    s.skipBlank();
    s.expect(":", `\`:\` after \`${name.value}\``, `Write \`${name.value}: value\`.`);
    s.skipBlank();
    fields.push({ name, value: readValue(s, depth + 1) });
    s.skipBlank();
    if (s.take("}")) return fields;
    s.expect(",", "`,` or `}`", "Separate fields with `,` and close the object with `}`.");
    s.skipBlank();
  }
}

function readKey(s: Scanner): Located<string> {
  if (s.starts("..."))
    s.fail("a field name", "An object names only the fields that matter; `...` is for arrays.");
  if (s.peek() !== '"') return readFieldName(s);
  const from = s.pos;
  const parts = readString(s);
  if (parts.some((part) => typeof part !== "string")) {
    s.fail("a field name without references", "Name the field itself.", from);
  }
  return s.located(parts.join(""), from + 1, s.pos - 1);
}

type Items = Extract<ValueSyntax, { kind: "array" }>["items"];

function readArray(s: Scanner, depth: number): Items {
  s.take("[");
  s.skipBlank();
  const items: Items[number][] = [];
  if (s.take("]")) return items;
  for (;;) {
    if (s.take("...")) items.push({ kind: "rest" });
    else items.push(readValue(s, depth + 1));
    s.skipBlank();
    if (s.take("]")) return items;
    s.expect(",", "`,` or `]`", "Separate items with `,` and close the array with `]`.");
    s.skipBlank();
  }
}
