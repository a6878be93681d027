import type { Entries } from "../../entry.js";

/** What a request carries: parameters, headers and a body. */
export const requests = {
  "unknown-parameter": {
    severity: "error",
    message: "No path of this requirement has a parameter `{name}`.{guess}",
    hint: "Use a name from the path.",
    example: "`{ids}: integer` beside `GET /hats/{id}`",
  },
  "two-meanings": {
    severity: "error",
    message: "`{name}` of `{operation}` has two different types or rules.",
    hint: "Write it the same in both requirements, or in one alone.",
    example: "`?limit: 1..10` and elsewhere `?limit: 1..100`",
  },
  "text-before-others": {
    severity: "error",
    message:
      "`{name}` travels as text, and its alternative `{first}` is a text: those behind it may never be read.",
    hint: "Let any text stand last: `integer or string`.",
    example: "`?ref: string or integer`",
  },
  "not-from-text": {
    severity: "error",
    message: "`{name}` comes as text in the URL or a header, so it cannot have this type.",
    hint: "Use a string, a number, a boolean, an enum, or a list of these.",
    example: "`?filter: Product`",
  },
  "empty-parameter": {
    severity: "error",
    message:
      "`{param}` can only be empty, and a segment of a path never is: no request reaches this operation.",
    hint: "Let its values have one character or more: `length 1..`.",
    example: "`{id}: length 0..0`",
  },
  "reserved-header": {
    severity: "error",
    message: "`{header}:` cannot be declared as a header: {why}.",
    hint: "Leave it out.",
    example: "`Content-Length: integer`",
  },
  "body-of-many": {
    severity: "error",
    message: "`{template}` matches many operations, and a body belongs to one.",
    hint: "Write the body after each operation, such as `POST /hats Hat`.",
    example: "`ANY /hats* Hat`",
  },
  "media-without-schema": {
    severity: "error",
    message: "Of `{media}` a type says nothing: a schema holds of JSON, and of the two forms in a request.",
    hint: "Leave the type out or the media type: {what} of bytes is its media type alone.",
    example: "`200 Hat[] text/csv`",
  },
  "form-in-answer": {
    severity: "error",
    message: "`{media}` is a form, and only requests are forms.",
    hint: "Leave the media type out: an answer of a type is JSON.",
    example: "`200 Hat multipart/form-data`",
  },
  "form-of-no-object": {
    severity: "error",
    message: "A form has names and values, so `{media}` needs an object.",
    hint: "Write an entity, or an object on the spot: `{ ids: integer[] }`.",
    example: "`POST /hats Hat[] multipart/form-data`",
  },
  "not-in-a-form": {
    severity: "error",
    message: "`{place}` has no way to travel in a form.",
    hint: "A form holds texts, numbers, booleans, values of an enum that differ as texts, objects and lists of these; send a list of lists as JSON.",
    example: "`POST /hats { rows: integer[][] } application/x-www-form-urlencoded`",
  },
  "body-on-get": {
    severity: "error",
    message: "A {method} request has no body.",
    hint: "Use query parameters, or POST.",
    example: "`GET /hats Filter`",
  },
  "two-bodies": {
    severity: "error",
    message: "`{operation}` has two different bodies.",
    hint: "Keep one.",
    example: "`POST /hats Hat` and elsewhere `POST /hats NewHat`",
  },
  "two-callers-fields": {
    severity: "error",
    message: "Both `{first}` and `{second}` name the caller.",
    hint: "Keep the rule `caller` on one field of an operation.",
    example: "a body and a query that both have a caller",
  },
} as const satisfies Entries;
