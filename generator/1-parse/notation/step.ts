import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Located, Span } from "../../source.js";
import { nearStep } from "../near/near-step.js";
import { readAnswer, startsAnswer } from "./answer.js";
import { Broken } from "./broken.js";
import { readCallers, startsCaller } from "./caller-syntax.js";
import { readClock, readLevel, readLoad, startsClock, startsLevel, startsLoad } from "./event.js";
import { patterns } from "./names.js";
import { readRequest, startsRequest } from "./request.js";
import { Scanner } from "./scanner.js";
import { placeOf, type SpanText } from "./span-text.js";
import type { StepSpan } from "./step-syntax.js";
import { withoutStrange } from "./strange-characters.js";
import { readString, textParts } from "./string.js";
import { readAbsent, readSame, readTest, startsAbsent, startsSame, startsTest } from "./test.js";
import { readThing, startsThing } from "./thing.js";
import { readValue } from "./value.js";

const objectStart = /\{ ?(?:\}$|(?:[\p{L}_][\p{L}\p{M}\p{Nd}_-]*|"[^"]*") ?:)/uy;
const arrayStart =
  /\[ ?(?:\]$|\.\.\.|[{["\d-]|\{|(?:true|false|null)(?=[ ,\]])|\p{Lu}[\p{L}\p{Nd}_]*(?=[ ,\]]))/uy;

/** The forms in the order in which their first characters are tried; none begins like another. */
const forms: readonly (readonly [(s: Scanner) => boolean, (s: Scanner) => StepSpan])[] = [
  [startsRequest, readRequest],
  [startsAnswer, readAnswer],
  [startsCaller, readCallers],
  [startsThing, readThing],
  [startsLevel, readLevel],
  [startsTest, readTest],
  [startsAbsent, readAbsent],
  [startsSame, readSame],
  [startsPattern, readPattern],
  [(s) => s.look(patterns.header) !== null, readHeader],
  [startsClock, readClock],
  [startsLoad, readLoad],
  [startsText, readText],
];

/** Reads code in a step. Its own first characters say what it is; where it then breaks, that is reported. */
export function readStepSpan(written: SpanText, report: (diagnostic: Diagnostic) => void): Located<StepSpan> {
  const span = withoutStrange(written, isNotation, report);
  const s = new Scanner(span);
  const whole = (value: StepSpan): Located<StepSpan> => s.located(value, 0, span.text.length);
  try {
    return whole(classify(s));
  } catch (broken) {
    if (!(broken instanceof Broken)) throw broken;
    report(broken.diagnostic);
    return unread(placeOf(span, 0, span.text.length));
  }
}

/** What stands in a step that cannot be read, which was reported. */
export const unread = (at: Span): Located<StepSpan> => ({
  value: { kind: "prose", near: null, isReported: true },
  at,
});

/** The code of a step some of which nothing closes: where that leaves nothing to run, the step is what was reported. */
export const withUnclosed = (
  spans: readonly Located<StepSpan>[],
  unclosed: Span | null,
): readonly Located<StepSpan>[] =>
  unclosed === null || spans.some(({ value }) => value.kind !== "caller" && value.kind !== "prose")
    ? spans
    : [...spans, unread(unclosed)];

/** Whether code begins as one of the forms, be it whole or broken. */
const isNotation = (span: SpanText): boolean =>
  ["again", "restart", "kill"].includes(span.text) || forms.some(([starts]) => starts(new Scanner(span)));

function classify(s: Scanner): StepSpan {
  const { text } = s.span;
  if (text === "again") return { kind: "again" };
  if (text === "restart" || text === "kill") return { kind: "power", power: text };
  const form = forms.find(([starts]) => starts(s));
  return form === undefined ? { kind: "prose", near: nearStep(text), isReported: false } : form[1](s);
}

/** An object begins with a key and its colon, an array with a value; `{hat.id}` and `[extra]` are prose. */
function startsPattern(s: Scanner): boolean {
  return s.look(objectStart) !== null || s.look(arrayStart) !== null;
}

/** A text alone; `"id": 5` is a piece of JSON and prose. */
function startsText(s: Scanner): boolean {
  return s.starts('"') && s.look(/"[^"\\]*"(?! *$)/y) === null;
}

function readPattern(s: Scanner): StepSpan {
  const pattern = readValue(s).value;
  s.expectEnd("A code span holds one object or array.");
  return { kind: "pattern", pattern };
}

/** `Idempotency-Key: k1`; the value is what stands behind the colon, references apart. */
function readHeader(s: Scanner): StepSpan {
  const name = s.match(patterns.header) ?? "";
  s.take(":");
  s.skipBlank();
  return { kind: "header", name, value: textParts(s.span.text.slice(s.pos)) };
}

function readText(s: Scanner): StepSpan {
  const parts = readString(s);
  s.expectEnd("A string must be alone in its code span.");
  return { kind: "text", parts };
}
