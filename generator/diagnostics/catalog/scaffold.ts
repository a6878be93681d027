import type { Entries } from "../entry.js";

/** What is said of code that people wrote: their step definitions, and the files that scaffold adds to. */
export const scaffold = {
  "step-pattern-computed": {
    severity: "warning",
    message: "The pattern of this step definition is computed, so it cannot be read.",
    hint: "Write it as a string or a regular expression literal; until then, steps that only it matches count as unbound.",
    example: "Given(phraseFor(hats), fill);",
  },
  "step-pattern-invalid": {
    severity: "error",
    message: "This pattern of a step definition is not valid: {reason}",
    hint: "In a cucumber expression, put a backslash before a `/`, `(` or `{` that is meant literally.",
    example: 'Given("a {colour} hat", wear); // and no parameter type "colour"',
  },
  "step-pattern-slow": {
    severity: "error",
    message: "This pattern takes more than {limit} ms to match the step “{step}”.",
    hint: "Write it without repetitions inside repetitions, such as `(a+)+`, or several `.*` in a row.",
    example: "Given(/^(a+)+$/, count);",
  },
  "phrase-computed": {
    severity: "error",
    message:
      "This step definition returns a text that is no phrase, so that nothing of it is run: expected code in backticks, and nothing inserted but the function's own parameters.",
    hint: "Write the whole text in one place, with code in backticks, and insert parameters alone; or return nothing.",
    example: 'When("all look", () => "they ask: " + "`GET /hats`");',
  },
  "parameter-type-computed": {
    severity: "warning",
    message: "The name or the pattern of this parameter type is computed, so it cannot be read.",
    hint: "Write both as literals; until then, step definitions that use it are left out.",
    example: "defineParameterType({ name: colourName, regexp: /red|blue/ });",
  },
  "parameter-type-invalid": {
    severity: "error",
    message: "This parameter type is not valid: {reason}",
    hint: null,
    example: 'defineParameterType({ name: "int", regexp: /one|two/ }); // there is one called so',
  },
  "step-file-broken": {
    severity: "error",
    message: "This file of step definitions does not parse: {reason}",
    hint: null,
    example: 'Given("a hat", () => {',
  },
  "scaffold-not-extendable": {
    severity: "error",
    message: "Cannot add {missing} here: {reason}.",
    hint: "Paste it where it belongs:\n{snippet}",
    example: "export const orders: OrderManagementHandlers = makeHandlers();",
  },
  "scaffold-orphan": {
    severity: "warning",
    message: "No operation of {capability} is called “{handler}” any more.",
    hint: "Delete this handler, or move what you still need of it; scaffold never removes code.",
    example: "export const orders: OrderManagementHandlers = { async getApiForgotten() { … } };",
  },
} as const satisfies Entries;
