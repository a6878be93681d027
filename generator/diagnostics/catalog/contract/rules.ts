import type { Entries } from "../../entry.js";

/** The rules of a field, its default and its values. */
export const rules = {
  "rule-does-not-fit": {
    severity: "error",
    message: "The rule `{rule}` does not fit the type of `{field}`: it fits {fits}.",
    hint: "Change the type or remove the rule.",
    example: "| `name` | string | 1..99 |",
  },
  "idle-rule": {
    severity: "error",
    message: "The rule `{rule}` has no effect on {place}: {why}.",
    hint: "Remove it, or write it where it applies.",
    example: "`{id}: integer optional`",
  },
  "opposite-rules": {
    severity: "error",
    message: "`{rule}` and `{other}` cannot both hold for `{field}`.",
    hint: "Keep one of them.",
    example: "| `size` | integer | optional, required |",
  },
  "code-of-no-rule": {
    severity: "error",
    message: "Breaking `{rule}` cannot give `{code}`.",
    hint: "An error of its own has a range, a length, a pattern, `distinct`, `required`, `null`, `type` or `unique`: leave out the arrow and its code.",
    example: "| `name` | string | optional -> TAKEN |",
  },
  "code-never-given": {
    severity: "error",
    message: "Nothing ever gives `{code}`: {why}.",
    hint: "Leave out the arrow and its code; a rule gives its code where a request carries the field and nothing else is wrong with it.",
    example: "| `id` | string | read-only, length 1..9 -> BAD_ID |",
  },
  "empty-range": {
    severity: "error",
    message: "No value of `{field}` lies in {min}..{max}.",
    hint: "Write the smaller bound first; where a field has several ranges or lengths, all of them hold.",
    example: "| `stock` | integer | 9..1 |",
  },
  "pattern-outside-subset": {
    severity: "error",
    message: "The pattern `{pattern}` is outside the portable subset: {fault}.",
    hint: "Patterns mean the same in every language and take time linear in the text: no lookaround, no backreference, no word boundary, no named group.",
    example: "| `id` | string | pattern `(?!a)` |",
  },
  "default-is-no-constant": {
    severity: "error",
    message: "The default of `{field}` must be a constant.",
    hint: "Write a number, a string, true, false, null or a value of the enum.",
    example: "| `size` | integer | default {hat.id} |",
  },
  "default-does-not-fit": {
    severity: "error",
    message: "The default of `{field}` {problem}.",
    hint: "A default must pass the field's own rules.",
    example: "| `size` | integer | 1..9, default 0 |",
  },
  "example-is-no-constant": {
    severity: "error",
    message: "The example of `{field}` must be a constant.",
    hint: "Write a number, a string, true, false, null, a value of the enum, or a list or an object of these.",
    example: "| `size` | integer | example {hat.id} |",
  },
  "example-does-not-fit": {
    severity: "error",
    message: "The example of `{field}` {problem}.",
    hint: "An example must pass the field's own rules.",
    example: "| `size` | integer | 1..9, example 0 |",
  },
  "unknown-value": {
    severity: "error",
    message: "`{value}` is not a value of `{field}`, which has {values}.",
    hint: "Use one of its values, or add this one to the enum.",
    example: "`Order.status: PENDING -> PAID` where the enum has no PENDING",
  },
} as const satisfies Entries;
