import type { Entries } from "../entry.js";

/** What scenarios do and check. Given by 2-check. */
export const scenario = {
  "unbound-step": {
    severity: "warning",
    message: "Nothing runs the step: {text}.{guess}",
    hint: "Say in code what is sent or checked, or write a step definition: {snippet}",
    example: "- **THEN** Ann is happy",
  },
  "prose-scenario": {
    severity: "warning",
    message: "No step of the scenario `{name}` runs: none has code or a step definition.",
    hint: "Say in code what is sent and what comes back: `POST /path { … }`, `201 Thing`.",
    example: "a scenario whose steps are prose",
  },
  "ambiguous-step": {
    severity: "error",
    message: "Two step definitions match this step: `{first}` and `{second}`.",
    hint: "Make one of them more specific.",
    example: "two definitions of features/steps that both match",
  },
  "step-bound-twice": {
    severity: "error",
    message: "This step runs from its code, and `{expression}` matches it too.",
    hint: "Take the code out of the step, or make the step definition more specific.",
    example: "a step definition that matches `GET /hats`",
  },
  "checks-nothing": {
    severity: "error",
    message: "This THEN checks nothing.",
    hint: "Say in code what must be true: `200 Order`, `{ status: PAID }`, `totalCents = 250`.",
    example: "- **THEN** `GET /hats`",
  },
  "nothing-asked": {
    severity: "error",
    message: "There is no answer to check: no request was sent before.",
    hint: "Send a request in a WHEN, or in this step: `GET /path`.",
    example: "a THEN `200 Hat` without any request before",
  },
  "nothing-to-repeat": {
    severity: "error",
    message: "There is no request to send `again`.",
    hint: "Send one in an earlier step.",
    example: "- **WHEN** Ann tries `again`",
  },
  "two-of-a-kind": {
    severity: "error",
    message: "A step holds at most one {kind}.",
    hint: "Move the second one to a new step that begins with AND.",
    example: "two requests in one step",
  },
  "misplaced-span": {
    severity: "error",
    message: "A {kind} has no meaning in a {phase} step; it belongs in {where}.",
    hint: "Move it, or write it in prose.",
    example: "- **WHEN** `totalCents = 5`",
  },
  "unknown-operation": {
    severity: "error",
    message: "No requirement declares `{operation}`.{guess}",
    hint: "Correct the method and path, or declare the operation. If the operation is meant to be unknown, the step must expect {expected}.",
    example: "- **WHEN** `GET /hatts`",
  },
  "caller-missing": {
    severity: "error",
    message: "`{operation}` {asks}, and this step names no caller; a caller applies only to its own step.",
    hint: "Write `@nobody` to send no credentials, otherwise name the caller: {line}",
    example: "a second step that sends `GET /api/cart`, where only the first names `@ann`",
  },
  "undeclared-answer": {
    severity: "error",
    message: "`{operation}` never answers `{answer}`. Declared are: {declared}.",
    hint: "Correct the expectation, or declare the answer in the requirement of the operation.",
    example: "- **THEN** `409 OUT_OF_STOCK` where no requirement declares it",
  },
  "answer-of-other-type": {
    severity: "error",
    message: "{operation} answers {status} with {declared}, not with this.",
    hint: "Write the declared type.",
    example: "`200 Hat` where `200 Hat[]` is declared",
  },
  "answer-is-no-such-thing": {
    severity: "error",
    message: "No answer of {operation} is a `{entity}`.",
    hint: "Name the entity that the operation answers with, or call another operation.",
    example: "- **THEN** an `Order` after `GET /hats`",
  },
  "pattern-does-not-fit": {
    severity: "error",
    message: "No answer can match this: {place} {problem}.",
    hint: "Correct the expectation, or the table of fields.",
    example: "`200 Product { price: 3 }` where the field is `priceCents`",
  },
  "check-always-holds": {
    severity: "warning",
    message: "This is true for every answer: {place} {problem}.",
    hint: "Correct the value, so that an answer can fail the check, or remove the check.",
    example: "`status != PAYED` where the field is one of `OPEN, PAID`",
  },
  "made-in-check": {
    severity: "error",
    message: "In a step, `{entity}` is a made-up body, and no answer can equal it.",
    hint: "Write the fields that matter, `{ … }`; as the value of a field the name alone stands for any one: `201 { user: User }`.",
    example: "`user = User` in a THEN",
  },
  "type-as-value": {
    severity: "error",
    message: "`{type}` is a type and no value.",
    hint: "Write a list of values, such as `[Book, Book]`; a type stands for any value in a check alone: `200 { books: Book[] }`.",
    example: "`POST /orders { items: Item[] }`",
  },
  "header-is-sent": {
    severity: "error",
    message: "In a THEN, `{header}:` is a header of the answer, but here only requests have it.",
    hint: "Send the request in a WHEN, where headers are sent, and check the answer in the THEN after it.",
    example: "- **THEN** `GET /me` with `Authorization: Token abc` gives `200 User`",
  },
  "request-refused": {
    severity: "error",
    message: "`{operation}` refuses this with `{reply}`: {problem}.",
    hint: "Correct what is sent, or expect the refusal: `{reply}`.",
    example:
      '`POST /hats { size: "big" }`, `GET /hats?colour=red` or a request without credentials, where success is expected',
  },
  "body-is-valid": {
    severity: "warning",
    message: "This body is valid for {operation}, but is expected to be refused as invalid.",
    hint: "Break the rule that the scenario is about, or expect another refusal.",
    example: "a valid body and `400 VALIDATION_FAILED`",
  },
  "rows-alike": {
    severity: "warning",
    message:
      "All {rows} rows are refused for the same reason, so that none shows what it is about: {problem}.",
    hint: "Correct that in each row (an empty cell is an absent field), or keep one row if the scenario is about it.",
    example: "a table whose column `size` is empty in each row, and `400 VALIDATION_FAILED`",
  },
  "unknown-name": {
    severity: "error",
    message: "Nothing is called `{name}` here.{guess}",
    hint: "Name a thing or an answer in an earlier step: `Product hat`, `201 Order first`.",
    example: "`GET /hats/{hat.id}` without a `Hat hat` before",
  },
  "near-reference": {
    severity: "warning",
    message: "`{written}` is sent as it stands: expected `{meant}` for what has this name.",
    hint: "Write `{meant}`.",
    example: "`GET /hats/(hat.id)` after a `Hat hat`",
  },
  "name-taken": {
    severity: "error",
    message: "The name `{name}` is already used in this scenario.",
    hint: "Choose another name.",
    example: "two `Product hat` in one scenario",
  },
  "no-creator": {
    severity: "error",
    message: "No operation creates a `{entity}`.",
    hint: "Its creator is the operation that answers `201 {entity}`; declare one, or create the thing with requests.",
    example: "- **GIVEN** a `User ann` where no operation answers 201 User",
  },
  "thing-needs-request": {
    severity: "error",
    message:
      "`{entity}` cannot be created as a thing: its creator {request} takes {what}, and a thing gives only the parameters of the path and the fields of a JSON body.",
    hint: "Create it with a request and name the answer: {request} with all it takes, then {answer}.",
    example: "- **GIVEN** a `Photo photo` where `POST /photos image/png` answers `201 Photo`",
  },
  "two-creators": {
    severity: "error",
    message: "Both `{first}` and `{second}` create a `{entity}`.",
    hint: "Create the thing with a request, or let one of them answer 200.",
    example: "two operations that answer `201 Hat`",
  },
  "one-row-a-thing": {
    severity: "error",
    message: "A thing has one row of fields, not {rows}.",
    hint: "Use a step for each thing.",
    example: "a `Product hat` with a table of two rows",
  },
  "nothing-fits": {
    severity: "error",
    message: "No valid `{entity}` could be made from its schema.",
    hint: "Give the fields whose pattern or range is hard to meet yourself, or simplify their rules.",
    example: "a pattern and a length that exclude each other",
  },
  "values-used-up": {
    severity: "error",
    message:
      "No further `{entity}` can be made: `{field}` is unique, and all its values are in use in this scenario.",
    hint: "Make fewer, or widen the type of `{field}`.",
    example: "three things whose unique field is one of `A, B`",
  },
  "header-without-request": {
    severity: "error",
    message: "`{header}` cannot be sent: the step has no request.",
    hint: "Write the request into the same step; `again` sends the headers it had.",
    example: "- **WHEN** `@ann` comes with `Idempotency-Key: k1`",
  },
  "attachment-without-use": {
    severity: "error",
    message: "This step does not use the table or fence under it.",
    hint: "A table or fence is the body of the step's request, or the fields of its thing: add a request or a thing to the step, or remove it.",
    example: "a table under `200 Hat`",
  },
  "column-of-place": {
    severity: "error",
    message: "A column gives a whole field, but `{column}` is a part of `{field}`.",
    hint: 'Name the column `{field}` and write all of it in each cell: an object such as `{ city: "Bonn" }`, or a made body with some fields changed, such as `Address { city: "Bonn" }`.',
    example: "a table with the column `size.width` under `POST /hats Hat`",
  },
  "nearly-made": {
    severity: "error",
    message: "This cell is sent as a text, but looks like a made-up body: expected {expected}.",
    hint: 'Correct it; if a text is meant, write it in quotes: `"…"`.',
    example: "a cell `Hat -size` or `Hatt - size` where `Hat` is an entity",
  },
  "made-up-reference": {
    severity: "warning",
    message: "`{field}` must be a `{source}`, but its value is made up here: no `{entity}` has it.",
    hint: "Create one before, in a GIVEN (`{creator}` creates it), give it a name, and use its `{source}` in this field.",
    example: "GIVEN a `Booking b {}` whose field `roomId` has the type Room.id, without a Room before",
  },
  "impossible-count": {
    severity: "error",
    message: "`{answer}` is impossible: {why}.",
    hint: "Count as many answers as there are requests, one for each caller and each row; without a count an answer speaks of all.",
    example: "`3 x GET /hats` answered `19 x 200 Hat[]`",
  },
  "contradictory-checks": {
    severity: "error",
    message: "No answer passes both `{first}` and `{second}`.",
    hint: "Correct one of the two checks, or remove it.",
    example: "- **THEN** `items.length = 3`, `items.length = 4`",
  },
  "load-without-request": {
    severity: "error",
    message: "A load needs a request to send.",
    hint: "Write the request into the same step.",
    example: "- **WHEN** `50/s for 10s`",
  },
  "load-without-status": {
    severity: "error",
    message: "No THEN names a status for this load: it would pass whatever the server answers.",
    hint: "Write the expected answer: `200 Product[]`.",
    example: "`50/s for 5s` and only `p99 < 100ms`",
  },
} as const satisfies Entries;
