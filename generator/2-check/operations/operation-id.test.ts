import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PathPart, TemplateSyntax } from "../../1-parse/notation/fact-syntax.js";
import { handlerName, operationId, operationIds } from "./operation-id.js";

const template = (path: string): TemplateSyntax => ({
  segments: path
    .split("/")
    .slice(1)
    .map((segment) =>
      segment
        .split(/(\{[^}]*\})/)
        .filter((part) => part !== "")
        .map((part): PathPart => {
          const name = /^\{(.*)\}$/.exec(part)?.[1];
          return name === undefined ? { kind: "text", text: part } : { kind: "param", name };
        }),
    ),
  open: false,
  text: path,
});

describe("the id of an operation", () => {
  it.each([
    ["GET", "/api/products/{id}", "getApiProductsById"],
    ["POST", "/", "post"],
    ["DELETE", "/users/{user-id}/hats/{hat_id}", "deleteUsersByUserIdHatsByHatId"],
    ["GET", "/files/{name}.json", "getFilesByNameJson"],
    ["PATCH", "/größe/订单", "patchGröße订单"],
    ["GET", "/__proto__/constructor", "getProtoConstructor"],
  ] as const)("of %s %s is %s", (method, path, id) => {
    expect(operationId(method, template(path))).toBe(id);
  });

  it("is a name of code, and speaks of the path alone", () => {
    const segment = fc.oneof(
      fc.string({ minLength: 1, maxLength: 8 }).map((text) => text.replace(/[/{}]/g, "")),
      fc.constantFrom("{id}", "{a-b}", "v1", "a.b", "😀", "class", "--"),
    );
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 5 }), (segments) => {
        const path = `/${segments.join("/")}`;
        const id = operationId("GET", template(path));
        expect(id).toMatch(/^get[\p{L}\p{N}]*$/u);
        expect(operationId("DELETE", template(path))).toBe(`delete${id.slice(3)}`);
      }),
      { numRuns: 500 },
    );
  });
});

describe("the name that an id gives a handler", () => {
  it.each([
    ["listBooks", "listBooks"],
    ["repos/update", "reposUpdate"],
    ["get_files_id", "getFilesId"],
    ["ListAccount", "listAccount"],
    ["2nd", "get2nd"],
    ["constructor", "getConstructor"],
    ["_", "get"],
    ["größe.订单", "größe订单"],
  ])("%s is %s", (given, name) => {
    expect(handlerName(given, "GET")).toBe(name);
  });
});

describe("the ids of operations", () => {
  const named = (...paths: readonly string[]) => {
    const operations = paths.map((path) => ({
      method: "GET" as const,
      path: template(path),
      given: null,
    }));
    const ids = operationIds(operations);
    return new Map(operations.map((one) => [one.path.text, ids.get(one)]));
  };

  it("are apart where paths differ in marks or case alone; the plainest path has the plain id", () => {
    const ids = named("/a-b", "/a/b", "/A/b", "/a.b", "/c", "/by-id", "/{id}");
    expect(ids.get("/a/b")).toBe("getAB");
    expect(ids.get("/c")).toBe("getC");
    expect(ids.get("/by-id")).toBe("getById");
    for (const path of ["/a-b", "/A/b", "/a.b"]) expect(ids.get(path)).toMatch(/^getAB_[0-9a-f]{6}$/);
    expect(ids.get("/{id}")).toMatch(/^getById_[0-9a-f]{6}$/);
    expect(new Set(ids.values()).size).toBe(ids.size);
  });

  it("leave the plain name to who was given it", () => {
    const [given, own] = [
      { method: "GET" as const, path: template("/z-z"), given: "get_a" },
      { method: "GET" as const, path: template("/a"), given: null },
    ];
    const ids = operationIds([own, given]);
    expect(ids.get(given)).toBe("getA");
    expect(ids.get(own)).toMatch(/^getA_[0-9a-f]{6}$/);
  });

  it("depend on no order, and a further path changes no tail", () => {
    const [one, other] = [named("/a-b", "/a/b", "/a.b"), named("/a.b", "/a+b", "/a/b", "/a-b")];
    for (const [path, id] of one) expect(other.get(path)).toBe(id);
  });
});
