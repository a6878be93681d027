import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readDocuments } from "../../../generator/project/import/read-documents.js";
import { measure } from "./measure.js";

function measured(name: string) {
  const read = readDocuments(fileURLToPath(new URL(`samples/${name}`, import.meta.url)));
  if (read.kind !== "read") throw new Error(read.problem);
  return measure(read.documents);
}

test.each(["library.yaml", "closed.json", "bodies.json", "security.json", "split/openapi.yaml"])(
  "%s becomes a specification without faults",
  (name) => {
    const { diagnostics, invented, verdicts } = measured(name);
    expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
    expect(invented).toEqual([]);
    // Whatever is lost has a name.
    for (const { kind, findings } of verdicts)
      expect(kind === "lost").toBe(findings.some((one) => one.kind === "lost"));
  },
);

test.each([
  ["closed.json", ["whole", "whole"]],
  ["library.yaml", ["carried", "carried", "carried", "whole"]],
  ["split/openapi.yaml", ["whole"]],
  ["security.json", Array(8).fill("whole")],
  ["bodies.json", ["carried", ...Array(6).fill("whole"), "carried"]],
])("all of %s comes back", (name, kinds) => {
  const { verdicts } = measured(name);
  expect(verdicts.flatMap(({ findings }) => findings).filter(({ kind }) => kind === "lost")).toEqual([]);
  expect(verdicts.map(({ kind }) => kind)).toEqual(kinds);
});

test("what cannot be said is listed by its reason", () => {
  const { imported } = measured("lost.yaml");
  const fields = "/paths/~1things/get/responses/200/content/application~1json/schema/properties";
  expect(imported.losses.map(({ reason, place }) => `${reason} ${place.pointer}`).sort()).toEqual([
    `pattern ${fields}/name`,
    `pattern ${fields}/some/anyOf/1`,
    `rule ${fields}/size`,
  ]);
});
