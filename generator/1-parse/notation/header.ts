import { isScalarName } from "../../scalars/scalars.js";
import type { Located } from "../../source.js";
import type { FactSyntax, HeaderSyntax, NeedSyntax, WaySyntax } from "./fact-syntax.js";
import { isEntity, patterns } from "./names.js";
import { readRef } from "./ref.js";
import { readTypeAndRules, startsRule } from "./rules.js";
import type { Scanner } from "./scanner.js";
import type { RefSyntax } from "./value-syntax.js";

const authorization = /Authorization\??:(?= |$)/y;
const authorizationFix =
  "Write `Authorization: Bearer`, with a role `Authorization: Bearer admin`, `Authorization: OAuth books:read or Key`, or `Authorization: none`.";
const nextRole = / (?!(?:or|and)(?: |$))[^ {]/y;

export const startsAuthorization = (s: Scanner): boolean => s.look(authorization) !== null;
export const startsHeader = (s: Scanner): boolean => s.look(patterns.header) !== null;

/** Whether what stands behind the colon is a type or a rule, and not an example of a value. */
export function headerHasType(s: Scanner): boolean {
  const back = s.pos;
  s.match(patterns.header);
  s.take(":");
  s.skipBlank();
  const word = s.look(/[\p{L}\p{M}\p{Nd}_-]+(?=[ ,[.]|$)/uy);
  const typed = word !== null && (isScalarName(word) || isEntity(word) || word === "map");
  const isTyped = s.done || typed || (startsRule(s) && s.look(/[-\d.]+(?! ?\.\.)(?=$| )/y) === null);
  s.pos = back;
  return isTyped;
}

/** `Idempotency-Key: length 1..255` */
export function readHeader(s: Scanner): HeaderSyntax {
  const from = s.pos;
  const name = s.located(s.match(patterns.header) ?? s.fail("a header", "Write `Name:`."), from);
  s.take(":");
  if (s.done) return { name, value: { type: null, rules: [] } };
  s.skipBlank();
  const value = readTypeAndRules(s);
  s.expectEnd("A header has a type and rules, separated by commas.");
  return { name, value };
}

/** `Authorization: OAuth books:read books:write or Tenant and Key`, `Authorization: none` */
export function readAuthorization(s: Scanner): FactSyntax {
  const needed = !(s.match(authorization) ?? "").includes("?");
  s.take(" ");
  const ways: WaySyntax[] = [];
  do ways.push(readWay(s));
  while (s.take(" or "));
  const token = readToken(s);
  s.expectEnd(authorizationFix);
  if (ways.flat().length === 1 && isNone(s, ways))
    return { kind: "authentication", ways: [], needed: false, token };
  return { kind: "authentication", ways, needed, token };
}

function readWay(s: Scanner): WaySyntax {
  const needs: NeedSyntax[] = [];
  do needs.push(readNeed(s));
  while (s.take(" and "));
  return needs;
}

function readNeed(s: Scanner): NeedSyntax {
  const name = readWord(s, patterns.scheme, "a scheme such as `Bearer`, the name of a credential, or `none`");
  const roles: Located<string>[] = [];
  while (s.look(nextRole) !== null) {
    s.take(" ");
    const sign = s.look(/(?:or|and)(?= |$)/iy)?.toLowerCase();
    if (sign !== undefined) s.fail(`\` ${sign} \``, authorizationFix);
    roles.push(readWord(s, patterns.role, "a role or a scope"));
  }
  return { name, roles };
}

function readWord(s: Scanner, pattern: RegExp, expected: string): Located<string> {
  const from = s.pos;
  const word = s.match(pattern) ?? s.fail(expected, authorizationFix);
  if (/[.:/]$/.test(word))
    s.fail(`${expected}, with a letter or a digit at its end`, authorizationFix, s.pos - 1);
  return s.located(word, from);
}

/** `none` asks for nothing, and so stands alone. */
function isNone(s: Scanner, ways: readonly WaySyntax[]): boolean {
  const [only] = ways.flat();
  if (only?.name.value.toLowerCase() !== "none") return false;
  if (only.name.value !== "none" || only.roles.length > 0)
    s.fail("`none` alone", authorizationFix, s.span.text.indexOf(only.name.value));
  return true;
}

/** ` {user.token}`: where a caller gets it is said where the credential is declared. */
function readToken(s: Scanner): Located<RefSyntax> | null {
  if (!s.starts(" {")) return null;
  s.take(" ");
  const from = s.pos;
  const ref = readRef(s);
  return ref === null ? null : s.located(ref, from);
}
