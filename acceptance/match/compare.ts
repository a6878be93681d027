import { linearPattern } from "../../generator/linear-pattern.js";
import type { Comparison, Place } from "../../generator/plan.js";
import type { Difference } from "./difference.js";
import { equal, isObject } from "./equal.js";
import { instantOf, orderOfInstants } from "./instant.js";
import { findPlace } from "./place.js";
import { show, showPlace } from "./show.js";

/** Holds one place of a body against a value. What is not there fails every comparison: `absent` says that. */
export function compare(
  body: unknown,
  place: Place,
  comparison: Comparison,
  expected: unknown,
): readonly Difference[] {
  const found = findPlace(body, place);
  const actual = found.present ? found.value : undefined;
  if (found.present && holds(actual, comparison, expected)) return [];
  return [{ place: showPlace(place), says: `expected ${comparison} ${show(expected)}, got ${show(actual)}` }];
}

/** The place holds nothing at all; null is something. */
export function expectAbsent(body: unknown, place: Place): readonly Difference[] {
  const found = findPlace(body, place);
  if (!found.present) return [];
  return [{ place: showPlace(place), says: `expected to be absent, got ${show(found.value)}` }];
}

function holds(actual: unknown, comparison: Comparison, expected: unknown): boolean {
  if (comparison === "=") return equal(actual, expected);
  if (comparison === "!=") return !equal(actual, expected);
  if (comparison === "contains") return holdsPart(actual, expected);
  if (comparison === "matches") return typeof actual === "string" && linearPattern(String(expected))(actual);
  const order = orderOf(actual, expected);
  if (order === null) return false;
  if (comparison === ">") return order > 0;
  if (comparison === "<") return order < 0;
  return comparison === ">=" ? order >= 0 : order <= 0;
}

/** A text contains a text; a list an element that is equal or, if an object, has at least these fields. */
function holdsPart(actual: unknown, expected: unknown): boolean {
  if (typeof actual === "string") return typeof expected === "string" && actual.includes(expected);
  return Array.isArray(actual) && actual.some((item) => atLeast(item, expected));
}

function atLeast(actual: unknown, expected: unknown): boolean {
  if (!isObject(expected)) return equal(actual, expected);
  return (
    isObject(actual) &&
    Object.entries(expected).every(
      ([name, value]) => Object.hasOwn(actual, name) && atLeast(actual[name], value),
    )
  );
}

/** Numbers by size, date-times by instant, other texts by code units; null where two values have no order. */
function orderOf(a: unknown, b: unknown): number | null {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a !== "string" || typeof b !== "string") return null;
  const [first, second] = [instantOf(a), instantOf(b)];
  if (first !== null && second !== null) return orderOfInstants(first, second);
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
