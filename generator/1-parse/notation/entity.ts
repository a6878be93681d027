import type { Literal } from "../../literal.js";
import type { Located } from "../../source.js";
import { readLiteral } from "./enum.js";
import type { FactSyntax } from "./fact-syntax.js";
import { isEntity, patterns } from "./names.js";
import type { Scanner } from "./scanner.js";
import { readFieldName } from "./value.js";

const lifecycle = /[\p{L}\p{M}\p{Nd}]+\.[\p{L}_][\p{L}\p{M}\p{Nd}_-]*: (?:[^ ]+|"[^"]*") ->/uy;
const derived = /[\p{L}\p{M}\p{Nd}]+ = [\p{Lu}\p{Lt}\p{Lo}\p{Lm}][\p{L}\p{M}\p{Nd}]*(?: - |$)/uy;
const derivedFix = "Write `ArticlePreview = Article - body`.";

export const startsLifecycle = (s: Scanner): boolean => s.look(lifecycle) !== null;
export const startsDerived = (s: Scanner): boolean => s.look(derived) !== null;

/** `Order.status: PENDING_PAYMENT -> PAID` */
export function readLifecycle(s: Scanner): FactSyntax {
  const fix = "Write one transition in each code span: `Order.status: PENDING -> PAID`.";
  const entity = readEntityName(s, fix);
  s.expect(".", "a field", fix);
  const field = readFieldName(s);
  s.expect(": ", "`: `", fix);
  const from = readState(s, fix);
  s.expect(" -> ", "` -> `", fix);
  const to = readState(s, fix);
  s.expectEnd(fix);
  return { kind: "lifecycle", entity, field, from, to };
}

/** `ArticlePreview = Article - body` */
export function readDerived(s: Scanner): FactSyntax {
  const name = readEntityName(s, derivedFix);
  s.expect(" = ", "` = `", derivedFix);
  const base = readEntityName(s, derivedFix);
  const without: Located<string>[] = [];
  while (s.take(" - ")) without.push(readFieldName(s));
  s.expectEnd(derivedFix);
  return { kind: "derived", name, base, without };
}

/** `Order` */
export function readEntityName(s: Scanner, fix: string): Located<string> {
  const from = s.pos;
  const word = s.match(patterns.word);
  if (word === null || !isEntity(word)) return s.fail("a Name", fix, from);
  return s.located(word, from);
}

/** `PAID` or `"paid"` */
function readState(s: Scanner, fix: string): Located<Literal> {
  return readLiteral(s) ?? s.fail("a value of the enum", fix);
}
