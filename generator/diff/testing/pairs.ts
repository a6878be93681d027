import { parse } from "../../1-parse/parse.js";
import { noBindings } from "../../bindings.js";
import { type Compiled, compile, noFeatures } from "../../compile.js";
import { noMemory } from "../../memory.js";
import { defaultSettings } from "../../settings.js";

/** A specification before and after one edit of the same text. */
export interface Pair {
  readonly name: string;
  readonly old: string;
  readonly now: string;
}

const spec = `# Books

## Purpose
Books that readers write down, find again and lend to each other, one after another.

## Requirements

### Requirement: A book
The system SHALL keep books.

\`Book\`

| Field    | Type                | Rules                      | Description     |
| -------- | ------------------- | -------------------------- | --------------- |
| \`id\`     | string              | read-only                  |                 |
| \`title\`  | string              | length 1..200              | As on the cover |
| \`copies\` | integer             | 0..99, default 1           |                 |
| \`state\`  | OPEN, LENT, LOST | optional                   |                 |
| \`code\`   | string              | optional, pattern ^BK-     |                 |
| \`tags\`   | string[]            | optional, length 1..9      |                 |
| \`note\`   | string              | optional                   |                 |
| \`price\`  | integer             | optional                   |                 |

### Requirement: Write a book
The system SHALL answer \`POST /books Book\` with \`201 Book\`.

### Requirement: Find books
The system SHALL answer \`GET /books\` with \`200 { items: Book[], total: integer }\`, and take \`?limit: 1..100 = 20\` and \`?word: length 1..40\`.

### Requirement: Read a book
The system SHALL answer \`GET /books/{id}\` with \`200 Book\`, and an unknown one with \`404 BOOK_NOT_FOUND\`.

### Requirement: Remove a book
The system SHALL answer \`DELETE /books/{id}\` with \`204\`, and an unknown one with \`404 BOOK_NOT_FOUND\`.

### Requirement: Rate a book
The system SHALL answer \`PUT /books/{id}/rating Opinion\` with \`200 Rating\`.

\`Opinion\`

| Field   | Type    | Rules    | Description |
| ------- | ------- | -------- | ----------- |
| \`stars\` | integer | 1..5     |             |
| \`words\` | string  | optional |             |

\`Rating\`

| Field   | Type    | Rules    | Description |
| ------- | ------- | -------- | ----------- |
| \`mean\`  | number  | 1..5     |             |
| \`count\` | integer | optional |             |
`;

