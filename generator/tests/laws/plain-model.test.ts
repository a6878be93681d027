import fc from "fast-check";
import { expect, test } from "vitest";
import { anySpec } from "./any-spec.js";
import { compileSources, shopSources } from "./compile-sources.js";
import { sourcesOf } from "./spec-text.js";

/** Names of the properties that are computed when they are asked for. */
function computedIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(Object.getOwnPropertyDescriptors(value)).flatMap(([name, { get, value: inner }]) =>
    get === undefined ? computedIn(inner) : [name],
  );
}

function expectPlain(model: unknown): void {
  expect(computedIn(model)).toEqual([]);
  expect(JSON.parse(JSON.stringify(model))).toStrictEqual(model);
}

test("the model of the shop is plain data", () => {
  expectPlain(compileSources(shopSources()).model);
});

test("the model of any specification is plain data", () => {
  fc.assert(
    fc.property(anySpec, (spec) => expectPlain(compileSources(sourcesOf(spec), { foreign: true }).model)),
    { numRuns: 25 },
  );
}, 60_000);
