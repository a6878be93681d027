import type { Entries } from "../../entry.js";

/** What an operation answers where it does not refuse. */
export const replies = {
  "body-not-allowed": {
    severity: "error",
    message: "{status} has no body.",
    hint: "Write the status alone, or use 200.",
    example: "`204 Order`",
  },
  "body-of-head": {
    severity: "error",
    message: "An answer to `{operation}` has no body, whatever its status.",
    hint: "Write `{status}` alone, or use GET.",
    example: "`HEAD /hats` with `200 Hat[]`",
  },
  "interim-status": {
    severity: "error",
    message: "{status} is not the answer to a request: the server sends another one after it.",
    hint: "Write the status of the final answer, such as 200.",
    example: "`GET /hats` with `100 Hat`",
  },
  "media-range": {
    severity: "error",
    message: "`{media}` is not a media type that {what} can have.",
    hint: "Write one, such as `image/png`; what a request sends may be all of a kind, `image/*`.",
    example: "`GET /hats/{id}` with `200 image/*`",
  },
  "two-replies": {
    severity: "error",
    message: "`{operation}` answers {status} with two different bodies.",
    hint: "Keep one, or use two statuses.",
    example: "`200 Hat` and elsewhere `200 Hat[]`",
  },
  "inferred-reply": {
    severity: "warning",
    message: "No requirement says what `{operation}` answers; read as `{status}`.",
    hint: "Write the reply in code after the operation, such as `200 Order`.",
    example: "The endpoint `GET /hats` lists hats.",
  },
} as const satisfies Entries;
