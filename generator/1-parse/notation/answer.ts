import type { Located } from "../../source.js";
import type { ShapeSyntax } from "./fact-syntax.js";
import { isHandle, patterns } from "./names.js";
import { readCode, saysPhrase } from "./reply.js";
import { readCount } from "./request.js";
import type { Scanner } from "./scanner.js";
import { readShape } from "./shape.js";
import type { StepSpan } from "./step-syntax.js";
import { readAlternative } from "./type.js";
import { readValue } from "./value.js";
import type { ValueSyntax } from "./value-syntax.js";

const answerStart = /(?:\d+(?:\.\.\d*)? x )?[1-5]\d\d(?= |$)/y;
const expected = "a Name, an ERROR_CODE, a media type, or what the body holds in braces";
const fix = "An answer is written `201 Order first { status: PAID }`, a refusal `409 OUT_OF_STOCK`.";
const unionFix = "A step names one of the alternatives, which the answer then is: `201 Cat`.";

/** A status and what fits behind it; `404 Not Found` and `200 OK` are words for people. */
export function startsAnswer(s: Scanner): boolean {
  const found = s.look(answerStart);
  if (found === null) return false;
  const back = s.pos;
  s.pos += found.length - 3;
  const rest = s.span.text.slice(s.pos + 3, s.pos + 5);
  const said = rest !== " [" && saysPhrase(s);
  s.pos = back;
  return !said;
}

/** `1..20 x 201 Order first { … }` */
export function readAnswer(s: Scanner): StepSpan {
  const count = readCount(s);
  const status = Number(s.match(/\d{3}/y));
  const answer = {
    kind: "answer",
    count,
    status,
    code: null,
    body: null,
    handle: null,
    pattern: null,
  } as const;
  if (s.done) return answer;
  s.take(" ");
  if (startsPattern(s)) return { ...answer, pattern: readPattern(s) };
  const code = readCode(s);
  const body = code === null ? readShape(s, expected, fix, readAlternative) : null;
  if (s.look(/ or [\p{Lu}\p{Lo}]/uy) !== null) s.fail("one alternative", unionFix);
  const handle = readHandle(s, body);
  const pattern = s.done ? null : readTail(s);
  return { ...answer, code, body, handle, pattern };
}

const startsPattern = (s: Scanner): boolean => s.peek() === "{" || s.peek() === "[";

function readHandle(s: Scanner, body: Located<ShapeSyntax> | null): Located<string> | null {
  const back = s.pos;
  if (body?.value.kind !== "type" || !s.take(" ") || startsPattern(s)) {
    s.pos = back;
    return null;
  }
  const from = s.pos;
  const name = s.match(patterns.word);
  if (name === null || !isHandle(name))
    return s.fail("a name for the answer, or what its body holds", fix, from);
  return s.located(name, from);
}

function readTail(s: Scanner): Located<ValueSyntax> {
  s.expect(" ", "a blank", fix);
  if (!startsPattern(s)) s.fail("what the body holds, or the end of the code", fix);
  return readPattern(s);
}

function readPattern(s: Scanner): Located<ValueSyntax> {
  const pattern = readValue(s);
  s.expectEnd("An answer ends with what its body holds.");
  return pattern;
}
