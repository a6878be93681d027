import { limits } from "./limits.js";
import { isHandle, patterns } from "./names.js";
import type { Scanner } from "./scanner.js";
import type { CallerSyntax, StepSpan } from "./step-syntax.js";

const callerStart = /@[\p{Ll}\p{Lo}\p{Lm}][\p{L}\p{M}\p{Nd}_]*(?=$|\[|,)/uy;
const fix = "Callers are written `@ann`, `@ann, @bob` or `@buyer[20]`.";

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
  if (!s.take("[")) return { name, count: null };
  const digits = s.pos;
  const count = Number(s.match(patterns.integer) ?? s.fail("how many", fix));
  if (count === 0) s.fail("at least one", fix, digits);
  if (count > limits.callers) s.failBeyond("The number of callers", limits.callers, digits);
  s.expect("]", "`]`", fix);
  return { name, count };
}
