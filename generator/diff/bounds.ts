import type { Field } from "../model.js";
import type { Report } from "./wire-change.js";

export type Side = "request" | "response";

/** The same rules of a value in one row. */
interface Bounds {
  readonly max: number | null;
  readonly min: number | null;
  readonly maxSize: number | null;
  readonly minSize: number | null;
  readonly exclusive: string;
  readonly pattern: string;
  readonly distinct: boolean;
}

/** Reports how the rules of a value changed: what a request may send less of, or an answer may hold more of, is breaking. */
export function compareBounds(
  old: Field["checks"],
  now: Field["checks"],
  { prefix, side, place, sized }: BoundsPlace,
  report: Report,
): void {
  const [was, is] = [boundsOf(old), boundsOf(now)];
  const say = (id: string, isTighter: boolean, a: unknown, b: unknown): void =>
    report(
      `${prefix}-${id}`,
      isTighter === (side === "request") ? "breaking" : "compatible",
      place,
      `${a ?? "none"} → ${b ?? "none"}`,
    );
  const compare = (word: string, a: number | null, b: number | null, isUpper: boolean): void => {
    if (a === b) return;
    if (a === null) {
      say(`${word}-set`, true, a, b);
      return;
    }
    if (b === null) {
      say(`${word}-unset`, false, a, b);
      return;
    }
    say(`${word}-${b > a ? "increased" : "decreased"}`, b > a !== isUpper, a, b);
  };
  compare("max", was.max, is.max, true);
  compare("min", was.min, is.min, false);
  compare(`max-${sized}`, was.maxSize, is.maxSize, true);
  compare(`min-${sized}`, was.minSize, is.minSize, false);
  if (was.max === is.max && was.min === is.min && was.exclusive !== is.exclusive)
    report(`${prefix}-exclusive-bound-changed`, "breaking", place);
  if (was.distinct !== is.distinct)
    say(`unique-items-${is.distinct ? "set" : "unset"}`, is.distinct, was.distinct, is.distinct);
  if (was.pattern === is.pattern) return;
  if (was.pattern === "") {
    say("pattern-added", true, null, is.pattern);
    return;
  }
  if (is.pattern === "") {
    say("pattern-removed", false, was.pattern, null);
    return;
  }
  // Which of two patterns takes more is not known, so that either side may be surprised.
  report(`${prefix}-pattern-changed`, "breaking", place, `${was.pattern} → ${is.pattern}`);
}

export interface BoundsPlace {
  /** `request-property`, `response-body`, … */
  readonly prefix: string;
  readonly side: Side;
  readonly place: string;
  /** What a size counts. */
  readonly sized: "length" | "items";
}

/** Several rules of one kind hold together, so the narrowest counts. */
function boundsOf(checks: Field["checks"]): Bounds {
  const ranges = checks.filter((check) => check.kind === "range");
  const lengths = checks.filter((check) => check.kind === "length");
  const patterns = checks.flatMap((check) => (check.kind === "pattern" ? [check.pattern] : []));
  return {
    max: least(ranges.map(({ max }) => max)),
    min: greatest(ranges.map(({ min }) => min)),
    maxSize: least(lengths.map(({ max }) => max)),
    // None is shorter than nothing.
    minSize: greatest(lengths.map(({ min }) => min)) || null,
    exclusive: JSON.stringify(ranges.map(({ exclusiveMax, exclusiveMin }) => [exclusiveMax, exclusiveMin])),
    pattern: patterns.join(" and "),
    distinct: checks.some(({ kind }) => kind === "distinct"),
  };
}

const known = (values: readonly (number | null)[]): readonly number[] =>
  values.filter((value) => value !== null);
const least = (values: readonly (number | null)[]): number | null =>
  known(values).reduce<number | null>((a, b) => (a === null || b < a ? b : a), null);
const greatest = (values: readonly (number | null)[]): number | null =>
  known(values).reduce<number | null>((a, b) => (a === null || b > a ? b : a), null);
