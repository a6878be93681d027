import { expect, test } from "vitest";
import { canonicalPath } from "./canonical-path.js";
import { pathTemplate } from "./path-template.js";

test.each([
  [
    "/api/orders",
    ["/api/orders", "/api/order%73"],
    ["/api/orders/", "/api/order", "/api/ordersx", "/api%2Forders"],
  ],
  ["/a/{id}", ["/a/1", "/a/x.y", "/a/%2F", "/a/%"], ["/a/", "/a/1/2"]],
  ["/a/{order-id}/b", ["/a/1/b"], ["/a//b"]],
  ["/v1.0/(x)+", ["/v1.0/(x)+", "/v1.0/%28x%29%2B"], ["/v1a0/(x)+"]],
  [
    "/prüfung/€",
    ["/pr%C3%BCfung/%E2%82%AC", "/pr%c3%bcfung/%e2%82%ac"],
    ["/prufung/%E2%82%AC", "/pr%FCfung/%E2%82%AC"],
  ],
  ["/100%25", ["/100%25"], ["/100%", "/100"]],
  ["/a%20b", ["/a%20b"], ["/a+b"]],
  ["/{a}A", ["/xA", "/x%25A", "/x%41"], ["/x%2A", "/x%A9"]],
])("%s", (path, fitting, others) => {
  const { pattern } = pathTemplate(path);
  for (const fit of fitting) expect(canonicalPath(fit)).toMatch(pattern);
  for (const other of others) expect(canonicalPath(other)).not.toMatch(pattern);
});

test.each([
  ["/{a}-{b}", "/x-y-z", ["x-y", "z"]],
  ["/{a}-{b}", "/x--", ["x", "-"]],
  ["/{a}-{b}", "/x-y-", ["x", "y-"]],
  ["/{a}-{b}", "/x%2Dy", ["x", "y"]],
  ["/{a}-{b}.{c}", "/x.y-z.w-v", ["x.y", "z", "w-v"]],
  ["/{a}A{b}", "/xA12%3A00", ["x", "12%3A00"]],
  ["/v{a}/{b}.json", "/v1/.json.json", ["1", ".json"]],
])("the last text that fits parts the parameters of %s: %s", (path, sent, values) => {
  expect(pathTemplate(path).pattern.exec(canonicalPath(sent))?.slice(1)).toEqual(values);
});

test("a template that fits only paths of another one comes before it", () => {
  const wanted = ["/a/b/c", "/a/b/{y}", "/a/{x}.{z}/c", "/a/v{x}/c", "/a/{x}/c", "/{z}"];
  const ranks = [...wanted].reverse().sort((a, b) => (pathTemplate(a).rank < pathTemplate(b).rank ? -1 : 1));
  expect(ranks.slice(0, 2)).toEqual(wanted.slice(0, 2));
  expect(new Set(ranks.slice(2, 4))).toEqual(new Set(wanted.slice(2, 4)));
  expect(ranks.slice(4)).toEqual(wanted.slice(4));
});

test("matching takes time linear in the path", () => {
  const { pattern } = pathTemplate("/{a}-{b}-{c}.{d}");
  const started = performance.now();
  expect(`/${"-".repeat(50_000)}/`).not.toMatch(pattern);
  expect(`/${"-.".repeat(25_000)}/`).not.toMatch(pattern);
  expect(performance.now() - started).toBeLessThan(1_000);
});
