import { describe, expect, it } from "vitest";
import { shopModel } from "./testing/shop-model.js";
import { trace } from "./trace.js";

describe("trace.json", () => {
  const text = trace(shopModel)[0]?.text ?? "";

  it("names the place of every generated thing", () => {
    const places = JSON.parse(text);
    expect(places["operation postApiOrders"]).toBe("openspec/specs/shop/spec.md:1");
    expect(places["step order-management/create-an-order/an-empty-cart#2"]).toBe(
      "openspec/specs/shop/spec.md:1",
    );
    expect(places["refusal postApiOrders 409 OUT_OF_STOCK"]).toBeDefined();
    expect(places["field Order.status"]).toBeDefined();
  });

  it("has one line for each, sorted", () => {
    const rows = text.split("\n").slice(1, -2);
    expect(rows).toHaveLength(Object.keys(JSON.parse(text)).length);
    const things = Object.keys(JSON.parse(text));
    expect(things).toEqual([...things].sort());
  });
});
