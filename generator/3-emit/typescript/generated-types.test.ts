import { describe, expect, it } from "vitest";
import { emit } from "../emit.js";
import { field, model, operation, refusal } from "../testing/parts.js";
import { shopModel } from "../testing/shop-model.js";
import { tortureModel } from "../testing/torture-model.js";
import { typeErrors } from "../testing/typescript-files.js";

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
  it("passes the strictest compiler: whatever types and rules, whatever names are taken, a shop, and nothing", () => {
    const specs = [
      tortureModel((slot) => `Text${slot}`),
      tortureModel((slot) => taken[slot] ?? `订单 ${slot}`),
      shopModel,
      model({}),
    ];
    expect(typeErrors(specs.map((spec) => emit(spec, ["typescript"])))).toEqual([]);
  }, 120_000);

  it("names a handler that is missing and a status that is not declared", () => {
    const errors = typeErrors([[...emit(shopModel, ["typescript"]), { path: "mistake.ts", text: mistake }]]);
    expect(errors).toHaveLength(2);
    expect(errors[0]).toMatch(/missing the following properties.*getApiOrders/);
    expect(errors[1]).toMatch(/404/);
  }, 120_000);
});

describe("a refusal that must hold more than its code", () => {
  it("does not compile without the field, nor without the header", () => {
    const taken = refusal(409, "TAKEN", { asksField: true });
    const later = refusal(503, "LATER", { headers: [field("Retry-After")] });
    const facts = { refusals: [taken, later] };
    const spec = model({ operations: [operation("postNames", "POST", "/names", facts)] });
    const errors = typeErrors([[...emit(spec, ["typescript"]), { path: "mistake.ts", text: unnamed }]]);
    expect(errors.join("\n")).toMatch(/TAKEN/);
    expect(errors.join("\n")).toMatch(/LATER/);
    expect(errors).toHaveLength(2);
  }, 120_000);
});

const unnamed = `
import { type Handler, refuse } from "@specwright/http";
import type { PostNamesReply } from "./handlers.js";
export const named: PostNamesReply = refuse("TAKEN", { field: "name" });
export const later: PostNamesReply = refuse("LATER", { headers: { "Retry-After": "1" } });
export const nameless: Handler<object, PostNamesReply> = async () => refuse("TAKEN");
export const headless: Handler<object, PostNamesReply> = async () => refuse("LATER");
`;

const mistake = `
import type { Handlers, PostApiOrdersReply } from "./handlers.js";

export const none: Handlers = {};
export const reply: PostApiOrdersReply = {
  status: 404,
  body: { id: "order_1", items: [], status: "PAID" },
};
`;
