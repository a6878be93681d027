import { expect, it } from "vitest";
import { compareDocuments } from "../../../scripts/checks/compare-openapi/compare.js";
import type { JsonObject } from "../../../scripts/checks/compare-openapi/json.js";
import { askPython, describeWithPython } from "../../3-emit/python/testing/python.js";
import { targets } from "../../targets.js";
import { misfits } from "./accepted/judge-served.js";
import type { Served } from "./accepted/typescript-server.js";
import { compileSources, errorsOf, fileText, spec } from "./compile-sources.js";
import { imported } from "./imported.js";

const table = (name: string, rows: readonly string[]): string =>
  `\`${name}\`\n\n| Field | Type | Rules |\n| - | - | - |\n${rows.map((row) => `| ${row} |`).join("\n")}\n`;

/** Entities that requests and answers share, that one of them has alone, and defaults in defaults. */
const text = `# hats Specification

## Purpose
Hats with what is filled in.

## Requirements

### Requirement: Hats
The system SHALL answer \`POST /hats Hat\` with \`201 Hat\`, \`PUT /hats/{id} Change\` with \`200 Box[]\`, \`GET /hats\` with
\`200 { all: Hat[], more?: Seen }\`, \`POST /boxes Box\` with \`204\`.

${table("Hat", ["`name` | string | ", "`size` | integer | default 3", '`band` | Band | default { text: "x" }', "`bands` | Band[] | default [{}, { width: 9 }]"])}
${table("Band", ['`text` | string | optional, default "none"', "`width` | integer | default 2", "`note` | string | optional", "`pin` | Pin | default {}"])}
${table("Pin", ["`metal` | TIN, GOLD | default TIN", "`maker` | string | default null, nullable"])}
${table("Change", ["`size` | integer | default 4", "`pin` | Pin | optional"])}
${table("Seen", ["`times` | integer | read-only, default 0", "`pin` | Pin | optional"])}
${table("Box", ['`id` | string | read-only, default "box"', "`depth` | integer | default 1", "`lid` | Lid | default {}"])}
${table("Lid", ['`made` | string | read-only, default "here"', "`hinges` | integer | default 2"])}
### Requirement: Refusals
Every refusal is a \`Failure\`: \`{ code: {code}, message: {message} }\`.

| Code | Status | Message |
| ---- | ------ | ------- |
| \`GONE\` | 404 | It is gone |

${table("Failure", ["`code` | string | ", '`message` | string | default "none"', "`clip` | Clip | optional"])}
${table("Clip", ["`width` | integer | default 2"])}

On \`PUT /clips Clip\` the system SHALL answer \`204\`.
`;

const compiled = () => compileSources([spec("hats", text)], { targets });

/** What each model reads, and as what. */
const pin = { metal: "TIN", maker: null };
const band = { text: "none", width: 2, pin };
const read: readonly (readonly [model: string, given: object, read: object])[] = [
  ["Pin", {}, pin],
  ["Band", {}, band],
  [
    "Hat",
    { name: "a" },
    { name: "a", size: 3, band: { ...band, text: "x" }, bands: [band, { ...band, width: 9 }] },
  ],
  ["Hat", { name: "a", band: {}, bands: [] }, { name: "a", size: 3, band, bands: [] }],
  ["Change", {}, { size: 4 }],
  ["Box", {}, { id: "box", depth: 1, lid: { made: "here", hinges: 2 } }],
  ["BoxBody", {}, { depth: 1, lid: { hinges: 2 } }],
];

it("a default is whole: what it leaves out is filled in from the defaults inside it", async () => {
  expect(errorsOf(compiled())).toEqual([]);
  const schemas = await imported(fileText(compiled(), "schemas.ts"));
  for (const [model, given, whole] of read) expect(schemas[model]?.parse(given), model).toEqual(whole);
});

it("a default that leads back to itself, or is too large, is an error and not endless", () => {
  const rows = (name: string, inner: string) =>
    table(name, [`\`a\` | ${inner} | default {}`, `\`b\` | ${inner} | default {}`]);
  const said = (tables: readonly string[]) =>
    errorsOf(
      compileSources([
        spec(
          "loops",
          `# loops Specification\n\n## Purpose\nLoops.\n\n## Requirements\n\n### Requirement: Loops\nThe system SHALL answer \`GET /loops\` with \`200 Loop0\`.\n\n${tables.join("\n")}`,
        ),
      ]),
    );
  expect(said([rows("Loop0", "Loop1"), rows("Loop1", "Loop0")])[0]).toContain("and so never ends");
  const many = Array.from({ length: 40 }, (_, i) => rows(`Loop${i}`, `Loop${i + 1}`));
  const [first] = said([...many, table("Loop40", ["`a` | integer | default 1"])]);
  expect(first).toContain("comes to more than 1,000 values");
});

it("an answer always has a field with a default, and a request may leave it out", () => {
  const document = JSON.parse(fileText(compiled(), "openapi.json"));
  const { schemas } = document.components;
  const required = Object.fromEntries(
    Object.entries<{ required?: string[] }>(schemas).map(([name, schema]) => [name, schema.required ?? []]),
  );
  expect(required).toMatchObject({
    Hat: ["name", "size", "band", "bands"],
    HatBody: ["name"],
    Band: ["width", "pin"],
    BandBody: [],
    Failure: ["code", "message"],
    Clip: ["width"],
    ClipBody: [],
    Pin: ["metal", "maker"],
    PinBody: [],
    Change: [],
    Seen: ["times"],
    Box: ["id", "depth", "lid"],
    BoxBody: [],
    LidBody: [],
  });
  expect(schemas.Change.properties.pin).toEqual({ $ref: "#/components/schemas/PinBody" });
  expect(misfits(document)).toEqual([]);
});

it("the description of a body says what no text in it may hold", () => {
  const { paths } = JSON.parse(fileText(compiled(), "openapi.json"));
  expect(paths["/hats"].post.requestBody.description).toContain("U+0000");
});

describeWithPython("in Python", () => {
  it("defaults are read as the same, and described as the same", () => {
    const files = Object.fromEntries(
      compiled().files.flatMap(({ path, text: content }) =>
        path.startsWith("python/contract/") ? [[path.slice("python/".length), content]] : [],
      ),
    );
    const models = files["contract/models.py"] ?? "";
    const answers = askPython("values.py", { models, values: read.map(([model, given]) => [model, given]) });
    expect(answers).toEqual(read.map(([, , whole]) => ({ read: whole })));
    const wanted = { method: "GET", path: "/openapi.json", headers: {}, body: null };
    const [served] = askPython("serve.py", [{ files, requests: [wanted] }]) as readonly Served[];
    const described: JsonObject = JSON.parse(
      served?.kind === "answers" ? (served.answers[0]?.text ?? "") : "",
    );
    const own: JsonObject = JSON.parse(fileText(compiled(), "openapi.json"));
    expect(compareDocuments(own, described)).toEqual([]);
    expect(JSON.stringify(described.paths)).toContain("may hold U+0000");
  });
});
