import express from "express";
import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalPath } from "./canonical-path.js";
import type { Operation } from "./operation.js";
import { operationFinder } from "./operation-finder.js";
import { problemDetails } from "./problem.js";
import { rankedOperations } from "./serve.js";

const METHODS = ["GET", "HEAD", "POST"] as const;
const written = fc.constantFrom("a", "A", "b", "ab", "a(b)+c", "ü", "100%25", "a%2Fb", "");
const drawn = fc.constantFrom("{x}", "{x}-{y}", "{x}.json", "a{x}", "{x}A");
const sent = fc.constantFrom(
  "a",
  "A",
  "b",
  "%61",
  "a%28b%29%2Bc",
  "%C3%BC",
  "%c3%bc",
  "x-y",
  "x.json",
  "xA",
  "%2A",
);

const operations = fc
  .array(
    fc.record({
      method: fc.constantFrom(...METHODS),
      segments: fc.array(fc.oneof(written, drawn), { minLength: 1, maxLength: 2 }),
    }),
    { minLength: 4, maxLength: 12 },
  )
  .map((all) =>
    all.map(
      ({ method, segments }, at): Operation => ({
        id: String(at),
        method,
        path: `/${segments.join("/")}`,
        capability: "paths",
        requirements: [],
        replies: {},
        errors: [],
      }),
    ),
  );
const requests = fc.record({
  method: fc.constantFrom(...METHODS, "OPTIONS"),
  path: fc
    .array(fc.oneof(written, sent), { minLength: 1, maxLength: 2 })
    .map((segments) => `/${segments.join("/")}`),
});

/** The judge: a router of Express with the same templates in the same order. */
function expressFinder(all: ReturnType<typeof rankedOperations>) {
  return (method: string, url: string): string | null | "unreadable" => {
    let found: string | null = null;
    const router = express.Router({ caseSensitive: true, strict: true });
    for (const { operation, template } of all) {
      const verb = operation.method.toLowerCase() as "get";
      router[verb](template.pattern, () => {
        found = operation.id;
      });
    }
    let failed = false;
    router({ method, url } as never, { setHeader() {}, end() {} } as never, (error?: unknown) => {
      failed = error instanceof URIError;
    });
    return failed ? "unreadable" : found;
  };
}

test("finds whatever Express finds, in any contract", () => {
  let known = 0;
  fc.assert(
    fc.property(operations, fc.array(requests, { minLength: 8, maxLength: 8 }), (drawnOperations, asked) => {
      const contract = { operations: drawnOperations, errors: {}, errorBody: problemDetails };
      const ranked = rankedOperations(contract);
      const find = operationFinder(ranked.map((one) => ({ ...one, value: one.operation.id })));
      const judge = expressFinder(ranked);
      for (const { method, path } of asked) {
        const canonical = canonicalPath(Buffer.from(path, "utf8").toString("latin1"));
        const expected = judge(method, canonical);
        if (expected === "unreadable") continue;
        if (expected !== null) known += 1;
        expect([method, path, find(method, canonical)]).toEqual([method, path, expected]);
      }
    }),
    { numRuns: 300 },
  );
  expect(known).toBeGreaterThan(200);
});

test("knows no method that nobody has", () => {
  const find = operationFinder([]);
  expect(find("GET", "/")).toBeNull();
  expect(find("constructor", "/")).toBeNull();
});
