import { expect, it } from "vitest";
import { z } from "zod";
import { leftOut } from "./left-out.js";

const Item = z.strictObject({
  name: z.string(),
  lang: z.string().default("en"),
  note: z.string().exactOptional(),
  size: z.int().exactOptional().default(1),
});
const Page: z.ZodType = z.strictObject({
  items: z.array(Item),
  byName: z.record(z.string(), Item).exactOptional(),
  one: z.union([z.int(), Item]).nullable().default(null),
  get next() {
    return Page.exactOptional();
  },
});

it("names every field that has a default and is always there, however deep", () => {
  const item = { name: "a" };
  const page = {
    items: [{ ...item, lang: "de" }, item],
    byName: { "a.b": item },
    one: item,
    next: { items: [] },
  };
  expect(leftOut(Page, page)).toEqual([
    ["items", 1, "lang"],
    ["byName", "a.b", "lang"],
    ["one", "lang"],
    ["next", "one"],
  ]);
});

it("names none of what is optional, and nothing in what has all", () => {
  expect(leftOut(Page, { items: [{ name: "a", lang: "en" }], one: 5 })).toEqual([]);
  expect(leftOut(z.array(z.int()), [1, 2])).toEqual([]);
});
