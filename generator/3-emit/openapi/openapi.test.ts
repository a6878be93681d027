import { createConfig, lintFromString } from "@redocly/openapi-core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noMemory } from "../../memory.js";
import type { FieldCheck, SpecModel } from "../../model.js";
import { credential, operation } from "../testing/parts.js";
import { shopModel } from "../testing/shop-model.js";
import { harmless } from "../testing/texts.js";
import { tortureModel } from "../testing/torture-model.js";
import { fieldSchema, typeSchema } from "./json-schema.js";
import { jsonText } from "./json-text.js";
import type { Node } from "./node.js";
import { openapi } from "./openapi.js";

const textOf = (spec: SpecModel) => openapi(spec, noMemory)[0]?.text ?? "";
const read = (spec: SpecModel) => JSON.parse(textOf(spec));

async function problems(spec: SpecModel) {
  const config = await createConfig({ extends: ["recommended"] });
  const found = await lintFromString({ source: textOf(spec), absoluteRef: "openapi.json", config });
  return found.map(({ ruleId, severity, location }) => `${severity} ${ruleId} ${location[0]?.pointer}`);
}

describe("openapi.json", () => {
  it("is clean for an independent linter, but for the licence and the things that nobody uses", async () => {
    const accepted = /^warn (info-license|no-unused-components)/;
    expect((await problems(shopModel)).filter((one) => !accepted.test(one))).toEqual([]);
    const torture = await problems(tortureModel(harmless));
    expect(torture.filter((one) => one.startsWith("error"))).toEqual([]);
  }, 60_000);

  it("shows bodies and answers from the scenarios, references replaced", () => {
    const { paths } = read(shopModel);
    const found = paths["/api/products/{id}"].get.responses["200"].content["application/json"].examples;
    expect(found["order-management/create-an-order/the-stock-is-too-short"].value).toEqual({
      id: "prod_1",
      name: "name",
      stock: 5,
    });
    expect(paths["/api/products/{id}"].get["x-scenarios"]).toEqual([
      "order-management/create-an-order/the-stock-is-too-short",
    ]);
  });

  it("shares the responses of the same codes, with an example for each", () => {
    const { paths, components } = read(shopModel);
    const shared = { $ref: "#/components/responses/400-VALIDATION_FAILED" };
    expect(paths["/api/products"].post.responses["400"]).toEqual(shared);
    expect(paths["/api/orders"].get.responses["400"]).toEqual(shared);
    expect(components.examples.CART_EMPTY.value).toEqual({
      code: "CART_EMPTY",
      message: "Your cart is empty",
      status: 400,
    });
  });

  it("distinguishes absent, null and default", () => {
    const { components } = read(tortureModel(harmless));
    const schema = components.schemas[harmless(0)];
    expect(schema.properties[harmless(31)]).toMatchObject({ enum: [harmless(20), harmless(21), null] });
    expect(schema.properties[harmless(31)].default).toBe(harmless(20));
    // An answer always has what has a default, a request may leave it out.
    expect(schema.required).toContain(harmless(31));
    expect(components.schemas[`${harmless(0)}Body`].required).not.toContain(harmless(31));
    expect(schema.required).toContain(harmless(41));
    expect(schema.properties[harmless(42)].type).toEqual(["number", "null"]);
  });

  it("bounds every integer, as the notation does, where no rule bounds it more narrowly", () => {
    const type = { kind: "scalar", scalar: "integer" } as const;
    const bare = { min: null, max: null, exclusiveMin: false, exclusiveMax: false };
    const range = (rule: object) => [{ kind: "range", code: null, ...bare, ...rule } as const];
    const [field] = shopModel.entities[0]?.fields ?? [];
    if (field === undefined) throw new Error("the shop has a field");
    const text = (node: Node) => JSON.parse(jsonText(node));
    const side = { isAnswer: true, refOf: () => new Map() };
    const schema = (checks: readonly FieldCheck[]) => text(fieldSchema({ ...field, type, checks }, side));
    const [minimum, maximum] = [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
    expect(schema([])).toMatchObject({ minimum, maximum });
    expect(schema(range({ min: 1 }))).toMatchObject({ minimum: 1, maximum });
    expect(schema(range({ min: 0, exclusiveMin: true }))).not.toHaveProperty("minimum");
    expect(text(typeSchema({ kind: "list", item: type }, side))).toMatchObject({
      items: { minimum, maximum },
    });
  });

  it("knows no authentication unless there is one, and then its scheme", () => {
    expect(read(shopModel).security).toEqual([]);
    expect(read(shopModel).components.securitySchemes).toBeUndefined();
    const bearer = credential("Bearer");
    const authentication = { ways: [[{ credential: bearer, roles: ["admin"] }]], needed: false };
    const operations = [operation("getApi", "GET", "/api", { authentication })];
    const spec = { ...shopModel, credentials: [bearer], operations };
    expect(read(spec).components.securitySchemes).toEqual({ Bearer: { type: "http", scheme: "bearer" } });
    expect(read(spec).paths["/api"].get.security).toEqual([{ Bearer: ["admin"] }, {}]);
  });

  it("ends, however entities refer to each other", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), (depth) => {
        const text = { kind: "scalar", scalar: "string" } as const;
        const bare = shopModel.entities[0]?.fields[0];
        if (bare === undefined) throw new Error("the shop has a field");
        const entities = Array.from({ length: depth }, (_, i) => ({
          name: `E${i}`,
          fields: ["a", "b"].map((name) => ({
            ...bare,
            name,
            optional: false,
            checks: [],
            type: i === depth - 1 ? text : ({ kind: "entity", name: `E${i + 1}`, view: "full" } as const),
          })),
          rest: { kind: "refused" } as const,
          hasInput: false,
          requirement: "r",
          description: "",
          origin: { path: "p", line: 1, column: 1 },
        }));
        const type = { kind: "entity", name: "E0", view: "full" } as const;
        const replies = [{ status: 200, body: { kind: "json", media: null, type } as const, headers: [] }];
        const spec = {
          ...shopModel,
          entities,
          operations: [operation("getApi", "GET", "/api", { replies })],
        };
        expect(read(spec).paths["/api"].get.responses["200"].content).toBeDefined();
      }),
      { numRuns: 20 },
    );
  });
});
