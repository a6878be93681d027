import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { treeShape } from "../../3-emit/testing/typescript-files.js";
import { anySpec } from "./any-spec.js";
import { compileSources, fileText } from "./compile-sources.js";
import { openApiFaults } from "./openapi-faults.js";
import { sourcesOf } from "./spec-text.js";

describe("a specification that keeps to the contract", () => {
  it("compiles without a word, to a sound API description and code that parses", () => {
    fc.assert(
      fc.property(anySpec, (requirements) => {
        const compiled = compileSources(sourcesOf(requirements));
        expect(compiled.diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
        expect(openApiFaults(fileText(compiled, "openapi.json"))).toEqual([]);
        for (const { path, text } of compiled.files)
          if (path.endsWith(".ts")) expect(treeShape(text).faults, path).toBe(0);
      }),
      { numRuns: 30 },
    );
  }, 20_000);
});
