import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { countsOf } from "../project/counts.js";
import { compileSources } from "./laws/compile-sources.js";

const page = readFileSync(new URL("../../docs/notation.md", import.meta.url), "utf8");

test("the first page of the notation is one that can be read at once", () => {
  expect(page.length).toBeLessThanOrEqual(10_000);
});

test("the specification on the first page compiles, and all of its steps run", () => {
  const text = /````markdown\n(?<text>.*?)````/s.exec(page)?.groups?.text ?? "";
  const { diagnostics, model } = compileSources([{ path: "openspec/specs/lending/spec.md", text }]);
  expect(diagnostics).toEqual([]);
  expect(countsOf(model)).toMatchObject({ scenarios: 8, runningScenarios: 8, derivedRequirements: 4 });
});
