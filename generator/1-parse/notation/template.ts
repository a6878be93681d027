import { diagnose } from "../../diagnostics/diagnose.js";
import { isCode } from "../../names/code.js";
import {
  errorPlaces,
  isErrorPlace,
  type Template,
  type TemplateMember,
  type TemplatePlace,
} from "../../protocol/error-template.js";
import type { Span } from "../../source.js";
import { Broken } from "./broken.js";
import { limits } from "./limits.js";
import { patterns } from "./names.js";
import type { Scanner } from "./scanner.js";
import { readString } from "./string.js";
import { readFieldName } from "./value.js";

/** The body of refusals as it was written, and where each of its keys stands, by its path: `error.code`, `errors[].path`. */
export interface TemplateSyntax {
  readonly template: Template;
  readonly keys: readonly { readonly path: string; readonly at: Span }[];
}

const placeStart = /\{[^ {}:"',]*\}/y;
/** As other templates write a place. */
const doubledPlace = /\{\{[^{}]*\}\}/y;
const expected = "a place such as `{message}`, a text in quotes, a number, `{ name: … }` or `[ … ]`";
const fix = "What fills the body stands in braces: `{ code: {code}, message: {message} }`.";

/** An object in which places stand; the scanner stands on its brace. */
export function readTemplate(s: Scanner): TemplateSyntax {
  const keys: { path: string; at: Span }[] = [];
  const template = readPart(s, "", keys, 0);
  s.expectEnd("A template is one object.");
  return { template, keys };
}

type Keys = { path: string; at: Span }[];

function readPart(s: Scanner, path: string, keys: Keys, depth: number): Template {
  if (depth >= limits.depth) s.failBeyond("Nesting of values", limits.depth, s.pos);
  const place = depth === 0 ? null : readPlace(s);
  if (place !== null) return place;
  const char = s.peek();
  if (char === "{") return { members: readMembers(s, path, keys, depth) };
  if (char === "[") return readItems(s, path, keys, depth);
  if (char === '"') return readText(s);
  if (char === "-" || (char >= "0" && char <= "9"))
    return Number(s.match(patterns.json) ?? s.fail("a number", "A number is written as in JSON."));
  const from = s.pos;
  const word = s.match(patterns.word);
  if (word === "true" || word === "false") return word === "true";
  if (word === "null") return null;
  return word !== null && isCode(word) ? word : s.fail(expected, fix, from);
}

/** `{code}`, or null and nothing read. */
function readPlace(s: Scanner): TemplatePlace | null {
  const from = s.pos;
  const doubled = s.match(doubledPlace);
  if (doubled !== null) return placeOf(s, doubled.slice(1, -1), from);
  const written = s.match(placeStart);
  if (written === null || written === "{}") {
    s.pos = from;
    return null;
  }
  return placeOf(s, written.slice(1, -1), from);
}

function placeOf(s: Scanner, name: string, from: number): TemplatePlace {
  if (isErrorPlace(name)) return { place: name };
  const known = errorPlaces.map((place) => `{${place}}`).join(", ");
  throw new Broken(diagnose("error-body-place", s.at(from), { written: `{${name}}`, known }));
}

function readMembers(s: Scanner, path: string, keys: Keys, depth: number): readonly TemplateMember[] {
  s.take("{");
  s.skipBlank();
  const members: TemplateMember[] = [];
  const seen = new Set<string>();
  if (s.take("}")) return members;
  for (;;) {
    const from = s.pos;
    const key = readKey(s);
    const name = typeof key === "string" ? key : `{${key.place}}`;
    if (seen.has(name)) s.fail("another member", `Give \`${name}\` one value.`, from);
    seen.add(name);
    const here = path === "" ? name : `${path}.${name}`;
    keys.push({ path: here, at: s.at(from) });
    const optional = s.take("?");
    s.skipBlank();
    s.expect(":", `\`:\` after \`${name}\``, `Write \`${name}: {message}\`.`);
    s.skipBlank();
    const value = readPart(s, here, keys, depth + 1);
    members.push(optional ? [key, value, "optional"] : [key, value]);
    s.skipBlank();
    if (s.take("}")) return members;
    s.expect(",", "`,` or `}`", "Separate members with `,` and close the object with `}`.");
    s.skipBlank();
  }
}

function readKey(s: Scanner): string | TemplatePlace {
  const place = readPlace(s);
  if (place !== null) return place;
  if (s.peek() !== '"') return readFieldName(s).value;
  const from = s.pos;
  const parts = readString(s);
  if (parts.some((part) => typeof part !== "string"))
    s.fail("a name without places", "A place is a key without quotes: `{ {field}: [{message}] }`.", from);
  return parts.join("");
}

function readItems(s: Scanner, path: string, keys: Keys, depth: number): readonly Template[] {
  s.take("[");
  s.skipBlank();
  const items: Template[] = [];
  if (s.take("]")) return items;
  for (;;) {
    items.push(readPart(s, `${path}[]`, keys, depth + 1));
    s.skipBlank();
    if (s.take("]")) return items;
    s.expect(",", "`,` or `]`", "Separate items with `,` and close the list with `]`.");
    s.skipBlank();
  }
}

/** `"urn:problem:{code}"` */
function readText(s: Scanner): Template {
  const from = s.pos;
  const parts = readString(s);
  if (parts.every((part) => typeof part === "string")) return parts.join("");
  return {
    text: parts.map((part) =>
      typeof part === "string"
        ? part
        : placeOf(s, part.place.length === 0 ? part.handle : `${part.handle}…`, from),
    ),
  };
}
