import { dialects } from "@cucumber/gherkin";
import { expect, test } from "vitest";
import { backgroundWords, headingInEnglish, outlineWords } from "./gherkin-words.js";
import { stepKeywords } from "./step-keywords.js";

const all = Object.entries(dialects);
const isEnglish = ([language]: readonly [string, unknown]): boolean => language.startsWith("en");
const english = new Set(
  all.filter(isEnglish).flatMap(([, { background, scenarioOutline }]) => [...background, ...scenarioOutline]),
);
const wordsOf = (part: "background" | "scenarioOutline"): readonly string[] => {
  const words = all.filter((entry) => !isEnglish(entry)).flatMap(([, dialect]) => dialect[part]);
  return [...new Set(words)].filter((word) => !english.has(word)).sort();
};

test("the words of other languages are those of the parser of features", () => {
  expect([...outlineWords].sort()).toEqual(wordsOf("scenarioOutline"));
  expect([...backgroundWords].sort()).toEqual(wordsOf("background"));
});

test("so are the words that begin a step, each once", () => {
  const parts = { GIVEN: "given", WHEN: "when", THEN: "then", AND: "and", BUT: "but" } as const;
  const own = new Set(
    all.filter(isEnglish).flatMap(([, words]) => Object.values(parts).flatMap((part) => words[part])),
  );
  const known = new Set<string>(["* ", ...own]);
  for (const keyword of ["GIVEN", "WHEN", "THEN", "AND", "BUT"] as const) {
    const words = new Set(
      all.flatMap(([, dialect]) => dialect[parts[keyword]]).filter((word) => !known.has(word)),
    );
    expect(stepKeywords[keyword].toSorted()).toEqual([...words].sort());
    for (const word of words) known.add(word);
  }
});

test("a heading in one of them is known in English", () => {
  expect(headingInEnglish("Szenariogrundriss: <n> hats")?.form).toBe("#### Scenario Outline: <n> hats");
  expect(headingInEnglish("hintergrund")).toMatchObject({ form: "#### Background", role: "background" });
  expect(headingInEnglish("Hintergründe")).toBeNull();
});
