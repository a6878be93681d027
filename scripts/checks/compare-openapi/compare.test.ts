import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { canonicalDocument } from "./canonical.js";
import { compareDocuments } from "./compare.js";
import { differencesOf } from "./differences.js";
import { isList, isObject, type Json, type JsonObject, objectOr } from "./json.js";

const components = (schemas: JsonObject): JsonObject => ({ components: { schemas } });
/** A document with one operation that answers this. */
const answering = (schema: Json, more: JsonObject = {}): JsonObject => ({
  paths: { "/a": { get: { responses: { 200: { content: { "application/json": { schema } } } } } } },
  ...more,
});
const asking = (operation: JsonObject, more: JsonObject = {}): JsonObject => ({
  paths: { "/a": { post: { responses: {}, ...operation } } },
  ...more,
});
const pointers = (left: JsonObject, right: JsonObject) =>
  compareDocuments(left, right).map(({ pointer }) => pointer);
const AT = "/paths/~1a/get/responses/200/content/application~1json/schema";
const self = { type: "object", properties: { next: { $ref: "#/components/schemas/A" } } };
const tail = { type: "object", properties: { next: { $ref: "#/components/schemas/B" } } };

describe("spellings of one schema", () => {
  test.each<[string, Json, Json]>([
    ["null beside a type", { type: ["string", "null"] }, { anyOf: [{ type: "null" }, { type: "string" }] }],
    ["nullable of 3.0", { type: ["integer", "null"] }, { type: "integer", nullable: true }],
    [
      "a nullable enum",
      { type: ["string", "null"], enum: ["A", null] },
      { anyOf: [{ const: "A" }, { type: "null" }] },
    ],
    ["const and an enum of one", { const: "A" }, { type: "string", enum: ["A"] }],
    ["an enum in another order", { enum: ["B", "A"] }, { type: "string", enum: ["A", "B"] }],
    [
      "an open bound of whole numbers",
      { type: "integer", exclusiveMinimum: 0 },
      { type: "integer", minimum: 1 },
    ],
    [
      "an open bound of 3.0",
      { type: "number", minimum: 0, exclusiveMinimum: true },
      { type: "number", exclusiveMinimum: 0 },
    ],
    [
      "a choice of one",
      { oneOf: [{ type: "string", minLength: 1 }] },
      { type: "string", allOf: [{ minLength: 1 }] },
    ],
    ["what goes without saying", { type: "array", items: {}, minItems: 0 }, { type: "array" }],
    ["more of anything", { type: "object", additionalProperties: true, required: [] }, { type: "object" }],
    [
      "remarks",
      { type: "string", title: "A", description: "b", examples: ["c"], "x-caller": true },
      { type: "string" },
    ],
    ["required in another order", { required: ["a", "b"] }, { required: ["b", "a"] }],
    ["base64", { type: "string", contentEncoding: "base64" }, { type: "string", format: "byte" }],
    ["a hint of width", { type: "integer", format: "int64" }, { type: "integer" }],
  ])("%s", (_what, left, right) => {
    expect(compareDocuments(answering(left), answering(right))).toEqual([]);
  });

  test("a reference, whatever it is called, and what it leads to", () => {
    const inline = answering({ type: "string", minLength: 1 });
    const named = answering(
      { $ref: "#/components/schemas/Name", description: "its" },
      components({ Name: { type: "string", minLength: 1 } }),
    );
    expect(compareDocuments(inline, named)).toEqual([]);
  });

  test("a pattern beside a reference to another one: both hold", () => {
    const inline = answering({ type: "string", pattern: "^a", allOf: [{ pattern: "b$" }] });
    const named = answering(
      { $ref: "#/components/schemas/Name", pattern: "b$" },
      components({ Name: { type: "string", pattern: "^a" } }),
    );
    expect(compareDocuments(inline, named)).toEqual([]);
    const other = answering({ type: "string", pattern: "b$" });
    expect(compareDocuments(other, named)).not.toEqual([]);
  });

  test("things that lead to themselves", () => {
    const left = answering({ $ref: "#/components/schemas/A" }, components({ A: self }));
    const right = answering({ $ref: "#/components/schemas/B" }, components({ B: tail }));
    expect(compareDocuments(left, right)).toEqual([]);
    const text = answering({ type: "object", properties: { next: { type: "object" } } });
    expect(pointers(left, text)).not.toEqual([]);
  });
});

describe("schemas that take other values", () => {
  test.each<[string, Json, Json, string]>([
    ["another type", { type: "string" }, { type: "integer" }, "/type"],
    ["null", { type: ["string", "null"] }, { type: "string" }, "/type"],
    ["a bound", { type: "integer", minimum: 1 }, { type: "integer", minimum: 0 }, "/minimum"],
    [
      "an open bound of numbers",
      { type: "number", exclusiveMinimum: 0 },
      { type: "number", minimum: 0 },
      "/exclusiveMinimum",
    ],
    ["no bound", { type: "integer", maximum: 9 }, { type: "integer" }, "/maximum"],
    ["a value more", { enum: ["A"] }, { enum: ["A", "B"] }, "/enum"],
    ["a pattern", { type: "string", pattern: "^a" }, { type: "string", pattern: "^b" }, "/pattern"],
    ["a format", { type: "string", format: "date-time" }, { type: "string" }, "/format"],
    ["required", { required: ["a"] }, {}, "/required"],
    [
      "strictness",
      { type: "object", additionalProperties: false },
      { type: "object" },
      "/additionalProperties",
    ],
    ["a field", { properties: { "a/b": {} } }, { properties: {} }, "/properties"],
    [
      "a field of a field",
      { properties: { a: { items: { type: "string" } } } },
      { properties: { a: { items: { type: "integer" } } } },
      "/properties/a/items/type",
    ],
    ["a default", { default: 1 }, {}, "/default"],
  ])("differ in %s", (_what, left, right, place) => {
    expect(pointers(answering(left), answering(right))).toContain(`${AT}${place}`);
  });
});

