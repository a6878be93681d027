import { describe, expect, it } from "vitest";
import { z } from "zod";
import { listOf } from "./few-issues.js";
import { fieldErrorsOf } from "./issues.js";
import { parserOf } from "./quick-parser.js";
import { objectOf } from "./strict-object.js";
import { typedReader } from "./text-values.js";
import { requestReader, tolerantObjectOf } from "./tolerant-object.js";
import { unionOf } from "./union.js";

const read = (schema: z.ZodType, value: unknown) => {
  const result = parserOf(schema)(value);
  return result.success ? result.data : fieldErrorsOf(result.error.issues);
};

describe("alternatives with a tag", () => {
  const schema = unionOf(
    [
      objectOf({ kind: z.literal([1, true]), name: z.string() }),
      objectOf({ kind: z.literal("1"), size: z.int().default(3) }),
    ],
    { field: "kind", values: [[1, true], ["1"]] },
  );

  it("are told apart by its value as JSON compares them", () => {
    expect(read(schema, { kind: 1, name: "a" })).toEqual({ kind: 1, name: "a" });
    expect(read(schema, { kind: "1" })).toEqual({ kind: "1", size: 3 });
  });

  it("say what is wrong with the one whose tag a value has, and else of the whole", () => {
    expect(read(schema, { kind: true })).toEqual([{ path: "name", message: "is missing" }]);
    const message = "must be an object whose kind is one of 1, true, 1";
    for (const value of [{ kind: false, name: "a" }, { name: "a" }, null, [], Object.create({ kind: 1 })])
      expect(read(schema, value)).toEqual([{ path: "", message }]);
    expect(read(objectOf({ it: schema }), {})).toEqual([{ path: "it", message: "is missing" }]);
  });
});

describe("alternatives without a tag", () => {
  it("are tried in their order, and where none fits that is one fault", () => {
    const schema = unionOf([objectOf({ a: z.int().default(1) }), objectOf({ b: z.int() }), z.string()]);
    expect(read(schema, {})).toEqual({ a: 1 });
    expect(read(schema, { b: 2 })).toEqual({ b: 2 });
    expect(read(schema, "x")).toBe("x");
    const message = "must fit one of the alternatives";
    expect(read(schema, { b: "x", c: 1 })).toEqual([{ path: "", message }]);
    expect(read(listOf(schema), [{}, 1])).toEqual([{ path: "[1]", message }]);
  });

  it("drop the fewest fields of a request, the first of those that drop as many", () => {
    const schema = requestReader(
      unionOf([
        tolerantObjectOf({ a: z.int() }),
        tolerantObjectOf({ a: z.int(), inner: tolerantObjectOf({ b: z.int() }) }),
        tolerantObjectOf({ a: z.int(), c: z.int() }),
      ]),
    );
    expect(read(schema, { a: 1 })).toEqual({ a: 1 });
    expect(read(schema, { a: 1, c: 2, x: 3 })).toEqual({ a: 1, c: 2 });
    expect(read(schema, { a: 1, inner: { b: 1, d: 2, e: 3 }, c: "x" })).toEqual({ a: 1 });
    expect(read(schema, { a: 1, inner: { b: 1, d: 2 } })).toEqual({ a: 1 });
    expect(read(schema, { a: 1, inner: { b: 1 }, d: 2 })).toEqual({ a: 1, inner: { b: 1 } });
  });

  it("are missing where they are not there, in a request whose undeclared fields are dropped too", () => {
    const either = unionOf([tolerantObjectOf({ a: z.int() }), z.unknown()]);
    const schema = requestReader(tolerantObjectOf({ it: either, may: either.exactOptional() }));
    expect(read(schema, {})).toEqual([{ path: "it", message: "is missing" }]);
    expect(read(schema, { it: { a: 1, b: 2 } })).toEqual({ it: { a: 1, b: 2 } });
  });

  it.each([
    ["that are strict", objectOf, (schema: z.ZodType) => schema],
    ["that drop what is undeclared", tolerantObjectOf, requestReader],
  ] as const)("%s within each other are tried once for each value, however deep it is", (_, made, reader) => {
    const schema: z.ZodType = unionOf([
      made({
        get next() {
          return schema;
        },
        b: z.int(),
      }),
      made({
        get next() {
          return schema;
        },
        c: z.int(),
      }),
      z.null(),
    ]);
    let value: unknown = { next: "wrong", c: 1 };
    for (let depth = 0; depth < 200; depth += 1) value = { next: value, c: 1 };
    expect(read(reader(schema), value)).toEqual([{ path: "", message: "must fit one of the alternatives" }]);
  });

  it("read a text of a query as the first that takes what it reads", () => {
    const schema = z.strictObject({
      p: unionOf([z.int().max(9), z.literal(["last", "7"]), z.boolean(), z.string()]),
    });
    const reader = typedReader(schema);
    const reads = (text: string) => reader(new Map([["p", [text]]])).p;
    expect(["7", "12", "1.5", "last", "true", "TRUE", ""].map(reads)).toEqual([
      7,
      "12",
      "1.5",
      "last",
      true,
      "TRUE",
      "",
    ]);
  });
});
