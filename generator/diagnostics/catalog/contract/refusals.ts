import type { Entries } from "../../entry.js";

/** The error catalogue, its codes, and the shape of what is refused. */
export const refusals = {
  "refusal-without-code": {
    severity: "warning",
    message: "`{status}` alone is an answer without a body; codes of this status are {codes}.",
    hint: "Write the code behind it, such as `409 OUT_OF_STOCK`, or what the body is, such as `409 Problem`.",
    example: "refused with `409`",
  },
  "unknown-code": {
    severity: "error",
    message: "The error catalogue has no code `{code}`.{guess}",
    hint: "Add a row with its code, status and message, or correct the name.",
    example: "`409 OUT_OF_STOK`",
  },
  "code-renamed": {
    severity: "error",
    message: "`{code}` goes by the name `{name}` here.",
    hint: "Write `{name}`, or remove the arrow that gives it this name.",
    example: "`VALIDATION_FAILED -> INVALID` and elsewhere `400 VALIDATION_FAILED`",
  },
  "two-codes": {
    severity: "error",
    message: "Two arrows give {what} different codes: `{code}` here, and `{other}`.",
    hint: "Keep one; an arrow of an operation named by itself counts before one of `/path*`, and that before `*`.",
    example:
      "`required -> BLANK` on `ANY *` in one requirement, and `required -> MISSING` on `ANY *` in another",
  },
  "unknown-cause": {
    severity: "error",
    message: "`{written}` is nothing that can be wrong with a value.",
    hint: "{fix}",
    example: "`missing -> BLANK`",
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
    message: "The catalogues give errors several bodies, and nothing says which of them these have: {codes}.",
    hint: "Give each of these codes a row in the catalogue whose body it has; a catalogue that names no body of its own says it in the text before its table.",
    example: "two catalogues with a body each, and no row for `VALIDATION_FAILED`",
  },
  "error-template-missing": {
    severity: "error",
    message: "`{entity}` says what the body of an error looks like, and nothing says what fills it.",
    hint: "Write behind the name what fills each field: `{line}`; or write the whole body of each code that has none: {codes}.",
    example: "a catalogue under `Problem`, without an object in code beside the name",
  },
  "code-not-on-the-wire": {
    severity: "info",
    message:
      "The body of `{code}` says neither its code nor its message: of its answers only the status is checked.",
    hint: null,
    example: "a catalogue under `{ ok: false, status: {status} }`",
  },
  "codes-look-alike": {
    severity: "info",
    message:
      "Answers of `{code}` and `{other}` look alike: with status {status}, either is taken for the other.",
    hint: null,
    example: "two rows with one status and one message, where the code does not travel",
  },
  "error-field-does-not-fit": {
    severity: "error",
    message: "The body does not fit `{entity}`: `{field}` {problem}.",
    hint: "Correct what fills it, or the table of the entity; or write the whole body of each code that has none: {codes}.",
    example: "`{ code: {code} }` beside the name of an entity with a required field `colour`",
  },
  "error-body-does-not-fit": {
    severity: "error",
    message: "The body written for `{code}` is not a valid `{entity}`: {place} {problem}.",
    hint: "Correct the body, or the table of the entity.",
    example: '| `GONE` | 410 | `{ cod: "GONE" }` |',
  },
} as const satisfies Entries;
