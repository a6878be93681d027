import fc from "fast-check";
import type { SourceFile } from "../../../source.js";
import { spec } from "../compile-sources.js";

/** Mostly what is plain: of one that is odd in every part all would be refused. */
const mostly = <T>(plain: readonly T[], odd: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...plain) },
    { weight: 1, arbitrary: fc.constantFrom(...odd) },
  );

/** Segments of paths: plain ones, ones that a router or an address could take for something else, and parameters. */
const segments = [
  "things",
  "Things",
  "größe",
  "订单",
  "v1.0",
  "a-b",
  "a:b",
  "(x)",
  "a+b",
  "a;b",
  "@me",
  "$x",
  "!",
  "a&b=c",
  "a%20b",
  "~a",
  "'q'",
  "a,b",
  "healthz",
  "constructor",
  "{id}",
  "{id}.json",
  "v{id}",
  "{id}-{nr}",
  "{größe}",
  "{__proto__}",
] as const;

const types = [
  "string",
  "integer",
  "number",
  "boolean",
  "date",
  "date-time",
  "email",
  "uri",
  "uuid",
  "binary",
  "any",
  "OPEN, DONE",
  '"open", "done"',
  "1, 2.5, true",
  "1..100",
  "0.5..2.5",
  "> 3",
  "length 1..5",
  "format house-number",
  "length 0..0",
  "string[]",
  "integer[]",
  "integer[] comma",
  "string[] comma, required",
  "integer comma",
  "date-time[]",
  "string[][]",
  "map of integer",
  "{ a: integer }",
  "{ a: integer, ... }",
  "{ ...: Slug }",
  "Thing",
  "Thing.name",
  "Thing[]",
  "State",
  "Slug",
  "Slug[]",
  "Tags",
  "Maybe",
  "Maybe[]",
  "map of Tags",
  "Crowd",
  "pattern `^a+$`",
] as const;

const plainTypes = [
  "State",
  "Slug",
  "string",
  "integer",
  "1..100",
  "date-time",
  "OPEN, DONE",
  "10, 20",
  "Slug[] comma",
] as const;
/** In a table a range is a rule and no type. */
const plainCells = [
  "State",
  "Tags",
  "string",
  "integer",
  "number",
  "date-time",
  "OPEN, DONE",
  "10, 20",
] as const;

const rules = [
  "",
  "",
  "",
  "optional",
  "nullable",
  "optional, nullable",
  "read-only",
  "write-only",
  "deprecated",
  "distinct",
  "length 2.., distinct -> TAKEN",
  "write-only, optional",
  "unique",
  "caller",
  "length 1..5",
  "length 5..1",
  "1..5",
  "example 3",
  'example "x"',
  "example {}",
  "default 1",
  "default {}",
  "default []",
  "optional, default 1",
  'default "x"',
  "default OPEN",
  "default true",
  'default "2026-01-31"',
  "pattern `^[a-z]+$`",
  "length 1.. -> BLANK",
  "pattern `^x` -> TAKEN, length 3..",
  "unique -> TAKEN",
  "required -> BLANK, null -> TAKEN",
  "type -> BLANK",
  "optional, type -> BLANK",
  "optional -> BLANK",
  "1.. -> BLANK",
] as const;

const defaults = ["", "", "", " = 1", ' = "x"', " = 500", " = OPEN", " = true", " = null"] as const;
const headers = [
  "X-T",
  "x-t",
  "If-Match",
  "Content-Length",
  "Host",
  "Cookie",
  "Accept",
  "X-Ids",
  "X_T-u",
  "Connection",
] as const;
const plainNames = ["name", "size", "colour", "when"] as const;
const names = [
  "name",
  "size",
  "class",
  "constructor",
  "__proto__",
  "größe",
  "a-b",
  "toString",
  "length",
  '"a.b"',
  '"+1"',
  '"page[size]<"',
  '"größe \'x"',
] as const;

const replies = [
  "200 Thing",
  "201 Thing",
  "200 Thing[]",
  "200 More",
  "200 Patch[]",
  "204",
  "204 Thing",
  "100 Thing",
  "304",
  "200 { it: Thing, more?: string[] }",
  "200 text/plain",
  "200 image/*",
  "200 Thing ETag:",
  "200 Thing[] application/vnd.api+json",
  "4xx Thing application/problem+json",
  "200 Thing multipart/form-data",
  "202",
  "301 Location:",
  "404 GONE",
  "4xx Thing",
  "400 Thing",
  "401 { error: string }",
  "404 Thing[] Retry-After:",
  "410",
  "422 text/plain",
  "200",
  "5xx { error: string }",
  "409 TAKEN",
  "422 BLANK",
  "500 INTERNAL_ERROR",
  "429 RATE_LIMITED Retry-After:",
  "413 BODY_TOO_LARGE",
] as const;

