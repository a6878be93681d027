import { expect, test } from "vitest";
import { z } from "zod";
import { objectOf, strictObject } from "./strict-object.js";

interface Page {
  readonly title: string;
  readonly next?: Page;
}

test("an object is taken with its fields, and without those that may be absent", () => {
  const Page: z.ZodType<Page> = strictObject<Page>({
    title: z.string(),
    get next() {
      return Page.exactOptional();
    },
  });
  expect(Page.parse({ title: "a", next: { title: "b" } })).toEqual({ title: "a", next: { title: "b" } });
  expect(Page.safeParse({ next: { title: "b" } }).success).toBe(false);
  expect(Page.safeParse({ title: "a", colour: "red" }).error?.issues[0]?.code).toBe("unrecognized_keys");
});

test("a shape that is not its interface's does not compile", () => {
  interface Hat {
    readonly size: number;
    readonly colour?: string;
  }
  const colour = z.string().exactOptional();
  // @ts-expect-error a field is missing
  strictObject<Hat>({ colour });
  // @ts-expect-error a field has another type
  strictObject<Hat>({ size: z.string(), colour });
  // @ts-expect-error a field is unknown
  strictObject<Hat>({ size: z.number(), colour, brim: z.number() });
  expect(strictObject<Hat>({ size: z.number(), colour }).parse({ size: 1 })).toEqual({ size: 1 });
});

const inherited = Object.getOwnPropertyNames(Object.prototype).filter((name) => name !== "__proto__");

test.each(inherited)("a field called %s is absent where the object has none of its own", (name) => {
  const schema = objectOf({ [name]: z.string().exactOptional(), size: z.int().default(1) });
  const absent = schema.parse({});
  expect([Object.keys(absent), Reflect.get(absent, name)]).toEqual([["size"], undefined]);
  expect(
    schema
      .nullable()
      .array()
      .parse([{ [name]: "a", size: 2 }, null]),
  ).toEqual([{ [name]: "a", size: 2 }, null]);
  expect(schema.safeParse({ [name]: 1 }).error?.issues.map(({ path }) => path)).toEqual([[name]]);
  expect(objectOf({ [name]: z.string() }).safeParse({}).error?.issues[0]?.code).toBe("invalid_type");
});
