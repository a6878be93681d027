import type { Comparison } from "../../protocol/expectations.js";
import type { Located } from "../../source.js";
import { patterns } from "./names.js";
import { placeSteps, readRef } from "./ref.js";
import type { Scanner } from "./scanner.js";
import type { StepSpan } from "./step-syntax.js";
import { readValue } from "./value.js";
import type { ValueSyntax } from "./value-syntax.js";

const field = "[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_-]*";
const place = `(?:${field}|\\[\\d{1,9}\\])(?:\\.${field}|\\[\\d{1,9}\\])*`;
const testStart = new RegExp(`${place} (?:!=|>=|<=|=|>|<|contains|matches) (?! )`, "uy");
const absentStart = new RegExp(`${place} absent$`, "uy");
const placeOnly = new RegExp(place, "uy");
const comparisons: readonly Comparison[] = ["!=", ">=", "<=", "=", ">", "<", "contains", "matches"];

/** `totalCents = 250`; behind the sign must stand what can be a value, else it is prose. */
export function startsTest(s: Scanner): boolean {
  const found = s.look(testStart);
  if (found === null) return false;
  const back = s.pos;
  s.pos += found.length;
  const word = s.look(patterns.word);
  const begun =
    word === null ? !s.done : /^[\p{Lu}\p{Lt}\p{Lo}\p{Nd}]|^(?:true|false|null|now|today)$/u.test(word);
  s.pos = back;
  return begun || found.endsWith(" matches ");
}

export const startsAbsent = (s: Scanner): boolean => s.look(absentStart) !== null;
export const startsSame = (s: Scanner): boolean => s.starts("= {");

export function readTest(s: Scanner): StepSpan {
  const where = placeSteps(s.match(placeOnly) ?? "");
  s.take(" ");
  const comparison = comparisons.find((sign) => s.take(`${sign} `)) ?? "=";
  const value = comparison === "matches" ? readPattern(s) : readValue(s);
  s.expectEnd("Write one place, one sign and one value: `totalCents = 250`.");
  return { kind: "test", place: where, comparison, value };
}

/** A pattern runs on to the end of the code. */
function readPattern(s: Scanner): Located<ValueSyntax> {
  const from = s.pos;
  const pattern = s.match(/.+/suy) ?? s.fail("a pattern", "Write what matches: `slug matches ^[a-z-]+$`.");
  return s.located({ kind: "string", parts: [pattern], times: 1 }, from);
}

/** `paidAt absent` */
export const readAbsent = (s: Scanner): StepSpan => ({
  kind: "absent",
  place: placeSteps(s.match(placeOnly) ?? ""),
});

/** `= {first}` */
export function readSame(s: Scanner): StepSpan {
  s.take("= ");
  const from = s.pos;
  const ref = readRef(s) ?? s.fail("a reference", "Name what the body equals: `= {first}`.");
  const located = s.located(ref, from);
  s.expectEnd("One reference is enough.");
  return { kind: "same", ref: located };
}
