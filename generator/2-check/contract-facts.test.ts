import { describe, expect, it } from "vitest";
import { noBindings } from "../bindings.js";
import type { SpecModel } from "../model.js";
import { defaultSettings } from "../settings.js";
import { checkSample } from "./testing/sample-project.js";
import { markedText } from "./testing/shown.js";

/** A specification of these requirements, each a text and tables, and its errors: of each the code and the text it is at. */
function checked(...requirements: readonly string[]): { model: SpecModel; said: readonly string[] } {
  const told = requirements.map(
    (text, i) => `### Requirement: Number ${i + 1}\nThe system SHALL do this: ${text}\n`,
  );
  const text = `# facts Specification\n\n## Purpose\nFacts.\n\n## Requirements\n\n${told.join("\n")}`;
  const sources = [{ path: "openspec/specs/facts/spec.md", text }];
  const { model, diagnostics } = checkSample({ sources, settings: defaultSettings, bindings: noBindings });
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  return { model, said: errors.map(({ code, at }) => `${code} at ${markedText(at, sources)}`) };
}

const entity = (name: string, ...rows: readonly string[]): string =>
  `\n\n\`${name}\`\n\n| Field | Type | Rules |\n| - | - | - |\n${rows.map((row) => `| ${row} |`).join("\n")}\n`;
const hat = entity("Hat", "`id` | string | read-only", "`size` | integer | 1..99");
const catalogue = (...rows: readonly string[]): string =>
  `\n\n| Code | Status | Message |\n| - | - | - |\n${rows.map((row) => `| ${row} | x |`).join("\n")}\n`;

const operationOf = ({ model }: { model: SpecModel }, id: string) =>
  model.operations.find((one) => one.id === id);

describe("facts of one operation in several requirements", () => {
  const get = `\`GET /hats/{id}\` answers`;

  it.each([
    ["behind", [`${get} \`200 Hat\`.${hat}`, `${get} \`200 Hat ETag:\`.`]],
    ["before", [`${get} \`200 Hat ETag:\`.${hat}`, `${get} \`200 Hat\`.`]],
    ["without the body", [`${get} \`200 Hat\`.${hat}`, `${get} \`200 ETag:\`.`]],
    ["without the body, before", [`${get} \`200 ETag:\`.`, `${get} \`200 Hat\`.${hat}`]],
    ["in another case", [`${get} \`200 Hat ETag:\`.${hat}`, `${get} \`200 Hat ETAG:\`.`]],
  ])("a header of a reply that stands in one of them counts: %s", (_, requirements) => {
    const found = checked(...requirements);
    expect(found.said).toEqual([]);
    const [reply] = operationOf(found, "getHatsById")?.replies ?? [];
    expect(reply).toMatchObject({ status: 200, body: { kind: "json" } });
    expect(reply?.headers.map(({ name }) => name)).toEqual(["ETag"]);
  });

  it("headers of several requirements are put together", () => {
    const found = checked(`${get} \`200 Hat ETag:\`.${hat}`, `${get} \`200 Hat Last-Modified:\`.`);
    const [reply] = operationOf(found, "getHatsById")?.replies ?? [];
    expect(reply?.headers.map(({ name }) => name)).toEqual(["ETag", "Last-Modified"]);
  });

  it.each([
    ["a bare reply and one with a body", `${get} \`202\`.`, `${get} \`202 Hat\`.${hat}`, []],
    [
      "two bodies of one status",
      `${get} \`200 Hat\`.${hat}`,
      `${get} \`200 Hat[]\`.`,
      ["two-replies at 200 Hat[]"],
    ],
    ["a header in two spellings", `${get} \`200 Hat\`. \`X-Trace:\`${hat}`, `${get} \`X-TRACE:\``, []],
    [
      "a header in two spellings and of two types",
      `${get} \`200 Hat\`. \`X-Trace:\`${hat}`,
      `${get} \`X-TRACE: integer\``,
      ["two-meanings at X-TRACE: integer"],
    ],
    [
      "a scheme in two spellings",
      `${get} \`200 Hat\`. \`Authorization: Bearer\`${hat}`,
      `${get} \`Authorization: bearer\``,
      [],
    ],
    [
      "a query parameter of two types",
      `${get} \`200 Hat\`. \`?n: integer\`${hat}`,
      `${get} \`?n: number\``,
      ["two-meanings at ?n: number"],
    ],
    ["the type of a parameter", `${get} \`200 Hat\`.${hat}`, `${get} \`{id}: integer\``, []],
    [
      "the type of another parameter",
      `${get} \`200 Hat\`.${hat}`,
      `${get} \`{nr}: integer\``,
      ["unknown-parameter at nr"],
    ],
  ])("%s", (_, first, second, said) => {
    expect(checked(first, second).said).toEqual(said);
  });
});