/** Each edit: its name, what stands in the old text, and what stands there in the new one. */
const edits: readonly (readonly [name: string, old: string, now: string])[] = [
  ["a maximum is higher", "integer | 1..5 ", "integer | 1..10"],
  ["a minimum is lower", "number  | 1..5 ", "number  | 0..5 "],
  ["a maximum is gone", "number  | 1..5 ", "number  | 1..  "],
  ["a minimum is gone", "integer | 1..5 ", "integer | ..5  "],
  ["a text may be longer", "length 1..200", "length 1..300"],
  ["a text may be empty", "length 1..200", "length 0..200"],
  ["the length of a text has no end", "length 1..200", "length 1.."],
  ["another pattern", "^BK-", "^BOOK-"],
  ["no pattern", "optional, pattern ^BK-", "optional              "],
  ["more items", "length 1..9", "length 1..20"],
  ["no limit of items", "optional, length 1..9", "optional             "],
  ["another value", "OPEN, LENT, LOST", "OPEN, LENT, LOST, SOLD"],
  ["any text in place of values", "OPEN, LENT, LOST", "string"],
  [
    "a field that may be left out",
    "| `words` | string  | optional |             |",
    "| `words` | string  | optional |             |\n| `mood` | string | optional | |",
  ],
  [
    "a field that is needed",
    "| `words` | string  | optional |             |",
    "| `words` | string  | optional |             |\n| `mood` | string | | |",
  ],
  [
    "a field that is needed in requests",
    "| `words` | string  | optional |             |",
    "| `words` | string  |          |             |",
  ],
  [
    "a field that is needed in answers",
    "| `count` | integer | optional |             |",
    "| `count` | integer |          |             |",
  ],
  [
    "a field of answers",
    "| `count` | integer | optional |             |",
    "| `count` | integer | optional |             |\n| `sum` | integer | | |",
  ],
  [
    "a field of answers that may be missing",
    "| `count` | integer | optional |             |",
    "| `count` | integer | optional |             |\n| `sum` | integer | optional | |",
  ],
  ["another type in requests", "| `words` | string ", "| `words` | boolean"],
  ["another type in answers", "| `count` | integer", "| `count` | string "],
  ["a wider type in answers", "| `count` | integer", "| `count` | number "],
  ["a wider type on both sides", "| `price`  | integer", "| `price`  | number "],
  ["a field on both sides", "| `note`", "| `isbn`   | string  | optional | |\n| `note`"],
  [
    "a field that may be null",
    "| `note`   | string              | optional    ",
    "| `note`   | string              | optional, nullable",
  ],
  [
    "a field that is always there",
    "| `note`   | string              | optional    ",
    "| `note`   | string              |             ",
  ],
  ["a text that is described otherwise", "As on the cover", "As on the spine"],
  [
    "an operation",
    "### Requirement: Rate a book",
    "### Requirement: Lend a book\nThe system SHALL answer `POST /books/{id}/loan` with `204`.\n\n### Requirement: Rate a book",
  ],
  [
    "an operation of a known path",
    "### Requirement: Rate a book",
    "### Requirement: Change a book\nThe system SHALL answer `PATCH /books/{id} Book` with `200 Book`.\n\n### Requirement: Rate a book",
  ],
  [
    "a deprecated operation",
    "### Requirement: Remove a book\n",
    "### Requirement: Remove a book\n**Deprecated**: since May\n\n",
  ],
  ["another default of a field", "default 1 ", "default 2 "],
  ["no default of a field", ", default 1", "           "],
  ["an answer with another status", "with `204`, and", "with `200 Book`, and"],
  [
    "one more refusal",
    "with `204`, and an unknown one with `404 BOOK_NOT_FOUND`",
    "with `204`, an unknown one with `404 BOOK_NOT_FOUND`, and one that is lent with `409 BOOK_LENT`",
  ],
  ["another default of a query", "1..100 = 20", "1..100 = 50"],
  ["a higher limit of a query", "1..100 = 20", "1..200 = 20"],
  ["a limit of a query that is needed", "`?word: length 1..40`", "`?word: length 1..40, required`"],
  ["a shorter text in a query", "`?word: length 1..40`", "`?word: length 1..20`"],
  ["another query", " and `?word: length 1..40`", " and `?word: length 1..40` and `?sort: string`"],
  ["credentials", "with `201 Book`.", "with `201 Book`. It needs `Authorization: Bearer`."],
  ["a header of a request", "with `201 Book`.", "with `201 Book`, and take `X-Trace: length 1..40`."],
  [
    "a header that is needed",
    "with `201 Book`.",
    "with `201 Book`, and take `X-Trace: length 1..40, required`.",
  ],
  ["no body", "`POST /books Book`", "`POST /books`"],
  ["a list in place of an object", "`200 { items: Book[], total: integer }`", "`200 Book[]`"],
];

const swap = (from: string, to: string): string => {
  if (!spec.includes(from)) throw new Error(`The specification of the pairs does not hold ${from}.`);
  return spec.replace(from, () => to);
};

/** Each edit in both directions. */
export const pairs: readonly Pair[] = edits.flatMap(([name, old, now]) => [
  { name, old: spec, now: swap(old, now) },
  { name: `${name}, taken back`, old: swap(old, now), now: spec },
]);

export function compileText(text: string): Compiled {
  return compile({
    sources: [{ path: "openspec/specs/books/spec.md", text }],
    changes: [],
    ...noFeatures,
    parse,
    settings: defaultSettings,
    bindings: noBindings,
    memory: noMemory,
  });
}
