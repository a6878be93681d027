import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { catalog } from "./catalog.js";
import { catalogPage, printCatalog, rooms } from "./catalog-page.js";

describe("the page of diagnostics", () => {
  it("is in step with the catalogue", () => {
    const page = readFileSync(new URL("../../docs/diagnostics.md", import.meta.url), "utf8");
    expect(page, "renew it with `npx tsx scripts/build/print-diagnostics.ts`").toBe(catalogPage());
  });

  it("has every code once, each with an example", () => {
    const codes = rooms.flatMap(({ entries }) => Object.keys(entries));
    expect(
      codes.filter((code, index) => codes.indexOf(code) !== index),
      "codes that two rooms have",
    ).toEqual([]);
    expect(codes.sort()).toEqual(Object.keys(catalog).sort());
    for (const [code, entry] of Object.entries(catalog)) {
      expect(code).toMatch(/^[a-z]+(-[a-z0-9]+)*$/);
      expect(entry.example.trim(), code).not.toBe("");
      expect(entry.message.trim(), code).not.toBe("");
    }
  });

  it("fences an example that holds a fence", () => {
    const entry = { severity: "info", message: "m", hint: null, example: "```json\n{}\n```" } as const;
    expect(printCatalog([{ title: "T", entries: { a: entry } }])).toContain(
      "````text\n```json\n{}\n```\n````",
    );
  });
});
