import { dialects } from "@cucumber/gherkin";
import { expect, test } from "vitest";
import { backgroundWords, headingInEnglish, outlineWords } from "./gherkin-words.js";

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

test("a heading in one of them is known in English", () => {
  expect(headingInEnglish("Szenariogrundriss: <n> hats")?.form).toBe("#### Scenario Outline: <n> hats");
  expect(headingInEnglish("hintergrund")).toMatchObject({ form: "#### Background", role: "background" });
  expect(headingInEnglish("Hintergründe")).toBeNull();
});
