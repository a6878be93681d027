import { CucumberExpression, ParameterTypeRegistry } from "@cucumber/cucumber-expressions";
import fc from "fast-check";
import { expect, test } from "vitest";
import { literalExpression, openExpression } from "../../2-check/steps/step-expression.js";
import { quote } from "../../3-emit/text/literal.js";
import { pendingFileText, pendingSteps } from "./pending-steps.js";
import { modelOf } from "./sample-project.js";

const registry = new ParameterTypeRegistry();
const compile = (expression: string): RegExp => new CucumberExpression(expression, registry).regexp;
const attached = null;

const pendingFor = (...steps: Parameters<typeof modelOf>[1] & object) =>
  pendingSteps(modelOf({ lending: [] }, steps), compile, () => false);

test.each([
  ['the bank says "no" to 3 people', "the bank says {string} to {int} people"],
  ["a 3 m wall/fence (old)", "a {int} m wall\\/fence \\(old\\)"],
  ["version 1.2.3 of x-4 at 50% on 12:30", "version 1.2.3 of x-4 at 50% on 12:30"],
  ['`POST /x { name: "Hat", n: 3 }` is sent', '`POST \\/x \\{ name: "Hat", n: 3 \\}` is sent'],
  ["借书 3 本", "借书 {int} 本"],
])("%s", (text, expression) => {
  expect(openExpression({ text, attached }).expression).toBe(expression);
  expect(compile(expression).test(text)).toBe(true);
});

test("every expression matches the text it was made of", () => {
  const text = fc
    .array(
      fc.oneof(
        fc.constantFrom('"', "`", "\\", "{", "}", "(", ")", "/", " ", "3", "-", "a"),
        fc.string({ unit: "grapheme" }),
      ),
      {
        minLength: 1,
      },
    )
    .map((parts) => parts.join("").replace(/\s+/g, " ").trim())
    .filter((text) => text !== "");
  fc.assert(
    fc.property(text, (text) => {
      for (const make of [literalExpression, openExpression]) {
        const { expression, parameters } = make({ text, attached });
        expect(compile(expression).test(text)).toBe(true);
        expect(new CucumberExpression(expression, registry).match(text)).toHaveLength(parameters.length);
      }
      expect(compile(literalExpression({ text, attached }).expression).test(`${text}x`)).toBe(false);
    }),
    { numRuns: 500 },
  );
});

test("steps that differ in a number are one definition", () => {
  const made = pendingFor({ text: "there are 3 hats" }, { text: "there are 5 hats", phase: "then" });
  expect(made.map(({ keyword, expression }) => [keyword, expression])).toEqual([
    ["Given", "there are {int} hats"],
  ]);
});

test("a definition never reaches for a step that is bound otherwise", () => {
  const bound = { kind: "handwritten", expression: "there are 5 hats", pending: false } as const;
  const made = pendingFor({ text: "there are 3 hats" }, { text: "there are 5 hats", binding: bound });
  expect(made.map(({ expression }) => expression)).toEqual(["there are 3 hats"]);
});

test("nor for one that another definition has taken before it", () => {
  const made = pendingFor({ text: 'a "red" `x` hat' }, { text: "2 hats" }, { text: "hats" });
  for (const { expression } of made) {
    const texts = ['a "red" `x` hat', "2 hats", "hats"].filter((text) => compile(expression).test(text));
    expect(texts).toHaveLength(1);
  }
});

test("a file of them is pending, with tables and texts as parameters", () => {
  const table = { kind: "table", rows: [["a"]] } as const;
  const content = { kind: "text", text: "x" } as const;
  const made = pendingFor(
    { text: "these hats", attached: table },
    { text: "the letter", attached: content, phase: "when" },
    { text: `says "a" and "b${"\u2028"}"`, phase: "then" },
  );
  expect(pendingFileText(made)).toBe(`import { type DataTable, Given, Then, When } from "@cucumber/cucumber";

Given("these hats", async function (_table: DataTable) {
  return "pending";
});

When("the letter", async function (_content: string) {
  return "pending";
});

Then(${quote("says {string} and {string}")}, async function (_text: string, _text2: string) {
  return "pending";
});
`);
});
