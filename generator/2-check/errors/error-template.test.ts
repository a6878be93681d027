import { describe, expect, it } from "vitest";
import { checked, entity } from "../testing/checked.js";

const gets = "`GET /hats` answers `204`, `410 GONE`.";
const rows = (cell: string): string =>
  `\n\n| Code | Status | Message |\n| - | - | - |\n| \`GONE\` | 410 | ${cell} |\n`;
const filled = (template: string, ...fields: readonly string[]): string =>
  `${gets}${entity("Fault", ...fields)}\n\nEvery refusal is a \`Fault\`: \`${template}\`.${rows("Gone")}`;
/** What is said of a specification; that a status of everything is narrow is no matter here. */
const said = (text: string): readonly string[] =>
  checked(text).said.filter((one) => !one.startsWith("status-of"));

const kernel =
  "BODY_TOO_LARGE, FORBIDDEN, IDEMPOTENCY_KEY_REUSED, INTERNAL_ERROR, MALFORMED_JSON, METHOD_NOT_ALLOWED, RATE_LIMITED, REQUEST_IN_PROGRESS, ROUTE_NOT_FOUND, UNAUTHENTICATED, UNSUPPORTED_MEDIA_TYPE, VALIDATION_FAILED";
const list = "{ errors: [{ path: {path} }] }";

describe("an entity beside a template", () => {
  it.each([
    [
      "of texts",
      "{ code: {code}, at: {instance}, status: {status} }",
      ["`code` | string |", "`at` | string |", "`status` | integer | 400..599"],
    ],
    ["of the codes themselves", "{ code: {code} }", [`\`code\` | GONE, ${kernel} |`]],
    [
      "with an optional field that nothing fills",
      "{ code: {code} }",
      ["`code` | string |", "`note` | string | optional"],
    ],
    ["whose list may be left out", list, ["`errors` | Item[] | optional, length 1.."]],
    ["whose list may be empty", list, ["`errors` | Item[] |"]],
    ["of anything", "{ errors: [{message}] }", ["`errors` | any |"]],
    ["with a moment", "{ at: {timestamp}, code: {code} }", ["`at` | date-time |", "`code` | string |"]],
    ["of a map", "{ errors: { {field}: [{message}] } }", ["`errors` | map of string[] |"]],
  ])("fits: %s", (_, template, fields) => {
    expect(said(filled(template, ...fields) + entity("Item", "`path` | string |"))).toEqual([]);
  });

  it.each([
    ["lacks a code", "{ code: {code} }", ["`code` | GONE, OTHER |"], "code"],
    ["has a status that is too narrow", "{ status: {status} }", ["`status` | integer | 400..499"], "status"],
    [
      "has a message that is too short",
      "{ message: {message} }",
      ["`message` | string | length ..3"],
      "message",
    ],
    ["has a text for a status", "{ status: {status} }", ["`status` | string |"], "status"],
    ["has no such field", "{ fault: {code} }", ["`code` | string | optional"], "fault"],
    [
      "has a field that nothing fills",
      "{ code: {code} }",
      ["`code` | string |", "`hue` | string |"],
      "Fault",
    ],
    ["has a list that is never empty", list, ["`errors` | Item[] | length 1.."], "errors"],
    [
      "has rules that a request may break",
      "{ code: {code}, at: {instance} }",
      ["`code` | string |", "`at` | string | length ..9"],
      "at",
    ],
    [
      "must have what is left out",
      "{ code: {code}, detail?: {detail} }",
      ["`code` | string |", "`detail` | string |"],
      "detail",
    ],
    [
      "is an object where names are filled",
      "{ errors: { {field}: {message} } }",
      ["`errors` | Item |"],
      "{field}",
    ],
  ])("does not fit: it %s", (_, template, fields, at) => {
    expect(said(filled(template, ...fields) + entity("Item", "`path` | string |"))).toEqual([
      `error-field-does-not-fit at ${at}`,
    ]);
  });

  it("needs none where each code has its whole body written out", () => {
    const cell = '`{ errors: { body: ["gone"] } }`';
    const every = ["GONE", ...kernel.split(", ")].map((code) => `| \`${code}\` | 410 | ${cell} |`).join("\n");
    const fault = `${gets}${entity("Fault", "`errors` | map of string[] |")}\n\nEach is a \`Fault\`.`;
    expect(said(`${fault}\n\n| Code | Status | Message |\n| - | - | - |\n${every}\n`)).toEqual([]);
    expect(said(fault + rows(cell))).toEqual(["error-template-missing at Fault"]);
  });

  it("gets a diagnostic with the line that fills it", () => {
    const { said: found } = checked(
      `${gets}${entity("Fault", "`error` | Inner |")}${entity("Inner", "`code` | string |", "`errors` | Item[] | optional")}${entity("Item", "`path` | string |")}\n\nEach is a \`Fault\`.${rows("Gone")}`,
    );
    expect(found).toEqual(["error-template-missing at Fault"]);
    const again = `${gets}${entity("Fault", "`error` | Inner |")}${entity("Inner", "`code` | string |", "`errors` | Item[] | optional")}${entity("Item", "`path` | string |")}\n\nEach is a \`Fault\`: \`{ error: { code: {code}, errors?: [{ path: {path} }] } }\`.${rows("Gone")}`;
    expect(said(again)).toEqual([]);
  });
});

describe("the code before a catalogue", () => {
  const before = (code: string): readonly string[] =>
    said(`${gets}\n\nEvery refusal is \`${code}\`.${rows("Gone")}`);

  it.each([
    "{ error: {message} }",
    '{ "a b": "{code}: {message}", n: [1, true, null, OPEN], {code}: {status} }',
    "{ {field}: [{message}] }",
  ])("%s is a template", (code) => {
    expect(before(code)).toEqual([]);
    expect(
      checked(`${gets}\n\nEvery refusal is \`${code}\`.${rows("Gone")}`).model.errors.forms[0]?.isProblem,
    ).toBe(false);
  });

  it.each(['{ "error": "Gone" }', "{id}", "{ … }", "{ a, b }"])("%s is a sample or prose", (code) => {
    expect(before(code)).toEqual([]);
    expect(
      checked(`${gets}\n\nEvery refusal is \`${code}\`.${rows("Gone")}`).model.errors.forms[0]?.isProblem,
    ).toBe(true);
  });

  it.each([
    ["{ error: {error} }", "error-body-place at {error}"],
    ["{ error: {field_name} }", "error-body-place at {field_name}"],
    ["{ {{field}}: [{message}] }", "error-body-place at {{field}}"],
    ["{ error: {hat.id}, code: {code} }", "error-body-place at {hat.id}"],
    ["{ error: string, code: string }", "error-body-of-types at { error: string, code: string }"],
    ["{ error: {message} ", "broken-span at "],
    ["{ a: {code}, a: {message} }", "broken-span at a"],
  ])("%s is nearly one", (code, expected) => {
    const text = `${gets}\n\nEvery refusal is \`${code}\`.${rows("Gone")}`;
    expect(said(text).map((one) => one.split("⏎")[0])).toEqual([expect.stringContaining(expected.trim())]);
  });
});
