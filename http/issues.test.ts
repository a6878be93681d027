import { expect, test } from "vitest";
import { z } from "zod";
import type { Catalogue } from "./error-catalogue.js";
import { fieldErrorsOf, refusalOf } from "./issues.js";
import { length, pattern } from "./rules.js";

const catalogue: Catalogue = new Map([
  ["TOO_SHORT", { status: 400, title: "Too short", message: "Say more" }],
  ["ODD", { status: 400, title: "Odd", message: "Is odd" }],
]);

function refused(schema: z.ZodType, value: unknown) {
  const { code, errors } = refusalOf(schema.safeParse(value, { reportInput: true }).error?.issues ?? [], [], {
    catalogue,
  });
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

test("a bad place has the error of the first rule that it breaks, and several errors are none", () => {
  const long = z.string().check(length(3, null, "TOO_SHORT"));
  expect(refused(long, "b")).toEqual(["TOO_SHORT", "Say more"]);
  expect(refused(long.check(pattern("^a")), "b")).toEqual(["TOO_SHORT", "Say more"]);
  expect(
    refused(
      z
        .string()
        .check(pattern("^a"))
        .check(length(3, null, "TOO_SHORT")),
      "b",
    ),
  ).toEqual(["VALIDATION_FAILED", "must match /^a/u"]);
  const odd = z.string().check(pattern("^a", { code: "ODD" }));
  expect(refused(z.strictObject({ a: long, b: long }), { a: "x", b: "y" })[0]).toBe("TOO_SHORT");
  expect(refused(z.strictObject({ a: long, b: odd }), { a: "x", b: "y" })[0]).toBe("VALIDATION_FAILED");
  expect(refused(z.strictObject({ a: long, b: z.int() }), { a: "x", b: "y" })[0]).toBe("VALIDATION_FAILED");
});
