import type { Located } from "../../source.js";
import { limits } from "./limits.js";
import { isHandle, patterns } from "./names.js";
import type { Scanner } from "./scanner.js";
import type { CallerSyntax, StepSpan } from "./step-syntax.js";

const callerStart = /@[\p{Ll}\p{Lo}\p{Lm}][\p{L}\p{M}\p{Nd}_]*(?=$|\[|,)/uy;
const counted = /\[\d+/y;
const fix = "Callers are written `@ann`, `@ann, @bob`, `@buyer[20]`, or with roles `@ann[books:read]`.";

export const startsCaller = (s: Scanner): boolean => s.look(callerStart) !== null;

/** `@ann, @buyer[20]` */
export function readCallers(s: Scanner): StepSpan {
  const callers: CallerSyntax[] = [];
  const names = new Set<string>();
  do {
    if (callers.length === limits.callers) s.failBeyond("The number of callers", limits.callers, 0);
    s.skipBlank();
    const start = s.pos;
    const caller = readCaller(s);
    if (names.has(caller.name.value)) s.fail("another caller", `Name \`@${caller.name.value}\` once.`, start);
    names.add(caller.name.value);
    callers.push(caller);
  } while (s.take(","));
  s.expectEnd(fix);
  const total = callers.reduce((sum, caller) => sum + (caller.count ?? 1), 0);
  if (total > limits.callers) s.failBeyond("The number of callers", limits.callers, 0);
  return { kind: "caller", callers };
}

function readCaller(s: Scanner): CallerSyntax {
  s.expect("@", "`@` and a name", fix);
  const from = s.pos;
  const word = s.match(patterns.word);
  if (word === null || !isHandle(word)) return s.fail("a name that begins with a small letter", fix, from);
  const name = s.located(word, from);
  const count = s.look(counted) === null ? null : readCount(s);
  return { name, count, roles: s.take("[") ? readRoles(s) : [] };
}

function readCount(s: Scanner): number {
  s.take("[");
  const digits = s.pos;
  const count = Number(s.match(patterns.integer));
  if (count === 0) s.fail("at least one", fix, digits);
  if (count > limits.callers) s.failBeyond("The number of callers", limits.callers, digits);
  s.expect("]", "`]`", fix);
  return count;
}

/** `books:read books:write` */
function readRoles(s: Scanner): readonly Located<string>[] {
  const roles: Located<string>[] = [];
  do {
    const from = s.pos;
    const role = s.match(patterns.role) ?? s.fail("how many, or a role", fix);
    if (roles.length === limits.rules) s.failBeyond("The number of roles", limits.rules, from);
    roles.push(s.located(role, from));
  } while (s.take(" "));
  s.expect("]", "`]`", fix);
  return roles;
}
