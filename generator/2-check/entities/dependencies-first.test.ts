import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dependenciesFirst } from "./dependencies-first.js";

const order = (graph: Readonly<Record<string, readonly string[]>>): readonly string[] =>
  dependenciesFirst(Object.keys(graph), (name) => graph[name] ?? []);

describe("dependencies first", () => {
  it("puts what is needed before what needs it, otherwise keeps the order", () => {
    expect(order({ a: [], b: [], c: [] })).toEqual(["a", "b", "c"]);
    expect(order({ a: ["c"], b: [], c: ["b"] })).toEqual(["b", "c", "a"]);
    expect(order({ a: ["b", "c"], b: ["d"], c: ["d"], d: [] })).toEqual(["d", "b", "c", "a"]);
  });

  it("goes round a ring once, whatever its length", () => {
    expect(order({ a: ["b"], b: ["a"] })).toEqual(["b", "a"]);
    expect(order({ a: ["a"] })).toEqual(["a"]);
    const long = Array.from({ length: 100_000 }, (_, i) => String(i));
    const ring = dependenciesFirst(long, (name) => [String((Number(name) + 1) % long.length)]);
    expect(ring).toEqual([...long].reverse());
  });

  it("names everything once, and in a graph without rings breaks no need", () => {
    const needs = fc.array(fc.array(fc.nat({ max: 9 }), { maxLength: 4 }), { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(needs, (lists) => {
        // Only higher numbers are needed, so there is no ring.
        const graph = lists.map((list, i) => list.filter((other) => other > i));
        const real = dependenciesFirst(
          graph.map((_, i) => String(i)),
          (name) => (graph[Number(name)] ?? []).map(String),
        );
        expect([...real].sort()).toEqual(graph.map((_, i) => String(i)).sort());
        for (const [i, list] of graph.entries())
          for (const other of list) expect(real.indexOf(String(other))).toBeLessThan(real.indexOf(String(i)));
      }),
      { numRuns: 200 },
    );
  });
});
