import { expect, test } from "vitest";
import { z } from "zod";
import { errorFiller, type Facts } from "./error-fields.js";
import { problemDetails } from "./problem.js";

const facts: Facts = {
  code: "OUT_OF_STOCK",
  status: 409,
  title: "Out of stock",
  message: "Sold out",
  detail: null,
  path: "/api/orders",
  requestId: "r1",
  timestamp: "2026-01-01T00:00:00.000Z",
  errors: [],
};

test("fills the fields an entity has, whatever they are called, and no others", () => {
  const schema = z.strictObject({
    error: z.string(),
    message: z.string(),
    requestId: z.string(),
    path: z.string(),
  });
  expect(errorFiller({ schema, media: "application/json" })(facts)).toEqual({
    error: "OUT_OF_STOCK",
    message: "Sold out",
    requestId: "r1",
    path: "/api/orders",
  });
});

test("leaves the list out where nothing is in it", () => {
  const fill = errorFiller(problemDetails);
  expect(fill(facts)).not.toHaveProperty("errors");
  const errors = [{ path: "a", message: "is missing" }];
  expect(fill({ ...facts, errors })).toMatchObject({ errors });
});

test("names the bad fields as their entity does", () => {
  const details = z.array(z.strictObject({ field: z.string(), message: z.string() })).exactOptional();
  const fill = errorFiller({
    schema: z.strictObject({ code: z.string(), details }),
    media: "application/json",
  });
  expect(fill({ ...facts, errors: [{ path: "a.b", message: "is missing" }] })).toEqual({
    code: "OUT_OF_STOCK",
    details: [{ field: "a.b", message: "is missing" }],
  });
});

test("refuses an entity that asks for what nobody can know", () => {
  const schema = z.strictObject({ code: z.string(), moonPhase: z.string() });
  expect(() => errorFiller({ schema, media: "application/json" })).toThrow('"moonPhase"');
});

test("fills an entity that keeps everything inside a field called error", () => {
  const detail = z.strictObject({ code: z.string(), message: z.string() });
  const fill = errorFiller({ schema: z.strictObject({ error: detail }), media: "application/json" });
  expect(fill(facts)).toEqual({ error: { code: "OUT_OF_STOCK", message: "Sold out" } });
  const more = z.strictObject({ error: z.strictObject({ code: z.string(), colour: z.string() }) });
  expect(() => errorFiller({ schema: more, media: "application/json" })).toThrow('"error.colour"');
});

test("gives a list that must be there, empty where nothing is in it", () => {
  const entry = z.strictObject({ path: z.string() });
  for (const errors of [z.array(entry), z.unknown()]) {
    const schema = z.strictObject({ errors });
    expect(errorFiller({ schema, media: "application/json" })(facts)).toEqual({ errors: [] });
    const wrapped = z.strictObject({ error: schema });
    expect(errorFiller({ schema: wrapped, media: "application/json" })(facts)).toEqual({
      error: { errors: [] },
    });
  }
  const full = z.strictObject({ errors: z.array(entry).min(1) });
  expect(() => errorFiller({ schema: full, media: "application/json" })).toThrow('"errors"');
});

test("a detail says more than the message, and repeats it only where it must be there", () => {
  const fillerOf = (fields: Record<string, z.ZodType>) =>
    errorFiller({ schema: z.strictObject(fields), media: "application/json" });
  const more = { ...facts, detail: "The last one went at noon" };
  const message = z.string();
  const optional = fillerOf({ message, detail: z.string().exactOptional() });
  expect(optional(facts)).toEqual({ message: "Sold out" });
  expect(optional(more)).toEqual({ message: "Sold out", detail: "The last one went at noon" });
  const needed = fillerOf({ message, detail: z.string() });
  expect(needed(facts)).toEqual({ message: "Sold out", detail: "Sold out" });
  expect(needed(more)).toEqual({ message: "Sold out", detail: "The last one went at noon" });
  expect(fillerOf({ message })(more)).toEqual({ message: "The last one went at noon" });
});

test("a field of the entity that has a default is filled with it", () => {
  const lang = z.string().default("de");
  const flat = errorFiller({
    schema: z.strictObject({ code: z.string(), lang }),
    media: "application/json",
  });
  expect(flat(facts)).toEqual({ code: "OUT_OF_STOCK", lang: "de" });
  const wrapped = errorFiller({
    schema: z.strictObject({
      error: z.strictObject({ code: z.string(), lang }),
      version: z.int().default(1),
    }),
    media: "application/json",
  });
  expect(wrapped(facts)).toEqual({ error: { code: "OUT_OF_STOCK", lang: "de" }, version: 1 });
});
