import { describe, expect, it } from "vitest";
import { liftPattern, liftValue } from "./lift.js";
import { caller, crowd, json, liftPlan, noBody } from "./plan-builders.js";
import { distinct, ref, rest, text } from "./terms.js";

describe("lifting plain bodies", () => {
  it("lifts every kind of plain value", () => {
    expect(liftValue({ a: [1, "b", null, true] })).toEqual({
      kind: "object",
      fields: [
        {
          name: "a",
          value: {
            kind: "array",
            items: [1, "b", null, true].map((value) => ({ kind: "literal", value })),
          },
        },
      ],
    });
  });

  it("does not take a body with a field called kind for a term", () => {
    expect(liftValue({ kind: "literal", value: 3 })).toMatchObject({
      kind: "object",
      fields: [{ name: "kind" }, { name: "value" }],
    });
  });

  it("keeps a field called __proto__", () => {
    expect(liftValue({ ["__proto__"]: 1 })).toMatchObject({ fields: [{ name: "__proto__" }] });
  });

  it("lifts terms and rests in patterns", () => {
    const lifted = liftPattern([rest, { id: ref("hat", "id") }, text("a", 3), distinct("x", "y")]);
    expect(lifted).toMatchObject({
      kind: "array",
      items: [
        { kind: "rest" },
        {
          kind: "object",
          fields: [{ value: { kind: "reference", reference: { handle: "hat", place: ["id"] } } }],
        },
        { kind: "text", parts: ["a"], times: 3 },
        { kind: "distinct", before: "x", after: "y" },
      ],
    });
  });
});

describe("lifting plans", () => {
  it("fills in what is left out", () => {
    expect(liftPlan("when", { send: { method: "GET", path: "/x" } })).toEqual({
      phase: "when",
      callers: [],
      afterSeconds: null,
      power: null,
      makes: [],
      send: { operation: null, method: "GET", path: ["/x"], headers: [], bodies: [noBody], times: 1 },
      again: false,
      mustSucceed: false,
      load: null,
      checks: [],
    });
  });

  it("distinguishes no body from a body of null", () => {
    const make = (parts: object) =>
      liftPlan("given", { makes: [{ operation: "o", path: "/", ...parts }] }).makes[0]?.body;
    expect(make({})).toBeNull();
    expect(make({ body: null })).toEqual({ kind: "literal", value: null });
    expect(json(null)).toEqual({ kind: "json", value: { kind: "literal", value: null } });
  });

  it("counts a crowd from one", () => {
    expect(crowd("buyer", 2, "user_buyer")).toEqual([
      caller("buyer1", "user_buyer1"),
      caller("buyer2", "user_buyer2"),
    ]);
  });
});
