import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "../../model.js";
import { jsonText } from "./json-text.js";
import { node, nodeOf } from "./node.js";

describe("jsonText", () => {
  it("is the JSON of any value, however deep", () => {
    const value: fc.Arbitrary<Json> = fc
      .jsonValue({ maxDepth: 4 })
      .map((one) => JSON.parse(JSON.stringify(one)));
    fc.assert(
      fc.property(value, fc.nat(80), (one, depth) => {
        const deep = Array.from({ length: depth }).reduce((inner: Json) => ({ a: [inner] }), one);
        expect(JSON.parse(jsonText(nodeOf(deep)))).toEqual(deep);
      }),
    );
  });

  it("keeps the order of its entries and puts on a line what fits", () => {
    expect(jsonText(node(["200", [1, 2]], ["1", node()], null, ["x", null]))).toBe(
      '{ "200": [1, 2], "1": {}, "x": null }',
    );
    const long = "x".repeat(100);
    expect(jsonText(node(["a", [long, "b"]]))).toBe(`{\n  "a": [\n    "${long}",\n    "b"\n  ]\n}`);
    for (const line of jsonText(nodeOf(Array.from({ length: 50 }, () => ["word", { a: 1 }]))).split("\n")) {
      expect(line.length).toBeLessThanOrEqual(110);
    }
  });
});
