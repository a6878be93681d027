import { describe, expect, it } from "vitest";
import { checked, entity, operationOf } from "../testing/checked.js";

const hat = entity("Hat", "`id` | string | read-only", "`size` | integer | 1..99");

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

describe("a name of a header with a `_`", () => {
  it.each([
    ["`X_Trace-Id: string`", ["X_Trace-Id"]],
    ["`OUT_OF_STOCK: string`", []],
  ])("is one, unless it is an error code: %s", (code, names) => {
    const found = checked(`\`GET /hats\` answers \`200 X_Total: integer\` and takes ${code}.`);
    expect(operationOf(found, "getHats")?.headers.map(({ name }) => name)).toEqual(names);
    expect(operationOf(found, "getHats")?.replies[0]?.headers.map(({ name }) => name)).toEqual(["X_Total"]);
  });
});

describe("a header that a scenario sends, without its colon in the requirement", () => {
  const scenario = (more: string) =>
    `\n\n#### Scenario: One\n- **WHEN** it is asked: \`GET /hats\`, \`If-Match: "v1"\`\n- **THEN** \`204\`${more}\n`;
  const near = (text: string) =>
    checked(text).diagnostics.flatMap(({ code, message }) => (code === "near-miss" ? [message] : []));

  it("is nearly one", () => {
    expect(near(`\`GET /hats\` answers \`204\` and takes \`If-Match\`.${scenario("")}`)).toEqual([
      "This is nearly If-Match:, but is read as prose.",
    ]);
  });

  it.each([
    `\`GET /hats\` answers \`204\`. \`If-Match:\` is read, and \`If-Match\` says which.${scenario("")}`,
    `\`GET /hats\` answers \`204 If-Match:\`, and \`If-Match\` says which.${scenario("")}`,
    `\`GET /hats\` answers \`204\`, and \`ETag\` says which.${scenario(", `ETag: x`")}`,
  ])("is prose where something says it, or only answers have it: %s", (text) => {
    expect(near(text)).toEqual([]);
  });
});
