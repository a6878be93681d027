import type { Literal } from "../../literal.js";
import { isCode } from "../../names/code.js";
import { isScalarName } from "../../scalars/scalars.js";
import type { Located } from "../../source.js";
import { startsUnion } from "./alternatives.js";
import { readLiteral } from "./enum.js";
import type { DerivedChange, FactSyntax } from "./fact-syntax.js";
import { isEntity, patterns } from "./names.js";
import { readTypeAndRules } from "./rules.js";
import type { Scanner } from "./scanner.js";
import { readType } from "./type.js";
import { readFieldName, readName } from "./value.js";

const lifecycle = /[\p{L}\p{M}\p{Nd}]+\.[\p{L}_][\p{L}\p{M}\p{Nd}_-]*: (?:[^ ]+|"[^"]*") ->/uy;
const derived =
  /[\p{L}\p{M}\p{Nd}]+ = (?:partial )?[\p{Lu}\p{Lt}\p{Lo}\p{Lm}][\p{L}\p{M}\p{Nd}]*(?: [-+] |$)/uy;
const named = /[\p{L}\p{M}\p{Nd}]+ = /uy;
const namedFix = "Write `Slug = string length 1..80`: a type, then its rules.";
/** A value, a comma and another value. */
const severalLiterals =
  /(?:"(?:[^"\\]|\\.)*"|[^ ,"]+), ?["\p{Lu}\d-]|(?:"(?:[^"\\]|\\.)*"|[^ ,"]+), ?(?:true|false)/uy;
const derivedFix =
  "Write `ArticlePreview = Article - body`, `Dog = Pet + { barks: boolean }` or `UserPatch = partial User`.";

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
  const isPartial = s.take("partial ");
  const base = readEntityName(s, derivedFix);
  const changes: DerivedChange[] = [];
  for (let change = readChange(s); change !== null; change = readChange(s)) changes.push(change);
  s.expectEnd(derivedFix);
  return { kind: "derived", name, base, isPartial, changes };
}

/** ` - body`, ` + Audit`, ` + { barks: boolean }`; null where none follows. */
function readChange(s: Scanner): DerivedChange | null {
  if (s.take(" - ")) return { kind: "without", field: readName(s) };
  if (!s.take(" + ")) return null;
  if (s.peek() === "{") return { kind: "object", object: readType(s) };
  return { kind: "entity", name: readEntityName(s, derivedFix) };
}

/** `State = "open", "closed"`, `Slug = string length 1..80`; a value alone is a condition in prose: `Status = "paid"`. */
export function startsNamed(s: Scanner): boolean {
  const head = s.look(named);
  if (head === null || !isEntity(head.slice(0, head.indexOf(" ")))) return false;
  const back = s.pos;
  s.pos += head.length;
  const isType = startsType(s);
  s.pos = back;
  return isType;
}

function startsType(s: Scanner): boolean {
  if (startsUnion(s)) return true;
  if (s.look(/["\d-]|(?:true|false)(?=[ ,]|$)/y) !== null) return s.look(severalLiterals) !== null;
  const word = s.look(/[\p{L}\p{M}\p{Nd}_-]+(?=[ ,[.]|$)/uy);
  if (word === null) return s.look(/\{ ?[\p{L}_"]/uy) !== null;
  if (isScalarName(word) || (word === "map" && s.starts("map of "))) return true;
  return isCode(word)
    ? s.look(severalLiterals) !== null
    : isEntity(word) &&
        s.look(/[^ ]+(?:\[\]|\.| (?:(?:length|pattern|nullable)(?=[ ,]|$)|-?\d|\.\.|[<>]))/uy) !== null;
}

/** `Slug = string length 1..80` */
export function readNamed(s: Scanner): FactSyntax {
  const name = readEntityName(s, namedFix);
  s.expect(" = ", "` = `", namedFix);
  const value = readTypeAndRules(s);
  s.expectEnd(namedFix);
  return { kind: "named", name, value };
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
