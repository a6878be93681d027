import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PathPart, TemplateSyntax } from "../../1-parse/notation/fact-syntax.js";
import { operationId, operationIds } from "./operation-id.js";

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

describe("the ids of operations", () => {
  const named = (...paths: readonly string[]) => {
    const operations = paths.map((path) => ({ method: "GET" as const, path: template(path) }));
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

  it("depend on no order, and a further path changes no tail", () => {
    const [one, other] = [named("/a-b", "/a/b", "/a.b"), named("/a.b", "/a+b", "/a/b", "/a-b")];
    for (const [path, id] of one) expect(other.get(path)).toBe(id);
  });
});
