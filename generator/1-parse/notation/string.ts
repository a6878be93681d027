import { readRef, refAt } from "./ref.js";
import type { Scanner } from "./scanner.js";
import type { TextPart } from "./value-syntax.js";

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};
const hex = /[0-9a-fA-F]{4}/y;

/** `"cart of {ann.id}"`, with the escapes of JSON; the scanner stands on the opening quote. */
export function readString(s: Scanner): readonly TextPart[] {
  const open = s.pos;
  s.take('"');
  const parts: TextPart[] = [];
  let text: string[] = [];
  while (!s.done) {
    const char = s.peek();
    if (char === '"') {
      s.pos++;
      return withText(parts, text);
    }
    const ref = char === "{" ? readRef(s) : null;
    if (ref !== null) {
      parts.push(...withText([], text), ref);
      text = [];
    } else if (char === "\\") text.push(readEscape(s));
    else {
      text.push(char);
      s.pos++;
    }
  }
  return s.fail('a closing `"`', 'Close the text with a `"`.', open);
}

function readEscape(s: Scanner): string {
  const at = s.pos++;
  const char = s.peek();
  s.pos++;
  const known = Object.hasOwn(escapes, char) ? escapes[char] : undefined;
  if (known !== undefined) return known;
  const digits = char === "u" ? s.match(hex) : null;
  if (digits !== null) return String.fromCharCode(Number.parseInt(digits, 16));
  return s.fail("an escape of JSON", "Write a backslash in a text as two of them.", at);
}

const withText = (parts: readonly TextPart[], text: readonly string[]): readonly TextPart[] =>
  text.length === 0 ? parts : [...parts, text.join("")];

/** Text without quotes in which references may stand: a path, the value of a header. */
export function textParts(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (let at = text.indexOf("{"); at !== -1; at = text.indexOf("{", at)) {
    const found = refAt(text, at);
    if (found === null) at++;
    else {
      if (at > from) parts.push(text.slice(from, at));
      parts.push(found.ref);
      at += found.length;
      from = at;
    }
  }
  return from < text.length ? [...parts, text.slice(from)] : parts;
}
