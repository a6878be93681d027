import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compareDocuments } from "./measure.js";

const text = readFileSync(new URL("samples/security.json", import.meta.url), "utf8");
const documentsOf = (json: string) => ({
  root: "security.json",
  files: new Map([["security.json", JSON.parse(json)]]),
});

/** The operations that lost something where a text of the document is another. */
const lostWith = (from: string, to: string): readonly string[] => {
  const changed = text.replace(/\s+/g, " ").replace(from, to);
  expect(changed).not.toBe(text.replace(/\s+/g, " "));
  return compareDocuments(documentsOf(text), documentsOf(changed))
    .verdicts.filter(({ kind }) => kind === "lost")
    .map(({ operation }) => operation);
};

test.each<[string, string, string, readonly string[]]>([
  ["what all operations ask", '"security": [ { "api-key": [] } ], "paths"', '"paths"', ["GET /a"]],
  ["that one is exempt", ', "security": []', "", ["POST /a"]],
  ["a scope", '"books:read", ', "", ["GET /b"]],
  ["one of two ways", '{ "oauth": [ "books:write" ] }, ', "", ["POST /b"]],
  ["one of two that are needed", '"tenant": [], ', "", ["GET /c"]],
  ["a role", '"login": [ "keeper" ]', '"login": []', ["GET /c"]],
  ["that it is welcome", '{ "session": [] }, {}', '{ "session": [] }', ["POST /c"]],
  ["the place of a key", '"in": "cookie"', '"in": "header"', ["POST /c"]],
  ["the name of a key", '"api[key]"', '"apikey"', ["GET /c"]],
  ["a scheme", '"scheme": "token"', '"scheme": "bearer"', ["POST /d"]],
])("a planted loss is found: %s", (_, from, to, operations) => {
  expect(lostWith(from, to)).toEqual(operations);
});
