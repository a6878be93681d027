import type { Entries } from "../../entry.js";

/** What was read from prose, and what is nearly a fact. */
export const meant = {
  "inferred-fact": {
    severity: "info",
    message: "Read from prose: `{fact}`.",
    hint: "Write it in code to make it part of the contract; with `specwright:` in openspec/config.yaml prose is never read.",
    example: "The endpoint POST /hats answers with status 201.",
  },
  "miswritten-fact": {
    severity: "error",
    message: "`{written}` is not a fact of the contract: expected `{near}`.",
    hint: "Write `{near}`, or remove the backticks if it is for readers only.",
    example: "The system SHALL answer `PSOT /hats Hat` with `201 Hat`.",
  },
  "misspelt-name": {
    severity: "error",
    message: "`{name}` is declared here but never used; `{used}` is used instead.",
    hint: "Write `{used}` here, or `{name}` where it is used.",
    example: "`Hatt` and a table of its fields, where all else says `Hat`",
  },
  "misspelt-path": {
    severity: "error",
    message: "No scenario calls `{name}`, which is declared only here; elsewhere it is written `{used}`.",
    hint: "Write `{used}` here, or correct the other place.",
    example: "`GET /hatts` with `200 Hat[]`, where scenarios ask `GET /hats`",
  },
  "near-miss": {
    severity: "warning",
    message: "This is nearly {near}, but is read as prose.",
    hint: "Correct it if it is meant as part of the contract; otherwise it may stay, and a step with it needs a step definition.",
    example: "`GET api/hats`",
  },
} as const satisfies Entries;
