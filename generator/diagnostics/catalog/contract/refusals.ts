import type { Entries } from "../../entry.js";

/** The error catalogue, its codes, and the shape of what is refused. */
export const refusals = {
  "refusal-without-code": {
    severity: "error",
    message: "{status} is a refusal and needs an error code.",
    hint: "Write a code of the error catalogue after it, such as `409 OUT_OF_STOCK`.",
    example: "refused with `409`",
  },
  "unknown-code": {
    severity: "error",
    message: "The error catalogue has no code `{code}`.{guess}",
    hint: "Add a row with its code, status and message, or correct the name.",
    example: "`409 OUT_OF_STOK`",
  },
  "status-of-code": {
    severity: "error",
    message: "`{code}` is written here with {status}, but its status is {declared}.",
    hint: "A code has one status everywhere; use {declared}.",
    example: "`400 OUT_OF_STOCK` where the catalogue says 409",
  },
  "status-of-error": {
    severity: "error",
    message: "`{code}` has the status {status}; a refusal has one of 400 to 599.",
    hint: "Choose a status from 400 to 599.",
    example: "| `OUT_OF_STOCK` | 209 | |",
  },
  "duplicate-code": {
    severity: "error",
    message: "The code `{code}` is listed twice in the error catalogue.",
    hint: "Keep one row.",
    example: "two rows `OUT_OF_STOCK`",
  },
  "header-never-sent": {
    severity: "error",
    message: "The server gives `{code}` by itself and never sends `{header}:` with it.",
    hint: "Remove the header; with this code the server sends {known}.",
    example: "`400 VALIDATION_FAILED X-Field:`",
  },
  "two-error-shapes": {
    severity: "error",
    message: "Errors are `{name}` here and `{first}` elsewhere.",
    hint: "Every refusal has one shape; name the same in every catalogue.",
    example: "one catalogue under `Problem`, another under `Fault`",
  },
  "error-body-is-no-constant": {
    severity: "error",
    message: "The body written for `{code}` must be a constant.",
    hint: "Use neither references nor made-up things in the error catalogue.",
    example: "| `GONE` | 410 | `{ id: {hat.id} }` |",
  },
  "error-field-nobody-fills": {
    severity: "error",
    message: "`{entity}` requires `{field}`, which the server does not fill in.",
    hint: "Make it optional, use one of the fields that are filled ({known}), or write the whole body of each code that has none: {codes}.",
    example: "an error entity with a required field `colour`",
  },
  "error-field-does-not-fit": {
    severity: "error",
    message: "`{field}` of `{entity}` {problem}: the server cannot fill it.",
    hint: "Change its type or rules, or write the whole body of each code that has none: {codes}.",
    example: "an error entity with a field `errors` of type `map of string[]`",
  },
  "error-body-without-entity": {
    severity: "error",
    message:
      "The body written for `{code}` is not a problem of RFC 9457, which is the form of refusals where no entity is named.",
    hint: "Name the entity of refusals in the text before the table, for example: each is a `Failure`.",
    example: "| `GONE` | 410 | `{ gone: true }` | in a catalogue that names no entity",
  },
  "error-body-does-not-fit": {
    severity: "error",
    message: "The body written for `{code}` is not a valid `{entity}`: {place} {problem}.",
    hint: "Correct the body, or the table of the entity.",
    example: '| `GONE` | 410 | `{ cod: "GONE" }` |',
  },
} as const satisfies Entries;