describe("operations", () => {
  const query = { name: "limit", in: "query", schema: { type: "integer" } };
  const header = { name: "Idempotency-Key", in: "header", schema: { type: "string" } };
  const body = { content: { "application/json": { schema: { type: "object" } } } };
  const bearer = (name: string) => ({
    components: { securitySchemes: { [name]: { type: "http", scheme: "bearer" } } },
  });

  test("are the same in whatever order, from wherever they have it, whatever their schemes are called", () => {
    const left = asking(
      { parameters: [query, header], requestBody: body, security: [{ Bearer: [] }] },
      bearer("Bearer"),
    );
    const right: JsonObject = {
      paths: {
        "/a": {
          parameters: [{ ...header, name: "idempotency-key", required: false }],
          post: {
            tags: ["t"],
            summary: "s",
            parameters: [{ ...query, style: "form", explode: true }],
            requestBody: { required: false, ...body },
            responses: {},
          },
        },
      },
      security: [{ HTTPBearer: [] }],
      ...bearer("HTTPBearer"),
    };
    expect(compareDocuments(left, right)).toEqual([]);
  });

  test.each<[string, JsonObject, JsonObject, string]>([
    ["a parameter", { parameters: [query] }, {}, "/parameters/query limit"],
    [
      "whether one is required",
      { parameters: [query] },
      { parameters: [{ ...query, required: true }] },
      "/parameters/query limit/required",
    ],
    [
      "how one is written",
      { parameters: [query] },
      { parameters: [{ ...query, explode: false }] },
      "/parameters/query limit/explode",
    ],
    ["a body", { requestBody: body }, {}, "/requestBody"],
    [
      "whether it is required",
      { requestBody: body },
      { requestBody: { ...body, required: true } },
      "/requestBody/required",
    ],
    [
      "a type of content",
      { requestBody: body },
      { requestBody: { content: { "text/plain": {} } } },
      "/requestBody/content/text~1plain",
    ],
    ["a status", { responses: { 201: {} } }, { responses: { 200: {} } }, "/responses/200"],
    [
      "a header of an answer",
      { responses: { 200: { headers: { Allow: {} } } } },
      { responses: { 200: {} } },
      "/responses/200/headers/allow",
    ],
    ["whether a token is asked", { security: [{ Bearer: [] }] }, { security: [] }, "/security"],
    [
      "which role is asked",
      { security: [{ Bearer: ["admin"] }] },
      { security: [{ Bearer: [] }] },
      "/security/0",
    ],
    ["their name", { operationId: "a" }, { operationId: "b" }, "/operationId"],
  ])("differ in %s", (_what, left, right, place) => {
    const more = bearer("Bearer");
    expect(pointers(asking(left, more), asking(right, more))).toContain(`/paths/~1a/post${place}`);
  });

  test("one that is missing is reported", () => {
    expect(pointers(asking({}), { paths: { "/a": {}, "/b": { get: {} } } })).toEqual([
      "/paths/~1a/post",
      "/paths/~1b",
    ]);
  });
});

const ours: JsonObject = JSON.parse(
  readFileSync(new URL("../../../generated/openapi.json", import.meta.url), "utf8"),
);

test("our own description is what it is, in whatever order its fields stand", () => {
  const reversed = (value: Json): Json => {
    if (isList(value)) return value.map(reversed);
    return isObject(value)
      ? Object.fromEntries(
          Object.entries(value)
            .reverse()
            .map(([name, item]) => [name, reversed(item)]),
        )
      : value;
  };
  expect(compareDocuments(ours, reversed(ours) as JsonObject)).toEqual([]);
});

test("whatever word of a schema in it is lost, it is missed", { timeout: 30_000 }, () => {
  const words = "pattern minimum maximum minLength maxLength minItems enum format required $ref items type";
  const said = new Set(words.split(" "));
  /** The places of all words; those of a schema that nobody uses are not missed, and an enum says its type by itself. */
  const places = (schema: JsonObject, at: readonly string[]): (readonly string[])[] =>
    Object.entries(schema).flatMap(([name, item]) => {
      const own = said.has(name) && !(name === "type" && "enum" in schema) ? [[...at, name]] : [];
      const inner = name === "properties" ? Object.entries(objectOr(item)) : [];
      const items = name === "items" ? places(objectOr(item), [...at, name]) : [];
      const fields = inner.flatMap(([field, value]) => places(objectOr(value), [...at, name, field]));
      return [...own, ...items, ...fields];
    });
  const without = (value: Json, [name = "", ...rest]: readonly string[]): JsonObject => {
    const { [name]: inner = null, ...others } = objectOr(value);
    return rest.length === 0 ? others : { ...others, [name]: without(inner, rest) };
  };
  const schemas = Object.entries(objectOr(objectOr(ours.components).schemas));
  const used = schemas.filter(([name]) => name !== "User" && name !== "PaymentEvent");
  const all = used.flatMap(([name, schema]) => places(objectOr(schema), ["components", "schemas", name]));
  expect(all.length).toBeGreaterThan(80);
  const canonical = canonicalDocument(ours);
  const unmissed = all.filter(
    (path) => differencesOf(canonical, canonicalDocument(without(ours, path))).length === 0,
  );
  expect(unmissed).toEqual([]);
});