const authentications = [
  "",
  "",
  "`Authorization: Bearer`",
  "`Authorization: Bearer admin`",
  "`Authorization?: Bearer`",
  "`Authorization: Basic`",
  "`Authorization: none`",
  "`Authorization: OAuth things:read things:write or Basic`, else `401 UNAUTHENTICATED`",
  "`Authorization: Key or Bearer and Tenant`",
  "`Authorization?: Old or Session`",
  "`Authorization: Own admin`",
] as const;

/** Said once; those that no operation asks for are no fault. */
const credentials =
  "`Key = X-Api-Key: length 3..`, `Tenant = X-Tenant:`, `Old = ?api_key`, `Session = cookie sid, pattern ^[a-z]`, `Own = Authorization:`.";

const bodies = [
  "",
  "",
  " Thing",
  " { it: Thing }",
  " Thing[]",
  " partial Thing",
  " Patch",
  " More",
  " text/plain",
  " image/*",
  " application/octet-stream",
  " Thing optional",
  " Thing application/x-www-form-urlencoded",
  " { it: Thing, n?: integer[], ... } application/x-www-form-urlencoded",
  " Patch application/x-www-form-urlencoded optional",
  " Thing multipart/form-data",
  " { file: binary, more?: binary[], it?: Thing } multipart/form-data",
  " { all: integer[][] } multipart/form-data",
  " Thing[] application/vnd.api+json",
  " Thing text/csv",
  " Patch required",
  " Thing[] optional",
  " { it: Thing } required",
  " text/plain optional",
] as const;

const operation = fc
  .record({
    method: fc.constantFrom("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"),
    path: fc.array(mostly(["things", "v1", "{id}", "a-b"], segments), { minLength: 1, maxLength: 3 }),
    slash: fc.constantFrom("", "", "", "", "/"),
    body: mostly(["", " Thing"], bodies),
    replies: fc.uniqueArray(mostly(["200 Thing", "201 Thing", "202", "204"], replies), {
      minLength: 1,
      maxLength: 3,
    }),
    queries: fc.uniqueArray(
      fc.tuple(mostly(plainNames, names), mostly(plainTypes, types), mostly([""], defaults)),
      { maxLength: 2, selector: ([name]) => name },
    ),
    headers: fc.uniqueArray(
      fc.tuple(mostly(["X-T", "X-U"], headers), mostly(plainTypes, types), mostly([""], defaults)),
      { maxLength: 2, selector: ([name]) => name },
    ),
    parameter: fc.option(fc.tuple(fc.constantFrom("id", "nr"), mostly(plainTypes, types)), { freq: 3 }),
    authentication: fc.constantFrom(...authentications),
    id: fc.option(fc.constantFrom("get_things", "things/list", "Thing", "class", "2nd", "thingInput"), {
      freq: 3,
    }),
    anyQuery: mostly([""], ["`?...`"]),
  })
  .map((one) => {
    const takes = one.method === "GET" || one.method === "HEAD" || one.method === "DELETE" ? "" : one.body;
    const path = `/${one.path.join("/")}${one.slash}`;
    return [
      `\`${one.method} ${path}${takes}${one.id === null ? "" : ` as ${one.id}`}\``,
      ...one.replies.map((reply) => `\`${reply}\``),
      ...one.queries.map(([name, type, value]) => `\`?${name}: ${type}${value}\``.replaceAll("``", "`")),
      ...one.headers.map(([name, type, value]) => `\`${name}: ${type}${value}\``),
      ...(one.parameter === null || !path.includes(`{${one.parameter[0]}}`)
        ? []
        : [`\`{${one.parameter[0]}}: ${one.parameter[1]}\``]),
      one.authentication,
      one.anyQuery,
    ]
      .filter((part) => part !== "")
      .join(", ");
  });

const field = fc.tuple(mostly(plainNames, names), mostly(plainCells, types), mostly(["", "optional"], rules));

/** Error entities and what fills them, some that do not fit, templates alone, and nothing. */
const shapes = [
  { entity: null, template: "" },
  {
    entity: [
      ["code", "string", ""],
      ["message", "string", ""],
    ],
    template: "{ code: {code}, message: {message} }",
  },
  { entity: [["errors", "map of string[]", ""]], template: "{ errors: { {field}: [{message}] } }" },
  {
    entity: [["fault", "{ code: string, field?: string }", ""]],
    template: "{ fault: { code: {code}, field?: {field} } }",
  },
  { entity: [["detail", "any", ""]], template: "{ detail: {status} }" },
  {
    entity: [
      ["error", "string", ""],
      ["status", "integer", ""],
      ["errors", "{ path: string, message: string }[]", "optional"],
    ],
    template: "{ error: {code}, status: {status}, errors?: [{ path: {pointer}, message: {message} }] }",
  },
  { entity: [["code", "GONE, TAKEN, BLANK", ""]], template: "{ code: {code} }" },
  { entity: null, template: "{ {field}: [{message}] }` or `{ detail: {detail} }" },
  { entity: null, template: '{ ok: false, "at a": "{instance} {code}", n: [1, { why: {title} }] }' },
] as const;

