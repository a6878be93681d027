import { describe, expect, it } from "vitest";
import { emit } from "./emit.js";
import { model } from "./testing/parts.js";
import { shopModel } from "./testing/shop-model.js";
import { tortureModel } from "./testing/torture-model.js";
import { typeErrors } from "./testing/typescript-files.js";

/** Words that TypeScript, its library or our own files use. */
const taken: { readonly [slot: number]: string } = {
  0: "Operation",
  2: "Object",
  3: "__proto__x",
  6: "Handlers",
  7: "class",
  9: "get",
  10: "readonly",
  12: "constructor",
  20: "PAID",
  70: "default",
  71: "default/things",
};

describe("generated TypeScript", () => {
  it("passes the strictest compiler, whatever types and rules there are", () => {
    expect(typeErrors(emit(tortureModel((slot) => `Text${slot}`)))).toEqual([]);
  }, 60_000);

  it("passes it where names are taken", () => {
    expect(typeErrors(emit(tortureModel((slot) => taken[slot] ?? `订单 ${slot}`)))).toEqual([]);
  }, 60_000);

  it("passes it for a shop, and for nothing at all", () => {
    expect(typeErrors(emit(shopModel))).toEqual([]);
    expect(typeErrors(emit(model({})))).toEqual([]);
  }, 60_000);
});
