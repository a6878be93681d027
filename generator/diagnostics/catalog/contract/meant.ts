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
    message: "`{written}` is no fact of the contract: expected `{near}`.",
    hint: "Write `{near}`, or take the ticks away where it is meant for people.",
    example: "The system SHALL answer `PSOT /hats Hat` with `201 Hat`.",
  },
  "misspelt-name": {
    severity: "error",
    message: "`{name}` is declared here and named nowhere; `{used}` is named in its place.",
    hint: "Write `{used}` here, or `{name}` where it is used.",
    example: "`Hatt` and a table of its fields, where all else says `Hat`",
  },
  "misspelt-path": {
    severity: "error",
    message: "No scenario asks `{name}`, which is declared here alone; `{used}` is named elsewhere.",
    hint: "Write `{used}` here, or mend the other place.",
    example: "`GET /hatts` with `200 Hat[]`, where scenarios ask `GET /hats`",
  },
  "near-miss": {
    severity: "warning",
    message: "This is nearly {near}, but is read as prose.",
    hint: "Mend it if the contract is meant; else it may stay, and a step with it needs a step definition.",
    example: "`GET api/hats`",
  },
} as const satisfies Entries;
