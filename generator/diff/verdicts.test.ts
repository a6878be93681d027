import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compareWire } from "./operations.js";
import { compileText, pairs } from "./testing/pairs.js";

interface Difference {
  readonly by: "oasdiff" | "specwright";
  readonly line: string;
  /** The one pair that it is of; all where none is named. */
  readonly pair?: string;
  readonly why: string;
}

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`samples/${name}.json`, import.meta.url), "utf8"));
const { oasdiff, verdicts }: { oasdiff: string; verdicts: Record<string, readonly string[]> } =
  read("verdicts");
const differences: readonly Difference[] = read("differences");

/** What we say of a pair, in the form in which oasdiff's verdicts are recorded. */
function verdictOf({ old, now }: (typeof pairs)[number]): readonly string[] {
  const wire = compareWire(compileText(old).model, compileText(now).model);
  const lines = wire.flatMap(({ id, effect }) => (effect === "editorial" ? [] : [`${effect} ${id}`]));
  return [...new Set(lines)].sort();
}

const explained = (by: Difference["by"], name: string): readonly string[] =>
  differences.filter((one) => one.by === by && (one.pair ?? name) === name).map(({ line }) => line);

describe(`the verdicts of oasdiff ${oasdiff}`, () => {
  it("are of all pairs, forty at least", () => {
    expect(Object.keys(verdicts)).toEqual(pairs.map(({ name }) => name));
    expect(pairs.length).toBeGreaterThanOrEqual(40);
  });

  it.each(pairs)("$name", (pair) => {
    const foreign = explained("oasdiff", pair.name);
    const own = explained("specwright", pair.name);
    const theirs = verdicts[pair.name]?.filter((line) => !foreign.includes(line));
    expect(verdictOf(pair).filter((line) => !own.includes(line))).toEqual(theirs);
  });

  it("no difference is explained that is none", () => {
    const unused = differences.filter(({ by, line, pair: only }) =>
      pairs.every((pair) => {
        const { name } = pair;
        if ((only ?? name) !== name) return true;
        const lines = by === "oasdiff" ? (verdicts[name] ?? []) : verdictOf(pair);
        return !lines.includes(line);
      }),
    );
    expect(unused).toEqual([]);
  });
});
