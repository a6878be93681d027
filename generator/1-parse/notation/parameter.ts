import type { FactSyntax } from "./fact-syntax.js";
import { patterns } from "./names.js";
import { readTypeAndRules } from "./rules.js";
import type { Scanner } from "./scanner.js";
import type { TypeSyntax } from "./type-syntax.js";
import { readName, readValue } from "./value.js";

const query = /\?(?=(?:[\p{L}_][\p{L}\p{M}\p{Nd}_-]*|"[^"]*")(?:$|: | = ))/uy;
const param = /\{[\p{L}_][\p{L}\p{M}\p{Nd}_-]*\}: /uy;
const fix = "After the name come `: ` and a type or rules.";

export const startsQuery = (s: Scanner): boolean => s.look(query) !== null;
export const startsParam = (s: Scanner): boolean => s.look(param) !== null;

/** `?limit: 1..100 = 20` */
export function readQuery(s: Scanner): FactSyntax {
  s.take("?");
  const name = readName(s);
  const value = s.take(": ") ? readTypeAndRules(s) : { type: null, rules: [] };
  failAtLoneNumber(s, name.value, value.type?.value);
  const initial = s.take(" = ") ? readValue(s) : null;
  s.expectEnd("A query parameter is written `?limit: 1..100 = 20`.");
  return { kind: "query", name, value, initial };
}

export const startsQueryRest = (s: Scanner): boolean => s.starts("?...") || s.starts("?…");

/** `?...` */
export function readQueryRest(s: Scanner): FactSyntax {
  if (!s.take("?...")) s.fail("`?...`", "Write three dots: `?...`.", s.pos + 1);
  s.expectEnd("`?...` stands for all other query parameters, of any values.");
  return { kind: "query-rest" };
}

/** `?limit: 20`: a default was meant, or the end of a range. */
function failAtLoneNumber(s: Scanner, name: string, type: TypeSyntax | undefined): void {
  if (type?.kind !== "enum") return;
  const [only, ...others] = type.values;
  if (typeof only?.value !== "number" || others.length > 0) return;
  const written = String(only.value);
  const at = s.span.text.indexOf(": ") + 2;
  s.fail(
    "a type, a range or several values",
    `A default is written \`?${name} = ${written}\`, a range \`?${name}: 1..${written}\`.`,
    at,
  );
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
