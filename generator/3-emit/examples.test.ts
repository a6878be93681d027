import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { targets } from "../targets.js";
import { compileSources, fileText, spec } from "../tests/laws/compile-sources.js";

const text = readFileSync(new URL("../2-check/samples/silent/examples/payments.md", import.meta.url), "utf8");
const compiled = compileSources([spec("payments", text)], { targets });

interface Described {
  readonly paths: Readonly<
    Record<string, { readonly get: { readonly parameters: readonly { readonly schema: object }[] } }>
  >;
  readonly components: {
    readonly schemas: {
      readonly NewPayment: { readonly properties: Readonly<Record<string, { readonly examples?: unknown }>> };
    };
  };
}

it("an example stands in the API description, at fields and at parameters", () => {
  const { paths, components }: Described = JSON.parse(fileText(compiled, "openapi.json"));
  const { properties } = components.schemas.NewPayment;
  expect(properties.amount?.examples).toEqual([250]);
  expect(properties.to?.examples).toEqual([{ name: "Ann", city: "Rome" }]);
  expect(paths["/payments/{id}"]?.get.parameters[0]?.schema).toMatchObject({ examples: ["p-1"] });
});

it("an example stands in the description that the server in Python gives", () => {
  expect(fileText(compiled, "python/contract/models.py")).toContain("Field(ge=1, le=1000, examples=[250])");
});

it("the suite sends it in bodies that it makes, but for unique fields", () => {
  const steps = fileText(compiled, "steps/payments.ts");
  expect(steps).toContain('iban: "DE89370400440532013000"');
  expect(steps).not.toContain("N-1");
});
