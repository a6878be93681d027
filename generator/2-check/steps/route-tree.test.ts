import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Operation } from "../../model.js";
import { noCodes } from "../../protocol/causes.js";
import { routeTree } from "./route-tree.js";

const operation = (method: Operation["method"], path: string): Operation => ({
  id: `${method} ${path}`,
  operationId: `${method} ${path}`,
  method,
  path,
  capability: "c",
  requirements: [],
  summary: "",
  description: "",
  params: [],
  query: [],
  queryRest: { kind: "refused" },
  classes: [],
  headers: [],
  body: null,
  replies: [],
  refusals: [],
  codes: noCodes,
  deprecated: false,
  caller: null,
  authentication: null,
  origin: { path: "spec.md", line: 1, column: 1 },
});

const idAt = (paths: readonly string[], path: string): string | undefined =>
  routeTree(paths.map((one) => operation("GET", one)))
    .at([path])
    ?.get("GET")?.path;

describe("the tree of routes", () => {
  const paths = ["/", "/hats", "/hats/{id}", "/hats/new", "/hats/{id}/bands", "/files/{name}.json"];

  it("finds what the server would", () => {
    expect(idAt(paths, "/")).toBe("/");
    expect(idAt(paths, "/hats?size=3/4")).toBe("/hats");
    expect(idAt(paths, "/hats/17")).toBe("/hats/{id}");
    expect(idAt(paths, "/hats/new")).toBe("/hats/new");
    expect(idAt(paths, "/hats/new/bands")).toBe("/hats/{id}/bands");
    expect(idAt(paths, "/hats/")).toBeUndefined();
    expect(idAt(paths, "/caps")).toBeUndefined();
    expect(idAt(paths, "/files/a.json")).toBe("/files/{name}.json");
  });

  it("takes a reference for one segment, or for a part of one", () => {
    const tree = routeTree(paths.map((path) => operation("GET", path)));
    const id = { handle: "hat", place: ["id"] };
    expect(tree.at(["/hats/", id])?.get("GET")?.path).toBe("/hats/{id}");
    expect(tree.at(["/hats/x-", id, "/bands"])?.get("GET")?.path).toBe("/hats/{id}/bands");
    expect(tree.at(["/hats/", id, "/", id])).toBeNull();
  });

  it("keeps the methods of a path apart", () => {
    const tree = routeTree([operation("GET", "/hats"), operation("POST", "/hats")]);
    expect([...(tree.at(["/hats"])?.keys() ?? [])]).toEqual(["GET", "POST"]);
  });

  it("finds every path by its own text, among any others", () => {
    const segment = fc.constantFrom("a", "b", "{x}", "__proto__", "constructor");
    const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((all) => `/${all.join("/")}`);
    fc.assert(
      fc.property(fc.uniqueArray(path, { minLength: 1, maxLength: 8 }), (some) => {
        for (const one of some) {
          const asked = one.replaceAll("{x}", "7");
          expect(idAt(some, asked)).toBe(one);
        }
      }),
      { numRuns: 300 },
    );
  });
});
