import { describe, expect, it } from "vitest";
import { z } from "zod";
import { listOf, mapOf } from "./few-issues.js";
import { openObject, openObjectOf } from "./open-object.js";
import { parserOf } from "./quick-parser.js";
import { strictObject } from "./strict-object.js";
import { requestReader, tolerantObject, tolerantObjectOf } from "./tolerant-object.js";

interface Node {
  readonly name: string;
  readonly next?: Node;
  readonly all: readonly Node[];
}

const Node: z.ZodType<Node> = tolerantObject<Node>({
  name: z.string().max(5),
  get next() {
    return Node.exactOptional();
  },
  get all() {
    return listOf(Node).max(2);
  },
});

const read = (schema: z.ZodType, value: unknown) => {
  const result = parserOf(requestReader(schema))(value);
  return result.success ? result.data : result.error.issues.map(({ path, code }) => [path.join("."), code]);
};

interface Crate {
  readonly label: string;
  readonly within?: readonly Crate[];
  readonly [name: string]: unknown;
}

/** A field that leads to a schema which is declared later, as generated code has it in a circle. */
const Crate: z.ZodType<Crate> = openObject<Crate>(
  {
    label: z.string(),
    get within() {
      return Crates.exactOptional();
    },
  },
  z.int(),
);
const Crates = listOf(Crate).max(2);

it("an open object may hold what is declared behind it", () => {
  const crate = { label: "a", within: [{ label: "b", more: 1 }], more: 2 };
  expect(Crates.safeParse([crate])).toEqual({ success: true, data: [crate] });
  expect(Crate.safeParse({ label: "a", within: [{ label: "b", more: "1" }] }).success).toBe(false);
});

describe("a tolerant object", () => {
  const given = {
    name: "a",
    more: 1,
    next: { name: "b", all: [], more: 2 },
    all: [{ name: "c", all: [], x: {} }],
  };

  it("is given its own fields alone where a request is read, however deep it holds itself", () => {
    expect(read(Node, given)).toEqual({
      name: "a",
      next: { name: "b", all: [] },
      all: [{ name: "c", all: [] }],
    });
    expect(read(listOf(Node.nullable()), [null, given])).toHaveLength(2);
    expect(read(mapOf(Node), { k: { name: "a", all: [], more: 1 } })).toEqual({ k: { name: "a", all: [] } });
    expect(read(z.strictObject({ it: Node.exactOptional() }), { it: given })).toHaveProperty("it.name", "a");
  });

  it("keeps its rules", () => {
    expect(read(Node, { ...given, name: "too long" })).toEqual([["name", "too_big"]]);
    expect(read(Node, { ...given, all: [given, given, given] })).toEqual([["all", "too_big"]]);
    expect(read(Node, { more: 1 })).toEqual([
      ["name", "invalid_type"],
      ["all", "invalid_type"],
    ]);
    expect(read(Node, [])).toEqual([["", "invalid_type"]]);
  });

  it("is strict where an answer is checked, and in what is strict itself", () => {
    expect(Node.safeParse(given).success).toBe(false);
    const mixed = z.strictObject({ it: tolerantObjectOf({ a: z.int() }) });
    expect(read(mixed, { it: { a: 1, b: 2 } })).toEqual({ it: { a: 1 } });
    expect(read(mixed, { it: { a: 1 }, b: 2 })).toEqual([["", "unrecognized_keys"]]);
    const strict = strictObject<{ readonly a: number }>({ a: z.int() });
    expect(requestReader(strict)).toBe(strict);
  });

  it("takes names that every object inherits for what they are", () => {
    const schema = tolerantObjectOf({ constructor: z.int() });
    expect(read(schema, JSON.parse('{"constructor":1,"toString":2,"__proto__":{"constructor":3}}'))).toEqual({
      constructor: 1,
    });
    expect(read(schema, {})).toEqual([["constructor", "invalid_type"]]);
  });
});

describe("an open object", () => {
  interface Bag {
    readonly id: string;
    readonly [name: string]: unknown;
  }
  const Bag = openObject<Bag>({ id: z.string() }, z.unknown());
  const counts = openObjectOf({ id: z.string().exactOptional() }, z.int().min(1));

  it("keeps whatever else it is given, whatever it is called", () => {
    const text = '{"id":"a","x":[1,{"y":null}],"constructor":1,"__proto__":{"z":1}}';
    const kept = read(Bag, JSON.parse(text));
    expect(JSON.stringify(kept)).toBe(text);
    expect(Object.getPrototypeOf(kept)).toBe(Object.prototype);
    expect(JSON.stringify(Bag.parse(JSON.parse(text)))).toBe(text);
  });

  it("asks of each what its type says", () => {
    expect(read(counts, { id: "a", x: 1 })).toEqual({ id: "a", x: 1 });
    expect(read(counts, { id: 1, x: 0, y: "a" })).toEqual([
      ["id", "invalid_type"],
      ["x", "too_small"],
      ["y", "invalid_type"],
    ]);
    expect(read(Bag, { x: 1 })).toEqual([["id", "invalid_type"]]);
    expect(read(Bag, null)).toEqual([["", "invalid_type"]]);
  });

  it("ends once enough is wrong with it", () => {
    const bad = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`k${i}`, 0]));
    expect(read(counts, bad)).toHaveLength(100);
  });
});
