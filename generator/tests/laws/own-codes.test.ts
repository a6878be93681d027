import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OutputFile } from "../../3-emit/output-file.js";
import { askPython, describeWithPython } from "../../3-emit/python/testing/python.js";
import { targets } from "../../targets.js";
import type { WireRequest } from "./accepted/document-requests.js";
import { askTypeScript, type Served } from "./accepted/typescript-server.js";
import { compileSources, spec } from "./compile-sources.js";

/** Every arrow there is, each where it can stand. */
const text = `# shop Specification

## Purpose
Keeps users.

## Requirements

### Requirement: Errors
On \`ANY *\` what is missing is \`required -> BLANK\`, a null is \`null -> NULL_GIVEN\`, another type \`type -> ODD\`, and too much \`unknown -> EXTRA\`.
By other names go \`VALIDATION_FAILED -> INVALID\`, \`UNAUTHENTICATED -> WHO\`, \`ROUTE_NOT_FOUND -> NOWHERE\`, \`METHOD_NOT_ALLOWED -> NOT_SO\`,
\`MALFORMED_JSON -> NO_JSON\`, \`UNSUPPORTED_MEDIA_TYPE -> NO_MEDIA\`, \`BODY_TOO_LARGE -> TOO_MUCH\`, \`FORBIDDEN -> NOT_YOU\`.

| Code         | Status | Message         |
| ------------ | ------ | --------------- |
${[
  ["BLANK", 422],
  ["NULL_GIVEN", 423],
  ["ODD", 424],
  ["EXTRA", 425],
  ["INVALID", 418],
  ["WHO", 407],
  ["NOWHERE", 410],
  ["NOT_SO", 409],
  ["NO_JSON", 421],
  ["NO_MEDIA", 416],
  ["TOO_MUCH", 414],
  ["NOT_YOU", 451],
  ["NO_MAIL", 426],
  ["SMALL", 428],
  ["LONG", 431],
  ["TAKEN", 412],
]
  .map(([code, status]) => `| \`${code}\` | ${status} | Words of ${code} |`)
  .join("\n")}

### Requirement: Register
The system SHALL answer \`POST /users User\` with \`204\`, and what is used \`unique -> TAKEN\`.

\`User\`

| Field    | Type                       | Rules                                                      |
| -------- | -------------------------- | ---------------------------------------------------------- |
| \`id\`     | string                     | read-only                                                  |
| \`email\`  | email                      | length 1.. -> BLANK, unique, type -> NO_MAIL               |
| \`name\`   | string                     | required -> NO_MAIL, null -> NO_MAIL                       |
| \`age\`    | integer                    | optional, 1..9 -> SMALL                                    |
| \`size\`   | Size                       | optional                                                   |
| \`word\`   | string                     | optional, pattern \`^a\` -> NO_MAIL, length ..3 -> LONG      |
| \`inner\`  | Inner                      | optional, type -> SMALL                                    |
| \`tags\`   | Size[]                     | optional, length ..2 -> LONG                               |
| \`words\`  | string[]                   | optional, distinct -> SMALL, length ..3 -> LONG            |
| \`pairs\`  | Pair[]                     | optional, distinct                                         |
| \`state\`  | "open", "done"             | optional                                                   |
| \`maybe\`  | Maybe                      | optional, type -> NO_MAIL                                  |
| \`when\`   | date                       | optional                                                   |
| \`self\`   | User                       | optional                                                   |
| \`place\`  | { city: string, zip?: Size } | optional                                                 |

\`Pair\`

| Field | Type    | Rules     |
| ----- | ------- | --------- |
| \`a\`   | integer | default 1 |
| \`b\`   | any     | optional  |

\`Inner\`

| Field  | Type   | Rules |
| ------ | ------ | ----- |
| \`deep\` | Deep   |       |

\`Deep = string length 2.., required -> SMALL\`, \`Size = integer 1..9, type -> LONG, null -> LONG\`, \`Maybe = string nullable, type -> LONG\`

### Requirement: Look
The system SHALL answer \`GET /users\` with \`204\`. \`?page: 1.. -> SMALL, required\`, \`?sort: "up", "down" type -> NO_MAIL\`, \`X-Trace: integer required -> SMALL\`.

### Requirement: Look at one
The system SHALL answer \`GET /users/{nr}\` with \`204\`. \`{nr}: integer type -> LONG\`

### Requirement: All that begins alike
On \`ANY /users/*\` a bad type is \`type -> NO_MAIL\`, and on \`GET /users/{nr}\` itself it is not; too much is \`unknown -> LONG\`.

### Requirement: Ask who
The system SHALL answer \`DELETE /users/{nr}\` with \`204\` for \`Authorization: Bearer boss\`.
`;

