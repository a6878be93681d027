import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pythonFieldName } from "../../names/python-names.js";
import { anyText } from "../testing/texts.js";
import {
  bodyClassName,
  capabilityName,
  className,
  constantName,
  errorClassName,
  functionName,
  handlersClassName,
  innerClassName,
  operationClassName,
} from "./python-names.js";

const identifierLike = /^[\p{ID_Start}_][\p{ID_Continue}]*$/u;

describe("names of Python", () => {
  it("look as one would write them", () => {
    expect(className("Order")).toBe("Order");
    expect(bodyClassName("Product")).toBe("ProductBody");
    expect(innerClassName("Order", "shipTo")).toBe("Order_ShipTo");
    expect(errorClassName("OUT_OF_STOCK")).toBe("OutOfStock");
    expect(errorClassName("ERROR_404")).toBe("Error_404");
    expect(operationClassName("getApiOrdersById", "Input")).toBe("GetApiOrdersByIdInput");
    expect(functionName("getApiOrdersById")).toBe("get_api_orders_by_id");
    expect(constantName("getApiOrdersById")).toBe("GET_API_ORDERS_BY_ID");
    expect(handlersClassName("identity/user-auth")).toBe("Identity_UserAuthHandlers");
    expect(capabilityName("identity/user-auth")).toBe("identity__user_auth");
    expect(className("订单")).toBe("订单");
    expect(["productId", "HTMLText", "Idempotency-Key", "größe", "sku2Name"].map(pythonFieldName)).toEqual([
      "product_id",
      "html_text",
      "idempotency_key",
      "größe",
      "sku2_name",
    ]);
  });

  it("step aside for what is taken", () => {
    expect(["Model", "Date", "None", "ProductBody"].map(className)).toEqual([
      "Model_",
      "Date_",
      "None_",
      "ProductBody_",
    ]);
    expect(errorClassName("REFUSAL")).toBe("Refusal_");
    expect(errorClassName("REFUSAL_")).not.toBe("Refusal_");
    expect(["class", "str", "copy", "modelDump", "_id", "__class__", "-"].map(pythonFieldName)).toEqual([
      "class_",
      "str_",
      "copy_",
      "model_dump_",
      "id_",
      "class___",
      "f__",
    ]);
    expect(capabilityName("errors")).toBe("errors_");
  });

  it("differ where their texts do, and are identifiers that Python keeps as they are", () => {
    const inventors = [
      className,
      bodyClassName,
      errorClassName,
      (text: string) => operationClassName(`get${text}`, "Input"),
      // The id of an operation begins with its method.
      (text: string) => functionName(`get${text}`),
      (text: string) => constantName(`get${text}`),
      handlersClassName,
      capabilityName,
    ];
    const close = fc.constantFrom(
      "a-b",
      "aB",
      "a/b",
      "AB",
      "A_B",
      "ab",
      "a_b",
      "A_1",
      "A1",
      "e\u0301",
      "é",
      "ſ",
      "s",
      "_",
      "-",
    );
    const unit = fc.constantFrom(
      "a",
      "B",
      "-",
      "/",
      "_",
      "1",
      "~",
      "é",
      "e",
      "\u0301",
      "ſ",
      "ª",
      "İ",
      "ß",
      "각",
      "ᄀ",
      "ᅡ",
    );
    const text = fc.oneof(anyText, close, fc.string({ unit }));
    fc.assert(
      fc.property(text, text, (a, b) => {
        for (const invent of inventors) {
          if (a !== b && a !== "" && b !== "") expect(invent(a)).not.toBe(invent(b));
          if (a !== "") expect(invent(a)).toMatch(identifierLike);
          expect(invent(a).normalize("NFKC")).toBe(invent(a));
        }
        expect(pythonFieldName(a)).toMatch(identifierLike);
        expect(pythonFieldName(a)).toMatch(/^[^_]/);
        expect(pythonFieldName(a).normalize("NFKC")).toBe(pythonFieldName(a));
        expect([className(a), bodyClassName(b)]).not.toEqual([bodyClassName(b), className(a)]);
      }),
      { numRuns: 2000 },
    );
  });
});
