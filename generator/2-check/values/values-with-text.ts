import type { Field } from "../../model.js";
import { resolved } from "../../resolved-type.js";
import { scalarOf } from "../../scalars/of-type.js";
import type { Scalar } from "../../scalars/scalar.js";

/**
 * Texts that values of a type may have in a path, those first that are likely to hold the given text. Whether the type
 * takes them is not looked at; texts of any form, whose writer decides what they hold, have none.
 */
export function* valuesWithText(field: Field, text: string): Iterable<string> {
  const { type, checks } = resolved(field);
  if (type.kind === "union")
    for (const one of type.alternatives) yield* valuesWithText({ ...field, type: one, checks: [] }, text);
  if (type.kind === "enum") yield* type.values.map(String);
  const scalar = scalarOf(type);
  if (scalar === null || !mayHold(scalar, text)) return;
  const stems = stemsOf(scalar, checks);
  yield* stems;
  for (const stem of stems) yield* withTextOver(stem, text);
  if (scalar.kind !== "number") return;
  const { low, high } = boundsOf(checks);
  for (const number of numbersWithDigits(text, low, high)) yield String(number);
}

/** Whether a value may hold the first letter of a text, so that it is worth the time to look for one with all of it. */
const mayHold = (scalar: Scalar, text: string): boolean =>
  text === "" || (lettersOf(scalar)?.test(text.charAt(0)) ?? false);

function lettersOf(scalar: Scalar): RegExp | null {
  if (scalar.kind === "number") return scalar.letters;
  if (scalar.kind === "text") return scalar.form?.inPath?.letters ?? null;
  return scalar.kind === "boolean" ? /[aeflrstu]/ : null;
}

function stemsOf(scalar: Scalar, checks: Field["checks"]): readonly string[] {
  switch (scalar.kind) {
    case "number":
      return [...wholeNumbers, ...(scalar.isWhole ? [] : fractions), ...bounded(boundsOf(checks))].map(
        String,
      );
    case "boolean":
      return ["true", "false"];
    case "text":
      return scalar.form?.inPath?.texts ?? [];
    case "any":
      return [];
  }
}

const powers = Array.from({ length: 16 }, (_, digits) => 10 ** digits);
const wholeNumbers = [-1, 0, ...powers, ...powers.map((power) => -power)];
const fractions = [
  0.5, -0.5, 1.1111, -1.1111, 1e-7, -1e-7, 1.5e-7, 1e21, -1e21, 1.5e21, 1e100, -1e100, 1e-100, -1e-100,
  1.111111e100, 1.111111e-100,
];

/** The bounds of a range, what is next to them, and what is between. */
function bounded({ low, high }: Bounds): readonly number[] {
  const between = [low + 0.125, high - 0.125, (low + high) / 2];
  const whole = [Math.ceil(low), Math.ceil(low) + 1, Math.floor(high), Math.floor(high) - 1];
  return [low, high, ...whole, ...between].filter(Number.isFinite);
}

interface Bounds {
  readonly low: number;
  readonly high: number;
}

function boundsOf(checks: Field["checks"]): Bounds {
  const ranges = checks.filter((check) => check.kind === "range");
  return {
    low: Math.max(...ranges.map(({ min }) => min ?? Number.NEGATIVE_INFINITY)),
    high: Math.min(...ranges.map(({ max }) => max ?? Number.POSITIVE_INFINITY)),
  };
}

/** The stem with the text at each place in turn, and with each end of the text at its beginning. */
function* withTextOver(stem: string, text: string): Iterable<string> {
  for (let at = 0; at + text.length <= stem.length; at++)
    yield stem.slice(0, at) + text + stem.slice(at + text.length);
  for (let length = 1; length < Math.min(text.length, stem.length); length++)
    yield text.slice(-length) + stem.slice(length);
}

/** Every whole number of so many digits is exact. */
const longest = 15;

/** Whole numbers of a range that have the digits, or an end of them at the beginning, with more digits behind. */
export function* numbersWithDigits(digits: string, low: number, high: number): Iterable<number> {
  if (!/^[0-9]{1,15}$/.test(digits)) return;
  yield* from(Math.max(0, low), digits);
  for (const number of from(Math.max(0, -high), digits)) yield -number;
}

/** For each place of the digits, the least number that is not below another. */
function* from(low: number, digits: string): Iterable<number> {
  for (let places = 1; places + digits.length <= longest; places++) {
    const [unit, turn] = [10 ** places, 10 ** (places + digits.length)];
    const round = Math.floor(low / turn);
    for (const rounds of [round, round + 1])
      yield Math.max(Math.ceil(low), rounds * turn + Number(digits) * unit);
    for (let end = 1; end < digits.length; end++)
      yield Math.max(Math.ceil(low), Number(digits.slice(-end)) * unit);
  }
}