const json = { "content-type": "application/json" };
const send = (method: string, path: string, body: unknown, headers: object = json): WireRequest => ({
  operation: null,
  kind: "refused",
  method,
  path,
  headers: { ...headers } as Record<string, string>,
  body: body === null ? null : typeof body === "string" ? body : JSON.stringify(body),
});
const register = (body: unknown) => send("POST", "/users", body);
const right = { email: "a@b.de", name: "x" };
const look = (path: string, headers: object = { "x-trace": "1" }) => send("GET", path, null, headers);

const cases: readonly (readonly [request: WireRequest, answer: string])[] = [
  [register(right), "501"],
  [register({ ...right, email: "" }), "422 email"],
  [register({ ...right, email: "x" }), "426 email"],
  [register({ ...right, email: 1 }), "426 email"],
  [register({ ...right, email: null }), "423 email"],
  [register({ name: "x" }), "422 email"],
  [register({ email: "a@b.de" }), "426 name"],
  [register({ email: "a@b.de", name: null }), "426 name"],
  [register({ email: "x", name: null }), "426 email name"],
  [register({ email: "", name: null }), "418 email name"],
  [register({}), "418 email name"],
  [send("POST", "/users", null, {}), "418 email name"],
  [register([]), "424 "],
  [register("null"), "423 "],
  [register({ ...right, b: 1 }), "425 b"],
  [register({ ...right, b: 1, c: 1 }), "425 b c"],
  [register({ ...right, b: 1, age: "x" }), "418 age b"],
  [register({ ...right, age: "x" }), "424 age"],
  [register({ ...right, age: 10 }), "428 age"],
  [register({ ...right, age: null }), "423 age"],
  [register({ ...right, age: 2 ** 60 }), "424 age"],
  [register({ ...right, age: 1.5 }), "424 age"],
  [register({ ...right, size: "x" }), "431 size"],
  [register({ ...right, size: null }), "431 size"],
  [register({ ...right, size: 10 }), "418 size"],
  [register({ ...right, word: "bbbb" }), "431 word"],
  [register({ ...right, word: "bbb" }), "426 word"],
  [register({ ...right, inner: 1 }), "428 inner"],
  [register({ ...right, inner: null }), "423 inner"],
  [register({ ...right, inner: {} }), "428 inner.deep"],
  [register({ ...right, inner: { deep: "x" } }), "418 inner.deep"],
  [register({ ...right, inner: { deep: "xx", b: 1 } }), "425 inner.b"],
  [register({ ...right, tags: [1, "x"] }), "431 tags[1]"],
  [register({ ...right, tags: [1, null] }), "431 tags[1]"],
  [register({ ...right, tags: [1, 2, 3] }), "431 tags"],
  [register({ ...right, tags: 1 }), "424 tags"],
  [register({ ...right, words: ["a", "b"] }), "501"],
  [register({ ...right, words: ["a", "a"] }), "428 words"],
  [register({ ...right, words: ["a", "a", "b", "c"] }), "431 words"],
  [register({ ...right, words: ["a", "a", 1] }), "424 words[2]"],
  [register({ ...right, pairs: [{ a: 1 }, { a: 2 }, {}] }), "501"],
  [
    register({
      ...right,
      pairs: [
        { a: 1, b: [1, { c: 2, d: 3 }] },
        { b: [1, { d: 3, c: 2 }], a: 1 },
      ],
    }),
    "418 pairs",
  ],
  [register('{"email":"a@b.de","name":"x","pairs":[{"a":1},{"a":1.0}]}'), "418 pairs"],
  [register({ ...right, pairs: [{ b: 1 }, { b: true }, { b: "1" }, { b: null }, { b: "true" }] }), "501"],
  [register({ ...right, pairs: [{ b: 0 }, { b: -0 }] }), "418 pairs"],
  [register({ ...right, state: "shut" }), "424 state"],
  [register({ ...right, state: null }), "423 state"],
  [register({ ...right, maybe: null }), "501"],
  [register({ ...right, maybe: 1 }), "426 maybe"],
  [register({ ...right, when: "x" }), "424 when"],
  [register({ ...right, self: { email: "a@b.de" } }), "426 self.name"],
  [register({ ...right, place: {} }), "422 place.city"],
  [register({ ...right, place: { city: "x", zip: "x" } }), "431 place.zip"],
  [register({ ...right, name: "\u0000" }), "424 name"],
  [register("{"), "421"],
  [send("POST", "/users", "x", { "content-type": "text/plain" }), "416"],
  [register({ ...right, name: "x".repeat(2_000) }), "414"],
  [look("/users?page=1"), "501"],
  [look("/users"), "422 page"],
  [look("/users?page=x"), "424 page"],
  [look("/users?page=0"), "428 page"],
  [look("/users?page=1&page=2"), "424 page"],
  [look("/users?page=1&sort=odd"), "426 sort"],
  [look("/users?page=1&b=1"), "425 b"],
  [look("/users?page=1", {}), "428 X-Trace"],
  [look("/users?page=1", { "x-trace": "x" }), "424 X-Trace"],
  [look("/users?page=%zz"), "418"],
  [look("/users/1"), "501"],
  [look("/users/x"), "431 nr"],
  [look("/users/1?b=1"), "431 b"],
  [send("DELETE", "/users/1", null, {}), "407"],
  [send("DELETE", "/users/x", null, { authorization: "Bearer ann" }), "451"],
  [look("/nowhere"), "410"],
  [send("PUT", "/users", null, {}), "409"],
];