describe("what cannot be asked or answered", () => {
  const list = `\`GET /hats\` answers \`200 Hat[]\``;
  it.each([
    [
      "an interim status",
      `\`GET /hats\` answers \`103 Hat\` and \`200 Hat\`${hat}`,
      ["interim-status at 103 Hat"],
    ],
    ["a code with a status below 400", `${list}, else \`201 GONE\`${hat}`, ["status-of-error at GONE"]],
    ["a body behind a wildcard", `${list}. \`ANY /h* Hat\`${hat}`, ["body-of-many at Hat"]],
    ["a body of HEAD", `\`HEAD /hats\` answers \`200 Hat[]\`${hat}`, ["body-of-head at 200 Hat[]"]],
    ["HEAD without a body", `${list}. \`HEAD /hats\` answers \`200\`${hat}`, []],
    ["lists of lists in a query", `${list}. \`?n: integer[][]\`${hat}`, ["not-from-text at ?n: integer[][]"]],
    ["a header of the transport", `${list}. \`Host: string\`${hat}`, ["reserved-header at Host"]],
    [
      "the media type of an answer",
      `${list}, \`202 Content-Type:\`${hat}`,
      ["reserved-header at Content-Type"],
    ],
    ["a header that the kernel has", `${list}, else \`401 UNAUTHENTICATED WWW-Authenticate:\`${hat}`, []],
    [
      "a header that the kernel has not",
      `${list}, else \`404 ROUTE_NOT_FOUND X-Why:\`${hat}`,
      ["header-never-sent at X-Why"],
    ],
    ["several kinds of media", `\`GET /hats\` answers \`200 image/*\``, ["media-range at 200 image/*"]],
  ])("%s", (_, text, said) => {
    expect(checked(text).said).toEqual(said);
  });
});

describe("paths", () => {
  const hats = `\`GET /hats/{a}\` answers \`204\`.`;
  it.each([
    [
      "a name in two spellings is one path",
      "`GET /prüfung` answers `204`. `POST /pr%c3%bcfung` answers `204`.",
      [],
    ],
    [
      "a parameter of two names",
      `${hats} \`DELETE /hats/{b}\` answers \`204\`.`,
      ["colliding-path at /hats/{b}"],
    ],
    [
      "a parameter of two names, of one method",
      `${hats} \`GET /hats/{b}\` answers \`204\`. \`{b}: integer\``,
      ["colliding-path at /hats/{b}"],
    ],
    ["a parameter that has another name below", `${hats} \`GET /hats/{b}/bands\` answers \`204\`.`, []],
    [
      "two parameters side by side",
      "`GET /hats/{a}{b}` answers `204`.",
      ["unreachable-path at /hats/{a}{b}"],
    ],
    ["two parameters with a mark between", "`GET /hats/{a}-{b}` answers `204`.", []],
    ["a segment of dots", "`GET /hats/%2e%2E/x` answers `204`.", ["unreachable-path at /hats/%2e%2E/x"]],
    ["a percent sign", "`GET /100%` answers `204`.", ["unreachable-path at /100%"]],
    ["a percent sign, encoded", "`GET /100%25` answers `204`.", []],
    ["half a letter", "`GET /a%C3` answers `204`.", ["unreachable-path at /a%C3"]],
    [
      "more than servers read",
      `\`GET /${"a".repeat(4_000)}\` answers \`204\`.`,
      [`unreachable-path at /${"a".repeat(4_000)}`],
    ],
  ])("%s", (_, text, said) => {
    expect(checked(text).said).toEqual(said);
  });
});

