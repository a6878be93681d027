import { describe, expect, it } from "vitest";
import type { Entity, SpecModel } from "../model.js";
import { targets } from "../targets.js";
import { emit } from "./emit.js";
import { entity, field, operation, reply } from "./testing/parts.js";
import { shopModel } from "./testing/shop-model.js";
import { tortureModel } from "./testing/torture-model.js";

describe("emit", () => {
  it("gives the same bytes for the same model, sorted by path", () => {
    const spec = tortureModel((slot) => `Text${slot}`);
    const paths = emit(spec, targets).map(({ path }) => path);
    expect(emit(structuredClone(spec), targets)).toEqual(emit(spec, targets));
    expect(paths).toEqual([...paths].sort());
    expect(new Set(paths).size).toBe(paths.length);
  });

  it("writes no line that ends in blanks but in feature files, and ends every file with a line end", () => {
    for (const { path, text } of emit(
      tortureModel((slot) => `text ${slot}`),
      targets,
    )) {
      if (!path.endsWith(".feature")) expect(text).not.toMatch(/[ \t]$/m);
      expect(text).toMatch(/[^\n]\n$/);
    }
  });

  it("changes no other generated name where something is added", () => {
    const before = namesIn(shopModel);
    const additions: readonly SpecModel[] = [
      withEntities([entity("ProductBody", [field("id")])]),
      withEntities([entity("Handlers", []), entity("Order2", [])]),
      {
        ...shopModel,
        entities: shopModel.entities.map((one) => ({ ...one, fields: [field("added"), ...one.fields] })),
      },
      {
        ...shopModel,
        operations: [
          operation("getApi", "GET", "/api", { capability: "order", replies: [reply(204, null)] }),
          operation("getApiOrder", "GET", "/api/order", { capability: "order/management" }),
          ...shopModel.operations,
        ],
      },
    ];
    for (const after of additions) {
      const names = namesIn(after);
      expect(before.filter((name) => !names.includes(name))).toEqual([]);
      expect(names.length).toBeGreaterThan(before.length);
    }
  });
});

function withEntities(more: readonly Entity[]): SpecModel {
  const entities = [...more, ...shopModel.entities];
  return { ...shopModel, entities, order: entities.map(({ name }) => name) };
}

/** Every name a person can hold on to: exports, properties, files, schemas and operations. */
function namesIn(model: SpecModel): readonly string[] {
  return emit(model, targets).flatMap(({ path, text }) => [
    path,
    ...[...text.matchAll(/^(?:class |async def |def |[A-Z_]+ = )?([\p{L}\p{N}_]+)/gmu)].map(
      (m) => `${path} ${m[1]}`,
    ),
    ...[...text.matchAll(/^ {4}(?:async def )?([\p{L}\p{N}_]+)(?:: |\()/gmu)].map((m) => `${path} .${m[1]}`),
    ...[...text.matchAll(/^export (?:interface|type|const|function) ([\p{L}\p{N}_$]+)/gmu)].map(
      (m) => `${path} ${m[1]}`,
    ),
    ...[...text.matchAll(/^ {2}(?:readonly )?([\p{L}\p{N}_$]+)\??: /gmu)].map((m) => `${path} .${m[1]}`),
    ...[...text.matchAll(/^ {6}"([^"]+)": \{$/gm)].map((m) => `${path} #${m[1]}`),
  ]);
}