interface Body {
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}

/** The status and the bad places: each code has a status of its own here. */
function shown({ answers }: Extract<Served, { kind: "answers" }>): readonly string[] {
  return answers.map(({ status, text: body }) => {
    const { errors } = (body === "" ? {} : JSON.parse(body)) as Body;
    return [String(status), ...(errors ?? []).map(({ path }) => path).sort()].join(" ");
  });
}

let files: readonly OutputFile[] = [];
let folder = "";

beforeAll(() => {
  const cache = resolve(import.meta.dirname, "../../../.cache");
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, "own-codes-"));
  const compiled = compileSources([spec("shop", text)], { targets });
  expect(compiled.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  files = compiled.files;
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("codes of one's own", () => {
  it("answer what is wrong in TypeScript", async () => {
    const served = await askTypeScript(
      folder,
      files,
      cases.map(([request]) => request),
    );
    if (served.kind === "fault") expect.fail(served.fault);
    expect(shown(served)).toEqual(cases.map(([, answer]) => answer));
  }, 60_000);
});

describeWithPython("codes of one's own, in Python", () => {
  it("answer what is wrong", () => {
    const own = files.flatMap(({ path, text: written }) =>
      path.startsWith("python/contract/") ? [[path.slice("python/".length), written]] : [],
    );
    const question = [{ files: Object.fromEntries(own), requests: cases.map(([request]) => request) }];
    const [served] = askPython("serve.py", question) as readonly Served[];
    if (served?.kind !== "answers") expect.fail(served?.fault ?? "not served");
    expect(shown(served)).toEqual(cases.map(([, answer]) => answer));
  }, 60_000);
});
