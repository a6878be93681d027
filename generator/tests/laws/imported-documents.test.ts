import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { type Imported, importApi } from "../../import/import-api.js";
import { isList, isObject } from "../../import/read/json.js";
import type { Json } from "../../model.js";
import { compileSources, spec } from "./compile-sources.js";

const samples = new URL("../../../scripts/checks/roundtrip/samples/", import.meta.url);
const library: Json = parse(readFileSync(new URL("library.yaml", samples), "utf8"));

const imported = (document: Json): Imported =>
  importApi({ root: "api.json", files: new Map([["api.json", document]]) });

/** What the compiler has to say of an imported document; notes are no faults. */
const faultsOf = ({ title, capabilities }: Imported): readonly string[] =>
  compileSources(
    [...capabilities].map(([id, text]) => spec(id, text)),
    { title, unknown: "ignore", targets: ["typescript", "python"] },
  ).diagnostics.map(({ code, message }) => `${code}: ${message}`);

/** Texts that would be something else in Markdown, in the notation or in JavaScript. */
const hostileTexts = [
  "",
  " ",
  "__proto__",
  "constructor",
  "a`b``c",
  "# Heading",
  "x\n\n### Requirement: Another\n\n#### Scenario: One\n\n- **WHEN** `GET /evil`",
  "```\ncode",
  "| a | b |\n| - | - |\n| `c` | 404 |",
  "**Priority**: P0 `404 EVIL`",
  "<script>alert(1)</script> &lt; \\| [a](b) ![c](d)",
  "\u202eGNP\u0000\u0007\ud800",
  "../../../etc/passwd",
  "/a/{b}/{b}",
  "/{a}-{b}.{c}",
  "GET /x",
  "{user.id}",
  "ÄÖ 订单 👍",
  "x".repeat(3000),
  "$ref",
  "#/components/schemas/Book",
  "#/components/schemas/Nowhere",
  "../outside.json#/a",
  "https://example.com/a.json",
  "#",
  "integer",
  "date-time",
  "(?=a)b",
  "^a, b -> c = d|`e`$",
];

const hostile: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(...hostileTexts),
  fc.constantFrom<Json>(null, true, false, 0, -1, 1.5, 1e21, 1e-9, -(2 ** 53), Number.MAX_VALUE, [], {}, [
    [],
  ]),
  fc.constantFrom<Json>(
    ...hostileTexts.map((text) => ({ $ref: text })),
    {
      type: "object",
      properties: Object.fromEntries(hostileTexts.map((text) => [text, { type: "string" }])),
    },
    { enum: hostileTexts },
    { enum: ["A", "B", null, 1] },
    { oneOf: [{ type: "null" }, { $ref: "#/components/schemas/Shelf" }] },
    { allOf: [{ $ref: "#/components/schemas/Book" }, { $ref: "#/components/schemas/Shelf" }] },
    { type: ["string", "integer", "null"], default: "x" },
    { type: "array", items: { type: "array", items: { enum: ["A", "B"] } } },
    { type: "string", minLength: 5, maxLength: 2, pattern: "^b" },
    { type: "integer", minimum: 5, maximum: 2 },
    { type: "integer", minimum: 0.5, maximum: 0.75 },
  ),
);

/** The document with something else at some places, or under another name. */
function withHostile(document: Json, places: readonly (readonly [number, Json, boolean])[]): Json {
  let at = 0;
  const wanted = new Map(places.map(([place, value, isName]) => [place, { value, isName }]));
  const copy = (value: Json): Json => {
    if (isList(value)) return value.map(visit);
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => {
        const found = wanted.get(at + 1);
        const renamed = found?.isName && typeof found.value === "string" ? found.value : name;
        return [renamed, visit(item)];
      }),
    );
  };
  const visit = (value: Json): Json => {
    const found = wanted.get(++at);
    return found === undefined || found.isName ? copy(value) : found.value;
  };
  return copy(document);
}

const count = JSON.stringify(library).match(/[:,[{]/g)?.length ?? 0;

test("whatever stands in a document, it becomes a specification without faults", () => {
  const place = fc.tuple(fc.nat(count), hostile, fc.boolean());
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 4 }), (places) => {
      const document = withHostile(library, places);
      const first = imported(document);
      expect(faultsOf(first)).toEqual([]);
      expect(imported(JSON.parse(JSON.stringify(document)))).toEqual(first);
    }),
    { numRuns: Number(process.env.RUNS ?? 60) },
  );
});

test("schemas that hold themselves, and nine hundred of them, come to an end", () => {
  const names = Array.from({ length: 900 }, (_, i) => `S${i}`);
  const schemas = Object.fromEntries(
    names.map((name, i) => [
      name,
      {
        type: "object",
        properties: {
          next: { $ref: `#/components/schemas/S${(i + 1) % 900}` },
          all: { type: "array", items: { $ref: `#/components/schemas/S${(i * 7) % 900}` } },
        },
      },
    ]),
  );
  const loop = { allOf: [{ $ref: "#/components/schemas/Loop" }] };
  const lists = { type: "array", items: { $ref: "#/components/schemas/Lists" } };
  const tree = { oneOf: [{ $ref: "#/components/schemas/Tree" }, { type: "string" }] };
  const document = {
    openapi: "3.1.0",
    paths: Object.fromEntries(
      ["S0", "Loop", "Lists", "Tree"].map((name) => [
        `/${name}`,
        {
          get: {
            responses: {
              200: { content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } } },
            },
          },
        },
      ]),
    ),
    components: { schemas: { ...schemas, Loop: loop, Lists: lists, Tree: tree } },
  };
  const made = imported(document);
  expect(faultsOf(made)).toEqual([]);
  expect([...made.capabilities.values()].join("").match(/^`TypeS\d+`$/gm)).toHaveLength(900);
});

test("types in types, however deep, come to an end", () => {
  let deep: Json = { type: "string" };
  for (let i = 0; i < 500; i++) deep = { type: "array", items: deep };
  const responses = { 200: { content: { "application/json": { schema: deep } } } };
  const made = imported({ openapi: "3.0.0", paths: { "/deep": { get: { responses } } } });
  expect(faultsOf(made)).toEqual([]);
  expect(made.losses.map(({ reason }) => reason)).toContain("endless");
});
