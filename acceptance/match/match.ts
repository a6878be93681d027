import type { Pattern, Place } from "../../generator/plan.js";
import { type Difference, differs } from "./difference.js";
import { equal, isObject } from "./equal.js";
import { show, showPlace } from "./show.js";

/** What a pattern's leaf stands for now: references are looked up, texts put together. */
export type Evaluate = (leaf: Leaf) => unknown;
export type Leaf = Exclude<Pattern, { readonly kind: "object" | "array" }>;
type Item = Extract<Pattern, { readonly kind: "array" }>["items"][number];

/** Holds a body against a pattern and names every place where it differs: objects at least, arrays exactly. */
export function match(
  pattern: Pattern,
  actual: unknown,
  evaluate: Evaluate,
  place: Place = [],
): readonly Difference[] {
  if (pattern.kind === "object") return matchObject(pattern.fields, actual, evaluate, place);
  if (pattern.kind === "array") return matchArray(pattern.items, actual, evaluate, place);
  if (pattern.kind === "distinct") return matchDistinct(pattern, actual, place);
  const expected = evaluate(pattern);
  return equal(expected, actual) ? [] : [differs(place, expected, actual)];
}

function matchObject(
  fields: readonly { readonly name: string; readonly value: Pattern }[],
  actual: unknown,
  evaluate: Evaluate,
  place: Place,
): readonly Difference[] {
  if (!isObject(actual))
    return [{ place: showPlace(place), says: `expected an object, got ${show(actual)}` }];
  return fields.flatMap(({ name, value }) => {
    const own = Object.hasOwn(actual, name) ? Reflect.get(actual, name) : undefined;
    return match(value, own, evaluate, [...place, name]);
  });
}

function matchArray(
  items: readonly Item[],
  actual: unknown,
  evaluate: Evaluate,
  place: Place,
): readonly Difference[] {
  if (!Array.isArray(actual))
    return [{ place: showPlace(place), says: `expected a list, got ${show(actual)}` }];
  const parts = splitAtRests(items);
  const [first = [], ...others] = parts;
  if (others.length === 0) return matchExactly(first, actual, evaluate, place);
  const last = others.pop() ?? [];
  const fixed = first.length + last.length;
  if (actual.length < fixed) return [counts(place, `at least ${fixed}`, actual.length)];
  const end = actual.length - last.length;
  return [
    ...matchRun(first, actual, 0, evaluate, place),
    ...matchInOrder(others, actual, first.length, end, evaluate, place),
    ...matchRun(last, actual, end, evaluate, place),
  ];
}

/** The runs of patterns between the rests. */
function splitAtRests(items: readonly Item[]): Pattern[][] {
  const runs: Pattern[][] = [[]];
  for (const item of items) {
    if (item.kind === "rest") runs.push([]);
    else runs.at(-1)?.push(item);
  }
  return runs;
}

function matchExactly(
  run: readonly Pattern[],
  actual: readonly unknown[],
  evaluate: Evaluate,
  place: Place,
): Difference[] {
  const common = run.slice(0, actual.length);
  const differences = matchRun(common, actual, 0, evaluate, place);
  return run.length === actual.length
    ? differences
    : [counts(place, `${run.length}`, actual.length), ...differences];
}

function matchRun(
  run: readonly Pattern[],
  actual: readonly unknown[],
  at: number,
  evaluate: Evaluate,
  place: Place,
): Difference[] {
  return run.flatMap((pattern, i) => match(pattern, actual[at + i], evaluate, [...place, at + i]));
}

/** Runs between two rests stand anywhere, in order; taking each as early as possible leaves most room for the next. */
function matchInOrder(
  runs: readonly Pattern[][],
  actual: readonly unknown[],
  from: number,
  end: number,
  evaluate: Evaluate,
  place: Place,
): readonly Difference[] {
  let at = from;
  for (const run of runs) {
    let found = at;
    while (found + run.length <= end && matchRun(run, actual, found, evaluate, place).length > 0) found += 1;
    if (found + run.length > end) {
      const wanted = run.map((pattern) => describe(pattern, evaluate)).join(", ");
      return [{ place: showPlace(place), says: `expected somewhere ${wanted}, got ${show(actual)}` }];
    }
    at = found + run.length;
  }
  return [];
}

function matchDistinct(
  pattern: { before: string; after: string },
  actual: unknown,
  place: Place,
): readonly Difference[] {
  const { before, after } = pattern;
  const fits = typeof actual === "string" && actual.startsWith(before) && actual.endsWith(after);
  if (fits && /^\d+$/.test(actual.slice(before.length, actual.length - after.length))) return [];
  return [differs(place, `${before}…${after}`, actual)];
}

function counts(place: Place, expected: string, actual: number): Difference {
  return {
    place: showPlace(place),
    says: `expected ${expected} ${expected === "1" ? "item" : "items"}, got ${actual}`,
  };
}

/** A pattern as one would write it. */
function describe(pattern: Pattern, evaluate: Evaluate): string {
  if (pattern.kind === "object") {
    return `{ ${pattern.fields.map((field) => `${field.name}: ${describe(field.value, evaluate)}`).join(", ")} }`;
  }
  if (pattern.kind === "array") {
    return `[${pattern.items.map((item) => (item.kind === "rest" ? "..." : describe(item, evaluate))).join(", ")}]`;
  }
  return pattern.kind === "distinct" ? show(`${pattern.before}…${pattern.after}`) : show(evaluate(pattern));
}
