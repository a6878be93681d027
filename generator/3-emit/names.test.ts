import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bodyName,
  componentName,
  entityName,
  featurePath,
  handlersName,
  importedName,
  scenariosName,
  stepsPath,
} from "./names.js";
import { anyText } from "./testing/texts.js";

const identifierLike = /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u;

describe("names", () => {
  it("look as one would write them", () => {
    expect(entityName("Order")).toBe("Order");
    expect(bodyName("Product")).toBe("ProductBody");
    expect(handlersName("order-management")).toBe("OrderManagementHandlers");
    expect(handlersName("identity/user-auth")).toBe("Identity_UserAuthHandlers");
    expect(scenariosName("order-management")).toBe("orderManagementScenarios");
    expect(featurePath("identity/user-auth")).toBe("features/identity/user-auth.feature");
    expect(stepsPath("payment")).toBe("steps/payment.ts");
    expect(entityName("订单")).toBe("订单");
  });

  it("step aside for what is taken", () => {
    expect(entityName("z")).toBe("z$");
    expect(entityName("string")).toBe("string$");
    expect(entityName("ProductBody")).toBe("ProductBody$");
    expect(importedName("Operation")).toBe("Operation$");
    expect(importedName("GetApiOrdersReply")).toBe("GetApiOrdersReply$");
    expect(importedName("PaymentHandlers")).toBe("PaymentHandlers$");
    expect(stepsPath("suite")).not.toBe("steps/suite.ts");
  });

  it("differ where their texts do, and are identifiers", () => {
    const inventors = [
      entityName,
      bodyName,
      (text: string) => importedName(entityName(text)),
      handlersName,
      scenariosName,
      featurePath,
      stepsPath,
      (text: string) => componentName(entityName(text)),
    ];
    const close = fc.constantFrom(
      "a-b",
      "aB",
      "a/b",
      "AB",
      "ab",
      "a_b",
      "a-1",
      "a1",
      "a.b",
      "a~b",
      "a$b",
      "$",
      "",
      "-",
      "/",
    );
    const text = fc.oneof(
      anyText,
      close,
      fc.string({ unit: fc.constantFrom("a", "B", "-", "/", "_", "$", "1", "~", "é") }),
    );
    fc.assert(
      fc.property(text, text, (a, b) => {
        for (const invent of inventors) if (a !== b) expect(invent(a)).not.toBe(invent(b));
        for (const invent of inventors.slice(0, 5)) expect(invent(a)).toMatch(identifierLike);
        expect(componentName(entityName(a))).toMatch(/^[A-Za-z0-9._-]+$/);
        expect([entityName(a), bodyName(b)]).not.toEqual([bodyName(b), entityName(a)]);
      }),
      { numRuns: 2000 },
    );
  });
});
