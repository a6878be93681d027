import { describe, expect, it } from "vitest";
import { checked, entity } from "../testing/checked.js";

describe("the entity of errors", () => {
  const kernel =
    "BODY_TOO_LARGE FORBIDDEN IDEMPOTENCY_KEY_REUSED INTERNAL_ERROR MALFORMED_JSON METHOD_NOT_ALLOWED RATE_LIMITED REQUEST_IN_PROGRESS ROUTE_NOT_FOUND UNAUTHENTICATED UNSUPPORTED_MEDIA_TYPE VALIDATION_FAILED";
  const everyCode = (cell: string): string =>
    `\n\nEvery refusal is a \`Fault\`.\n\n| Code | Status | Message |\n| - | - | - |\n${["GONE", ...kernel.split(" ")].map((code) => `| \`${code}\` | 410 | ${cell} |`).join("\n")}\n`;
  const rows = (cell: string): string =>
    `\n\nEvery refusal is a \`Fault\`.\n\n| Code | Status | Message |\n| - | - | - |\n| \`GONE\` | 410 | ${cell} |\n`;
  const gets = "`GET /hats` answers `204`, `410 GONE`.";
  const fault = (...fields: readonly string[]): string => gets + entity("Fault", ...fields) + rows("Gone");
  const inner =
    entity("Inner", "`code` | string |", "`errors` | Item[] |") + entity("Item", "`path` | string |");

  it.each([
    [
      "of texts that are filled",
      fault("`code` | string |", "`message` | string |", "`status` | integer | 400..599"),
      [],
    ],
    ["of the codes themselves", fault(`\`code\` | GONE, ${kernel.split(" ").join(", ")} |`), []],
    ["that lacks a code", fault("`code` | GONE, OTHER |"), ["error-field-does-not-fit at Fault"]],
    [
      "whose status is too narrow",
      fault("`status` | integer | 400..499"),
      ["error-field-does-not-fit at Fault"],
    ],
    [
      "whose message is too short",
      fault("`message` | string | length ..3"),
      ["error-field-does-not-fit at Fault"],
    ],
    ["whose status is a text", fault("`status` | string |"), ["error-field-does-not-fit at Fault"]],
    [
      "whose optional status is a text",
      fault("`status` | string | optional"),
      ["error-field-does-not-fit at Fault"],
    ],
    ["whose list is a map", fault("`errors` | map of string[] |"), ["error-field-does-not-fit at Fault"]],
    ["whose list is of texts", fault("`errors` | string[] |"), ["error-field-does-not-fit at Fault"]],
    [
      "whose list is never empty",
      fault("`errors` | any[] | length 1.."),
      ["error-field-does-not-fit at Fault"],
    ],
    ["whose list is left out or not empty", fault("`errors` | any[] | optional, length 1.."), []],
    ["whose list is anything", fault("`errors` | any |"), []],
    ["that keeps all inside an error", fault("`error` | Inner |") + inner, []],
    [
      "that keeps all inside another name",
      fault("`fault` | Inner |") + inner,
      ["error-field-nobody-fills at Fault"],
    ],
    ["with a default that nobody sends", fault('`colour` | string | default "red"'), []],
    [
      "with a rule that a request may break",
      fault("`path` | string | length ..9"),
      ["error-field-does-not-fit at Fault"],
    ],
    [
      "that only rows fill, where some code has none",
      gets + entity("Fault", "`errors` | map of string[] |") + rows('`{ errors: { body: ["gone"] } }`'),
      ["error-field-does-not-fit at Fault"],
    ],
    [
      "that rows fill for every code",
      gets + entity("Fault", "`errors` | map of string[] |") + everyCode('`{ errors: { body: ["gone"] } }`'),
      [],
    ],
    [
      "that a row does not have",
      gets + entity("Fault", "`code` | string |") + rows('`{ cod: "G" }`'),
      ["error-body-does-not-fit at cod"],
    ],
  ])("%s", (_, text, said) => {
    // A status of everything is no matter here.
    expect(checked(text).said.filter((one) => !one.startsWith("status-of"))).toEqual(said);
  });
});
