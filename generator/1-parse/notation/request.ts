import { methods } from "../../protocol/methods.js";
import { limits } from "./limits.js";
import { isEntity, patterns } from "./names.js";
import type { Scanner } from "./scanner.js";
import type { Count, StepSpan } from "./step-syntax.js";
import { textParts } from "./string.js";
import { readValue } from "./value.js";
import type { TextPart } from "./value-syntax.js";

const requestStart = new RegExp(`(?:\\d+(?:\\.\\.\\d*)? x )?(?:${methods.join("|")}) (?=/)`, "y");
const bodyFix =
  "The body is an object, an array, or an entity: `POST /x { a: 1 }`, `POST /x NewOrder - userId`.";

export const startsRequest = (s: Scanner): boolean => s.look(requestStart) !== null;

/** `20 x POST /api/orders { … }` */
export function readRequest(s: Scanner): StepSpan {
  const times = readTimes(s);
  const word = s.match(/[A-Z]+/y);
  const method = methods.find((name) => name === word) ?? s.fail("a method", bodyFix);
  s.take(" ");
  const from = s.pos;
  const path = s.located(readPath(s), from);
  if (s.done) return { kind: "request", times, method, path, body: null };
  s.skipBlank();
  const next = s.look(patterns.word);
  const begun = s.peek() === "{" || s.peek() === "[" || (next !== null && isEntity(next));
  if (!begun) s.fail("a body or the end of the code", bodyFix);
  const body = readValue(s);
  s.expectEnd("A request has one body; end the code after it.");
  return { kind: "request", times, method, path, body };
}

function readTimes(s: Scanner): number {
  const from = s.pos;
  const count = readCount(s);
  if (count === null) return 1;
  if (count.min !== count.max || count.min === 0) {
    return s.fail("how often, such as `20 x`", "A request is sent an exact number of times.", from);
  }
  return count.min;
}

/** `19 x `, `1..20 x `, `1.. x `; null where no count stands. */
export function readCount(s: Scanner): Count | null {
  const from = s.pos;
  const found = /^(\d+)(\.\.)?(\d*) x $/.exec(s.match(/\d+(?:\.\.\d*)? x /y) ?? "");
  if (found === null) return null;
  const min = Number(found[1]);
  const max = found[2] === undefined ? min : found[3] === "" ? null : Number(found[3]);
  if (min > limits.repetitions || (max ?? 0) > limits.repetitions) {
    s.failBeyond("Repetition", limits.repetitions, from);
  }
  if (max !== null && max < min) s.fail("an increasing count", `Write \`${max}..${min} x\`.`, from);
  return { min, max };
}

/** Up to the next blank; what stands in braces is a reference. */
function readPath(s: Scanner): readonly TextPart[] {
  const from = s.pos;
  const written = s.match(/[^ ]+/y) ?? "";
  const parts = textParts(written);
  const brace = parts.findIndex((part) => typeof part === "string" && /[{}]/.test(part));
  if (brace !== -1) {
    const at = from + written.search(/\{(?![\p{L}][\p{L}\p{M}\p{Nd}_.[\]-]*\})|\}$|\}/u);
    s.fail("a reference such as `{hat.id}`", "Write no space and no colon inside the braces.", at);
  }
  return parts;
}
