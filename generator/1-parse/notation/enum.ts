import type { Literal } from "../../literal.js";
import { isCode } from "../../names/code.js";
import type { Located } from "../../source.js";
import type { Scanner } from "./scanner.js";
import { readString } from "./string.js";
import type { TypeSyntax } from "./type-syntax.js";

const word = /[\p{L}\p{M}\p{Nd}_-]+/uy;
/** A number before two dots begins a range. */
const number = /-?\d+(?:\.\d+)?(?![\d.])/y;
const listFix = 'Part the values of an enum with commas: `"open", "closed"`.';

/** `OPEN, CLOSED`, `"open", 3, true`; null where something else stands here. */
export function readEnum(s: Scanner): TypeSyntax | null {
  const first = readLiteral(s);
  if (first === null) return null;
  const values: Located<Literal>[] = [first];
  const seen = new Set([first.value]);
  for (let next = literalAfterComma(s, seen); next !== null; next = literalAfterComma(s, seen)) {
    seen.add(next.value);
    values.push(next);
  }
  if (s.look(/ ?\\?\| ?["\p{Lu}\d]/uy) !== null) s.fail("`,` and another value", listFix);
  return { kind: "enum", values };
}

const shown = (value: Literal): string => `\`${typeof value === "string" ? value : JSON.stringify(value)}\``;

/** `OPEN`, `"open"`, `3`, `true`; null where something else stands here. */
export function readLiteral(s: Scanner): Located<Literal> | null {
  const from = s.pos;
  if (s.peek() === '"') return s.located(readText(s), from);
  const digits = s.match(number);
  if (digits !== null) return s.located(numberOf(s, digits, from), from);
  const written = s.look(word);
  if (written === null || !(written === "true" || written === "false" || isCode(written))) return null;
  s.pos += written.length;
  return s.located(isCode(written) ? written : written === "true", from);
}

function readText(s: Scanner): string {
  const from = s.pos;
  const parts = readString(s);
  if (parts.some((part) => typeof part !== "string"))
    s.fail("a text without references", "A value of an enum is always the same.", from);
  return parts.join("");
}

function numberOf(s: Scanner, digits: string, from: number): number {
  const value = Number(digits);
  const isExact = Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value);
  if (!isExact) s.fail("a number that fits", "Whole numbers lie within ±(2^53 − 1).", from);
  return value === 0 ? 0 : value;
}

/** `, DONE`; in an inline object `, DONE:` is the next field. */
function literalAfterComma(s: Scanner, seen: ReadonlySet<Literal>): Located<Literal> | null {
  const back = s.pos;
  if (s.take(",")) {
    s.skipBlank();
    const from = s.pos;
    const next = readLiteral(s);
    if (next !== null && s.peek() !== ":" && s.peek() !== "?") {
      if (seen.has(next.value)) s.fail("another value", `Name ${shown(next.value)} once.`, from);
      return next;
    }
  }
  s.pos = back;
  return null;
}
