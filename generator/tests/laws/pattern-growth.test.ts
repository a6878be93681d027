import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPattern } from "../../2-check/patterns/read-pattern.js";
import { anyPattern } from "../../2-check/testing/any-pattern.js";
import { askPython, python } from "../../3-emit/python/testing/python.js";
import { linearPattern } from "../../linear-pattern.js";

const seed = Number(process.env.SEED ?? Date.now());
const numRuns = Number(process.env.PATTERNS ?? 150);

const SHORT = 2_000;
/** An engine that tries every way takes 64 times as long, or for ever. */
const TIMES = 8;

/** Repetitions that JavaScript's own engine shares a text out among in every way. */
const known = [
  "a*a*a*a*b",
  "(a+)+$",
  "(?:a|a)*b",
  "(?:a|ab|b)+c",
  "^(\\w+\\s?)+$",
  "^(?:a{1,30}){1,30}$",
  ".*.*.*.*.*x",
];

const anyCase = fc.record({
  pattern: anyPattern,
  unit: fc.constantFrom("a", "ab", "a-", "1", "a.", " a", "aA1", "-", "ü", "😀a", "\n"),
  end: fc.constantFrom("", "!", "\n", "é"),
});

const cases = [
  ...known.map((pattern) => ({ pattern, unit: "a", end: "!" })),
  ...fc.sample(anyCase, { numRuns, seed }),
].flatMap(({ pattern, unit, end }) => {
  const reading = readPattern(pattern);
  const text = (size: number): string => unit.repeat(size / unit.length) + end;
  const texts = [text(SHORT), text(SHORT * TIMES)] as const;
  return reading.kind === "fault" ? [] : [{ pattern, portable: reading.portable, unit, texts }];
});

/** Seconds of this process alone, so that a busy machine cannot make it fail. */
function timed(ask: () => boolean): readonly [boolean, number] {
  const before = process.cpuUsage();
  const answer = ask();
  return [answer, process.cpuUsage(before).user / 1e6];
}

type Answers = readonly (readonly [boolean, number])[];

const inTypeScript = (): readonly Answers[] =>
  cases.map(({ portable, texts }) => {
    const matches = linearPattern(portable);
    matches("");
    return texts.map((text) => timed(() => matches(text)));
  });

function expectLinear(answers: readonly Answers[]): void {
  for (const [i, [short, long]] of answers.entries()) {
    // Twice what is linear, and the pauses of a process beside it.
    const most = 2 * TIMES * (short?.[1] ?? 0) + 0.3;
    expect(long?.[1], `SEED=${seed}: ${cases[i]?.pattern} on ${cases[i]?.unit}…`).toBeLessThan(most);
  }
}

describe("patterns of the subset", () => {
  it("take time linear in the text in TypeScript", () => {
    expect(cases.length).toBeGreaterThan(numRuns / 3);
    expectLinear(inTypeScript());
  }, 600_000);

  it.skipIf(python === undefined)(
    "take time linear in the text in Python, and match the same",
    () => {
      const answers = askPython(
        "patterns.py",
        cases.map(({ portable, texts }) => [portable, texts]),
      ) as readonly Answers[];
      expectLinear(answers);
      const matched = (all: readonly Answers[]) => all.map((of) => of.map(([matches]) => matches));
      expect(matched(answers)).toEqual(matched(inTypeScript()));
    },
    600_000,
  );
});
