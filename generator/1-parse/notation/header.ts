import { isScalarName } from "../../scalars/scalars.js";
import type { FactSyntax, HeaderSyntax } from "./fact-syntax.js";
import { isEntity, patterns } from "./names.js";
import { readRef } from "./ref.js";
import { readTypeAndRules, startsRule } from "./rules.js";
import type { Scanner } from "./scanner.js";

const authorization = /Authorization\??:(?= |$)/y;
const authorizationFix =
  "Write `Authorization: Bearer`, with a role `Authorization: Bearer admin`, or `Authorization: none`.";

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

/** `Authorization: Bearer admin {user.token}`, `Authorization: none` */
export function readAuthorization(s: Scanner): FactSyntax {
  const needed = !(s.match(authorization) ?? "").includes("?");
  s.take(" ");
  const scheme = s.match(patterns.token) ?? s.fail("a scheme such as `Bearer`, or `none`", authorizationFix);
  if (scheme.endsWith(".")) s.fail("the end of the scheme", authorizationFix, s.pos - 1);
  if (scheme !== "none" && scheme.toLowerCase() === "none")
    s.fail("`none`", authorizationFix, s.pos - scheme.length);
  if (scheme === "none") {
    s.expectEnd(authorizationFix);
    return { kind: "authentication", scheme: null, role: null, needed: false, token: null };
  }
  const role = s.take(" ") && s.peek() !== "{" ? readRole(s) : null;
  if (role !== null) s.take(" ");
  const from = s.pos;
  const ref = readRef(s);
  s.expectEnd(authorizationFix);
  const token = ref === null ? null : s.located(ref, from);
  return { kind: "authentication", scheme, role, needed, token };
}

function readRole(s: Scanner): string {
  const role = s.match(patterns.token) ?? s.fail("a role, or `{user.token}`", authorizationFix);
  return role.endsWith(".") ? s.fail("the end of the role", authorizationFix, s.pos - 1) : role;
}
