import type { Entries } from "../../entry.js";

/** Operations: their ids and paths, and which facts are whose. */
export const operations = {
  "same-id": {
    severity: "error",
    message: "`{name}` gets the id `{id}`, which another name already has.",
    hint: "Names that differ only in punctuation or case get the same id; rename one of them.",
    example: "#### Scenario: A hat! and #### Scenario: A hat?",
  },
  "colliding-path": {
    severity: "error",
    message:
      "`{path}` and `{other}` differ only in the name of a parameter, so a server cannot distinguish them.",
    hint: "Use one name for the parameter.",
    example: "`GET /hats/{id}` and `GET /hats/{name}`",
  },
  "unreachable-path": {
    severity: "error",
    message: "No request can have the path `{path}`: {fault}.",
    hint: "{fix}",
    example: "`GET /hats/../caps`",
  },
  "unreadable-parameter": {
    severity: "error",
    message:
      "Not every `{param}` of `{path}` can be read: `{value}`, sent as `{segment}`, is read {read}, because the last `{text}` ends the value before it. Expected a text there that no value of `{param}` contains.",
    hint: "{fix}",
    example: "`GET /hats/{id}-{day}` with `{day}: date`",
  },
  "two-operation-ids": {
    severity: "error",
    message: "`{operation}` is called `{id}` here and `{other}` elsewhere.",
    hint: "Keep one of the ids.",
    example: "`GET /hats as listHats` and elsewhere `GET /hats as allHats`",
  },
  "operation-id-taken": {
    severity: "error",
    message: "`{operation}` is called `{id}`, as another operation is.",
    hint: "Give each operation an id of its own, or none: then it gets one from its method and path.",
    example: "`GET /hats as hats` and `POST /hats as hats`",
  },
  "operation-id-of-many": {
    severity: "error",
    message: "`{template}` matches many operations, and an id belongs to one.",
    hint: "Write the id behind each operation, such as `GET /hats as listHats`.",
    example: "`ANY /hats* as hats`",
  },
  "operation-id-is-role": {
    severity: "error",
    message: "`{id}` behind `as` would be the operation's id, and is a role of callers.",
    hint: "Say the role as `Authorization: Bearer {id}`, or give the operation another id.",
    example: "`DELETE /hats as admin` beside `Authorization: Bearer admin`",
  },
  "matches-no-operation": {
    severity: "warning",
    message: "`{template}` matches no operation.",
    hint: "Correct the path, or declare the operation.",
    example: "`ANY /hat*` where all paths begin with /api",
  },
  "fact-without-operation": {
    severity: "error",
    message: "This {kind} belongs to no operation: its requirement names none.",
    hint: "Name the operation in the same requirement, or `ANY *` for all of them.",
    example: "a requirement with `409 OUT_OF_STOCK` and no method and path",
  },
  "reply-without-operation": {
    severity: "error",
    message: "There is no operation before this {status}.",
    hint: "A reply below 400 belongs to the operation before it: write `GET /path` first.",
    example: "It answers with `200 Hat`.",
  },
  "facts-beyond-limit": {
    severity: "error",
    message:
      "`{operation}` has {limit} answers, parameters, headers and schemes already; from here on its requirement is not read.",
    hint: "State for many operations at once only what is true of all of them, and the rest in separate requirements.",
    example: "`GET /hats` with `200 Hat`, `409 CODE_1`, `409 CODE_2` and so on",
  },
} as const satisfies Entries;