describe("rules", () => {
  const takes = "`POST /caps Cap` answers `201 Cap`, `409 TAKEN`.";
  const row = (type: string, rules: string) => takes + entity("Cap", `\`a\` | ${type} | ${rules}`);

  it.each(["unique", "optional", "nullable", "read-only", 'default "x"', "caller", "required"])(
    "%s has no error of its own",
    (rule) => {
      expect(checked(row("string", `${rule} -> TAKEN`)).said).toEqual(["code-of-no-rule at TAKEN"]);
    },
  );

  it.each([
    ["optional and required", row("string", "optional, required"), ["opposite-rules at required"]],
    ["two defaults", row("integer", "default 1, default 2"), ["opposite-rules at default 2"]],
    ["a caller that nobody sends", row("string", "caller, read-only"), ["opposite-rules at read-only"]],
    ["two ranges with values in both", row("integer", "1.., ..9"), []],
    ["two ranges with none in both", row("integer", "1..5, 6..9"), ["empty-range at 6..9"]],
    ["open ranges with no whole number", row("integer", "> 1, < 2"), ["empty-range at < 2"]],
    ["open ranges with a number", row("number", "> 1, < 2"), []],
    ["one point that is open", row("number", ">= 1, < 1"), ["empty-range at < 1"]],
    ["no number that is safe", row("integer", "9007199254740992.."), ["empty-range at 9007199254740992.."]],
    ["two lengths with none in both", row("string", "length ..3, length 4.."), ["empty-range at length 4.."]],
    ["a uuid that is too short", row("uuid", "length ..35"), ["empty-range at length ..35"]],
    [
      "a code of a field that no request has",
      row("string", "read-only, length 1.. -> TAKEN"),
      ["code-never-given at TAKEN"],
    ],
    [
      "a code of an entity that no request has",
      `\`GET /caps\` answers \`200 Cap[]\`, \`409 TAKEN\`.${entity("Cap", "`a` | string | length 1.. -> TAKEN")}`,
      ["code-never-given at TAKEN"],
    ],
    [
      "a caller in what is no body",
      `\`GET /caps\` answers \`200 Cap[]\`.${entity("Cap", "`a` | string | caller")}`,
      ["idle-rule at caller"],
    ],
    [
      "a code that is none, in a query",
      `${takes} \`?n: 1..9 -> TAKE\`${catalogue("`TAKEN` | 409")}${entity("Cap", "`a` | string |")}`,
      ["unknown-code at TAKE"],
    ],
  ])("%s", (_, text, said) => {
    expect(checked(text).said).toEqual(said);
  });

  it.each([
    ["`{id}: integer", ["optional", "nullable", "default 1", "read-only", "unique", "caller"]],
    ["`?q: integer", ["nullable", "read-only", "unique"]],
    ["`X-Trace: string", ["nullable", "read-only", "unique", "caller"]],
  ])("that do nothing for %s`", (fact, rules) => {
    for (const rule of rules)
      expect(checked(`\`GET /hats/{id}\` answers \`204\`. ${fact} ${rule}\``).said).toEqual([
        `idle-rule at ${rule}`,
      ]);
  });

  it("a code is among the refusals wherever in the request its rule stands", () => {
    const inner = entity("Inner", "`b` | string | length 1.. -> BLANK");
    const outer = entity("Cap", "`inner` | Inner[] |", "`id` | string | read-only");
    const codes = catalogue("`BLANK` | 409", "`FAR` | 409", "`LONG` | 409", "`ODD` | 409");
    const text = `\`POST /caps/{nr} { cap: Cap }\` answers \`204\`. \`{nr}: 1..9 -> FAR\` \`?q: length ..3 -> LONG\` \`X-Odd: pattern ^a -> ODD\``;
    const found = checked(text + inner + outer + codes);
    expect(found.said).toEqual([]);
    const refusals = operationOf(found, "postCapsByNr")?.refusals ?? [];
    expect(refusals.map(({ code }) => code)).toEqual(expect.arrayContaining(["BLANK", "FAR", "LONG", "ODD"]));
  });

  it("null is no value of a text, whatever the field may be that it is taken from", () => {
    const found = checked(
      `\`GET /hats\` answers \`204\`. \`?q: Cap.a\`${entity("Cap", "`a` | string | nullable")}`,
    );
    expect(operationOf(found, "getHats")?.query).toMatchObject([{ name: "q", nullable: false }]);
  });
});

describe("types taken from fields", () => {
  const cap = (...rows: readonly string[]) =>
    `\`POST /caps Cap\` answers \`201 Cap\`.${entity("Cap", ...rows)}`;
  it.each([
    ["of the same entity", cap("`e` | OPEN, DONE |", "`f` | Cap.e |"), []],
    ["of a row below", cap("`f` | Cap.e |", "`e` | OPEN, DONE |"), []],
    ["of the same entity, in a list and an object", cap("`f` | { x: Cap.e[] } |", "`e` | OPEN, DONE |"), []],
    [
      "of each other's entities",
      cap("`e` | string |", "`f` | Box.g |") + entity("Box", "`g` | string |", "`h` | Cap.e |"),
      [],
    ],
    ["of what is derived from it", `${cap("`e` | string |", "`f` | Less.e |")}\n\n\`Less = Cap - f\``, []],
    ["of itself", cap("`e` | Cap.e |"), ["circular-field-type at e"]],
    ["of one that is taken from it", cap("`e` | Cap.f[] |", "`f` | Cap.e |"), ["circular-field-type at e"]],
    ["of one that is not there", cap("`e` | Cap.g |"), ["unknown-field at g"]],
  ])("%s", (_, text, said) => {
    expect(checked(text).said).toEqual(said);
  });

  it("have its values", () => {
    const found = checked(cap("`f` | Cap.e |", "`e` | OPEN, DONE |"));
    const [entityFound] = found.model.entities;
    expect(entityFound?.fields.map(({ type }) => type)).toEqual([
      { kind: "enum", values: ["OPEN", "DONE"] },
      { kind: "enum", values: ["OPEN", "DONE"] },
    ]);
  });
});
