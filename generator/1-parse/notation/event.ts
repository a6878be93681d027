import type { Measure } from "../../protocol/expectations.js";
import { readDuration } from "./duration.js";
import { limits } from "./limits.js";
import { patterns } from "./names.js";
import type { Scanner } from "./scanner.js";
import type { StepSpan } from "./step-syntax.js";

const clockFix = "Time passes as `after 30 min`; the units are s, min, h and days.";
const loadFix = "A load is written `50/s` or `50/s for 10s`.";
const levelFix = "A level is written `p99 < 100ms` or `errors < 1%`.";
const levelStart = /(?:p50|p90|p95|p99|errors) < \d+(?:\.\d+)? ?(?:ms|s|%)/y;
const measures: readonly Measure[] = ["p50", "p90", "p95", "p99", "errors"];

export const startsClock = (s: Scanner): boolean => s.look(/after \d/y) !== null;
export const startsLoad = (s: Scanner): boolean => s.look(/\d+\/s(?= |$)/y) !== null;
export const startsLevel = (s: Scanner): boolean => s.look(levelStart) !== null;

/** `after 30 min` */
export function readClock(s: Scanner): StepSpan {
  s.take("after ");
  const seconds = readDuration(s, clockFix);
  s.expectEnd(clockFix);
  return { kind: "clock", seconds };
}

/** `50/s for 10s` */
export function readLoad(s: Scanner): StepSpan {
  const perSecond = Number(s.match(patterns.integer));
  if (perSecond === 0) s.fail("at least one a second", loadFix, 0);
  if (perSecond > limits.perSecond) s.failBeyond("The load per second", limits.perSecond, 0);
  s.take("/s");
  if (s.done) return { kind: "load", perSecond, seconds: null };
  s.expect(" for ", "` for ` and how many seconds", loadFix);
  const from = s.pos;
  const length = Number(s.match(patterns.integer) ?? s.fail("how many seconds", loadFix));
  if (length === 0) s.fail("at least one second", loadFix, from);
  if (length > limits.seconds) s.failBeyond("The length of a load in seconds", limits.seconds, from);
  s.expect("s", "`s`", loadFix);
  s.expectEnd(loadFix);
  return { kind: "load", perSecond, seconds: length };
}

/** `p99 < 100ms`, `errors < 1%` */
export function readLevel(s: Scanner): StepSpan {
  const measure = measures.find((name) => s.take(`${name} < `)) ?? s.fail("a measure", levelFix);
  const value = Number(s.match(patterns.decimal));
  s.skipBlank();
  const at = s.pos;
  const unit = s.match(/ms|s|%/y);
  if ((unit === "%") !== (measure === "errors")) {
    s.fail(measure === "errors" ? "`%`" : "`ms` or `s`", levelFix, at);
  }
  s.expectEnd(levelFix);
  const scale = unit === "%" ? 0.01 : unit === "s" ? 1000 : 1;
  return { kind: "level", measure, below: value * scale };
}
