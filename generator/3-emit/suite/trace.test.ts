import { describe, expect, it } from "vitest";
import { noMemory } from "../../memory.js";
import { shopModel } from "../testing/shop-model.js";
import { trace } from "./trace.js";

describe("trace.json", () => {
  const text = trace(shopModel, noMemory)[0]?.text ?? "";

  it("names the place of every generated thing", () => {
    const places = JSON.parse(text);
    expect(places["operation postApiOrders"]).toBe("openspec/specs/shop/spec.md:1");
    expect(places["step order-management/create-an-order/an-empty-cart#2"]).toBe(
      "openspec/specs/shop/spec.md:1",
    );
    expect(places["refusal postApiOrders 409 OUT_OF_STOCK"]).toBeDefined();
    expect(places["field Order.status"]).toBeDefined();
  });

  it("has one line for each, those of a capability together", () => {
    const rows = text.split("\n").slice(1, -2);
    const things = Object.keys(JSON.parse(text));
    expect(rows).toHaveLength(things.length);
    const isOfText = things.map((thing) => /^(capability|requirement|scenario|step) /.test(thing));
    expect(isOfText).toEqual(isOfText.toSorted((a, b) => Number(b) - Number(a)));
  });
});
