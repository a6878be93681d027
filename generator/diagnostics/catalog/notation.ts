import type { Entries } from "../entry.js";

/** What code spans can get wrong. */
export const notation = {
  "broken-span": {
    severity: "error",
    message: "`{span}` begins like a fact of the contract, but is not valid at {found}: expected {expected}.",
    hint: "{fix}",
    example: "The system SHALL answer `POST /api/orders { a: }`.",
  },
  "broken-cell": {
    severity: "error",
    message: "The cell `{span}` is not valid at {found}: expected {expected}.",
    hint: "{fix}",
    example: "| `price` | money |",
  },
  "broken-fence": {
    severity: "error",
    message: "This fence is not valid JSON at {found}: expected {expected}.",
    hint: "{fix} To send it as it is, mark the fence as `text`.",
    example: "- **WHEN** `POST /api/orders`\n\n  ```json\n  { a: }\n  ```",
  },
  "beyond-limit": {
    severity: "error",
    message: "{what} is limited to {limit}; `{written}` is more.",
    hint: "Write a smaller one.",
    example: "- **WHEN** `@ann` checks out: `20000 x POST /api/orders`",
  },
  "strange-character": {
    severity: "error",
    message: "In this code stands {character}, which {why}.",
    hint: "{fix}",
    example: "The system SHALL answer `G\u0415T /api/orders` with `200`.",
  },
  "hidden-in-text": {
    severity: "warning",
    message: "This text holds {character}, which hides from the reader what is sent or expected.",
    hint: "Write it as `{escape}`, or remove it.",
    example: '- **WHEN** `POST /api/orders { name: "a\u202eb" }`',
  },
  "query-in-path": {
    severity: "warning",
    message: "`{query}` is not part of a path and is ignored: expected an operation without a query.",
    hint: "Declare each parameter separately, in code: `?{name}`.",
    example: "The system SHALL answer `GET /api/products?limit=20` with `200 Product[]`.",
  },
} as const satisfies Entries;
