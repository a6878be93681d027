import { expect, test } from "vitest";
import { z } from "zod";
import type { Catalogue } from "./error-catalogue.js";
import { fieldErrorsOf, refusalOf } from "./issues.js";
import { length, pattern } from "./rules.js";

const catalogue: Catalogue = new Map([
  ["TOO_SHORT", { status: 400, title: "Too short", message: "Say more" }],
]);

function refused(schema: z.ZodType, value: unknown) {
  const { code, errors } = refusalOf(
    schema.safeParse(value, { reportInput: true }).error?.issues ?? [],
    [],
    catalogue,
  );
  return [code, ...errors.map(({ message }) => message)];
}

test("a value that is missing is missing, whatever it might have been", () => {
  const shape = {
    text: z.string(),
    colour: z.enum(["RED", "GREEN"]),
    list: z.array(z.int()),
    any: z.unknown(),
  };
  const missing = Array.from({ length: 4 }, () => "is missing");
  expect(refused(z.strictObject(shape), {})).toEqual(["VALIDATION_FAILED", ...missing]);
});

test("what an implementation reads by itself is spoken of in the same words", () => {
  const schema = z.strictObject({ type: z.enum(["PAID"]), cents: z.int().min(1), more: z.array(z.string()) });
  const { error } = schema.safeParse({ cents: 0.5, more: [1] }, { reportInput: true });
  expect(fieldErrorsOf(error?.issues ?? [])).toEqual([
    { path: "type", message: "is missing" },
    { path: "cents", message: "must be a whole number" },
    { path: "more[0]", message: "must be a text" },
  ]);
});

test("an error of its own counts only where every broken rule has one", () => {
  const long = z.string().check(length(3, null, "TOO_SHORT"));
  expect(refused(long, "b")).toEqual(["TOO_SHORT", "Say more"]);
  expect(refused(long.check(pattern("^a")), "b")).toEqual(["VALIDATION_FAILED", "Say more"]);
});