const catalogue = fc.record({
  shape: mostly<(typeof shapes)[number]>([shapes[0], shapes[1]], shapes),
  message: fc.constantFrom(
    "There is none",
    'Ends in """',
    '`{ errors: { body: ["gone"] } }`',
    "`{ gone: {code} }`",
    "a \\ b */ $`{x}`",
  ),
  listed: fc.subarray(["GONE", "TAKEN", "BLANK", "VALIDATION_FAILED", "UNAUTHENTICATED", "INTERNAL_ERROR"]),
});

const STATUS: Readonly<Record<string, number>> = {
  GONE: 404,
  TAKEN: 409,
  BLANK: 422,
  VALIDATION_FAILED: 400,
  UNAUTHENTICATED: 401,
  INTERNAL_ERROR: 500,
};

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

/** Codes for whatever is wrong, and other names for codes of the kernel. */
const arrows = [
  "`required -> BLANK`, `null -> BLANK`",
  "`unknown -> TAKEN`, `type -> BLANK`",
  "`VALIDATION_FAILED -> BLANK`",
  "`UNAUTHENTICATED -> TAKEN`, `MALFORMED_JSON -> BLANK`, `FORBIDDEN -> BLANK`",
  "`ROUTE_NOT_FOUND -> GONE`, `INTERNAL_ERROR -> TAKEN`, `UNSUPPORTED_MEDIA_TYPE -> BLANK`",
] as const;

/** Types that have names; some hold what they are held by. */
const namedTypes = [
  'State = "open", 2',
  "Slug = string length 1..9, pattern ^[a-z]+$",
  "Tags = Slug[] length ..3, distinct",
  "Maybe = integer nullable, 1..9",
  "Crowd = Thing[] length ..2",
  "Patch = partial Thing + { why: Slug }",
  "More = Thing + Patches - id",
  "Patches = { state?: State, ... }",
]
  .map((text) => `\`${text}\``)
  .join(", ");

/** A specification put together without regard to what can work: many are refused, and those that are not must work. */
export const anyWildSpec: fc.Arbitrary<readonly SourceFile[]> = fc
  .record({
    fields: fc.uniqueArray(field, { selector: ([name]) => name, minLength: 1, maxLength: 3 }),
    operations: fc.uniqueArray(operation, {
      minLength: 1,
      maxLength: 3,
      selector: (text) => text.split("`")[1],
    }),
    catalogue: fc.option(catalogue, { freq: 2 }),
    arrow: mostly([""], arrows),
    rest: mostly([""], ["any", "string", "Slug", "Thing", "none", "2", "Maybe"]),
  })
  .map(({ fields, operations, catalogue: errors, arrow, rest }) => {
    const entity = table(
      ["Field", "Type", "Rules"],
      [
        ["`id`", "string", "read-only"],
        ...fields.map(([name, type, rule]) => [`\`${name}\``, type, rule]),
        ...(rest === "" ? [] : [["...", rest, ""]]),
      ],
    );
    const requirements = operations.map(
      (one, at) =>
        `### Requirement: Things ${at + 1}\nThe system SHALL answer ${one}.${at === 0 ? ` ${arrow}` : ""}\n\n`,
    );
    const rows = errors?.listed.map((code) => [`\`${code}\``, String(STATUS[code]), errors.message]) ?? [];
    const named = errors?.shape.entity ?? null;
    const template = errors?.shape.template ?? "";
    const shape =
      named === null
        ? ""
        : `\`Failure\`\n\n${table(
            ["Field", "Type", "Rules"],
            named.map(([n, ...r]) => [`\`${n}\``, ...r]),
          )}\n\n`;
    const list =
      rows.length === 0
        ? ""
        : `${named === null ? "Each is a row." : "Each is a `Failure`."}${template === "" ? "" : ` It is \`${template}\`.`}\n\n${table(["Code", "Status", "Message"], rows)}\n`;
    return [
      spec(
        "wild",
        `# wild Specification\n\n## Purpose\nTo be refused, or to work.\n\n## Requirements\n\n${requirements.join("")}### Requirement: What a thing is\nA thing SHALL have these fields. ${namedTypes} ${credentials}\n\n\`Thing\`\n\n${entity}\n\n### Requirement: Refusals\nEvery refusal SHALL have a code.\n\n${shape}${list}`,
      ),
    ];
  });
