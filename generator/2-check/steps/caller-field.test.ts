import { expect, it } from "vitest";
import { checked, entity } from "../testing/checked.js";

/** What is said of an order by `@ann` whose body has a required field for its caller. */
const said = (needs: string, request: string, query = ""): readonly string[] =>
  checked(
    `\`POST /orders Order${query}\` answers \`201 Order\`. ${needs}` +
      entity(
        "Order",
        "`id` | string | read-only",
        "`buyer` | string | caller",
        "`note` | string | optional",
      ) +
      `\n#### Scenario: An order\n- **WHEN** ${request}\n- **THEN** \`201 Order\`\n`,
  ).said;

// What `acceptance/steps/ask.ts` fills: the field where nobody has to prove who calls, nothing where credentials do.
it("a required caller field is filled by the suite where no credentials are needed", () => {
  expect(said("", '`@ann` orders: `POST /orders { note: "red" }`')).toEqual([]);
});

it("and must be sent where they are", () => {
  const bearer = "It needs `Authorization: Bearer`, else `401 UNAUTHENTICATED`.";
  expect(said(bearer, '`@ann` orders: `POST /orders { note: "red" }`')).toEqual([
    'request-refused at { note: "red" }',
  ]);
  expect(said(bearer, "`@ann` orders: `POST /orders { buyer: {ann.id} }`")).toEqual([]);
});
