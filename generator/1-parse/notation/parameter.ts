import type { FactSyntax } from "./fact-syntax.js";
import { patterns } from "./names.js";
import { readTypeAndRules } from "./rules.js";
import type { Scanner } from "./scanner.js";
import { readFieldName, readValue } from "./value.js";

const query = /\?(?=[\p{L}_][\p{L}\p{M}\p{Nd}_-]*(?:$|: | = ))/uy;
const param = /\{[\p{L}_][\p{L}\p{M}\p{Nd}_-]*\}: /uy;
const fix = "After the name come `: ` and a type or rules.";

export const startsQuery = (s: Scanner): boolean => s.look(query) !== null;
export const startsParam = (s: Scanner): boolean => s.look(param) !== null;

/** `?limit: 1..100 = 20` */
export function readQuery(s: Scanner): FactSyntax {
  s.take("?");
  const name = readFieldName(s);
  const value = s.take(": ") ? readTypeAndRules(s) : { type: null, rules: [] };
  const initial = s.take(" = ") ? readValue(s) : null;
  s.expectEnd("A query parameter is written `?limit: 1..100 = 20`.");
  return { kind: "query", name, value, initial };
}

/** `{id}: integer` */
export function readParam(s: Scanner): FactSyntax {
  s.take("{");
  const from = s.pos;
  const name = s.located(s.match(patterns.field) ?? s.fail("a name", fix), from);
  s.expect("}: ", "`}: `", fix);
  const value = readTypeAndRules(s);
  s.expectEnd(fix);
  return { kind: "param", name, value };
}
