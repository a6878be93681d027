import { isCode } from "../../names/code.js";
import { isScalarName } from "../../scalars/scalars.js";
import type { Located } from "../../source.js";
import { limits } from "./limits.js";
import { isEntity } from "./names.js";
import type { Scanner } from "./scanner.js";
import type { TypeSyntax } from "./type-syntax.js";

export const alternativesFix = "Alternatives are parted by ` or `: `Cat or Dog`.";
export const parenthesesFix =
  "Types have no parentheses: give the alternatives a name, `Pet = Cat or Dog`, and write `Pet[]`.";
const enumFix = 'Values of one enum are parted by commas: `"open", "closed"`.';
const replyFix = "A second reply is code of its own: `404 NOT_FOUND`.";

/** A bar, or a comma before another name; in an inline object `, Dog:` is the next field. */
const otherSign =
  /(?: ?\\?\| ?|, ?)(?=[\p{Lu}\p{Lt}][\p{L}\p{M}\p{Nd}]*\p{Ll}[\p{L}\p{M}\p{Nd}]*(?:\[\])*(?:$|[ ,|\\]))/uy;

/** One type, or a union of several: `Cat or Dog`. */
export function readAlternatives(s: Scanner, readOne: () => Located<TypeSyntax>): Located<TypeSyntax> {
  const from = s.pos;
  const first = readOne();
  const alternatives = [first];
  for (;;) {
    if (s.look(otherSign) !== null) s.fail("` or ` and another type", alternativesFix);
    const next = s.pos;
    if (!s.take(" or ")) break;
    if (s.look(/[1-5]\d\d(?: |$)/y) !== null) s.fail("a type", replyFix);
    if (alternatives.length === limits.alternatives)
      s.failBeyond("The number of alternatives", limits.alternatives, from);
    const one = readOne();
    if (alternatives.every(isEnum) && isEnum(one)) s.fail("`,` and another value", enumFix, next);
    alternatives.push(one);
  }
  return alternatives.length === 1 ? first : s.located<TypeSyntax>({ kind: "union", alternatives }, from);
}

/** Quoted text, which may hold anything; then a type that has a name, an object, or values. */
const quoted = /"(?:[^"\\]|\\.)*"/g;
const beginsType = /^(?:\{|map of )|^[\p{L}\p{M}\p{Nd}_-]+(?=[ ,.[]|$)/u;
const isValue = /^(?:""|-?\d[\d.]*|true|false)(?:,|$)/;

/** Whether types that ` or ` parts stand here; values alone, `"paid" or "open"`, are a condition in prose. */
export function startsUnion(s: Scanner): boolean {
  if (!s.span.text.includes(" or ", s.pos)) return false;
  const parts = s.span.text.slice(s.pos).replaceAll(quoted, '""').split(" or ");
  const kinds = parts.map((part) => {
    const word = beginsType.exec(part)?.[0] ?? "";
    if (isValue.test(part) || isCode(word)) return "value";
    return isScalarName(word) || isEntity(word) || word === "{" || word === "map of " ? "type" : "prose";
  });
  return kinds.length > 1 && kinds.includes("type") && !kinds.includes("prose");
}

const isEnum = ({ value }: Located<TypeSyntax>): boolean => value.kind === "enum";
