import { expect, test } from "vitest";
import { z } from "zod";
import type { Catalogue } from "./error-catalogue.js";
import { refusalOf } from "./issues.js";
import { length } from "./rules.js";

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

test("an error of its own counts only where every broken rule has one", () => {
  const long = z.string().check(length(3, null, "TOO_SHORT"));
  expect(refused(long, "b")).toEqual(["TOO_SHORT", "Say more"]);
  expect(refused(long.regex(/^a/u), "b")).toEqual(["VALIDATION_FAILED", "Say more"]);
});
