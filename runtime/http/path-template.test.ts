import { expect, test } from "vitest";
import { pathTemplate } from "./path-template.js";

test.each([
  ["/api/orders", "/api/orders", ["/api/orders"], ["/api/orders/", "/api/order", "/api/ordersx"]],
  ["/a/{id}", '/a/:"id"', ["/a/1", "/a/x.y"], ["/a/", "/a/1/2"]],
  ["/a/{order-id}/b", '/a/:"order-id"/b', ["/a/1/b"], ["/a//b"]],
  ["/v1.0/(x)+", "/v1.0/\\(x\\)\\+", ["/v1.0/(x)+"], ["/v1a0/(x)+"]],
])("%s", (path, route, fitting, others) => {
  const template = pathTemplate(path);
  expect(template.route).toBe(route);
  for (const fit of fitting) expect(fit).toMatch(template.pattern);
  for (const other of others) expect(other).not.toMatch(template.pattern);
});

test("what is fixed stands before what is a parameter", () => {
  const ranks = ["/a/{x}/c", "/a/b/{y}", "/{z}", "/a/b/c"].sort((a, b) =>
    pathTemplate(a).rank < pathTemplate(b).rank ? -1 : 1,
  );
  expect(ranks).toEqual(["/a/b/c", "/a/b/{y}", "/a/{x}/c", "/{z}"]);
});
