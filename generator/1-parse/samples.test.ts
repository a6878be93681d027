import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { pointFinder } from "../source.js";
import { parse } from "./parse.js";

const folder = new URL("samples/", import.meta.url);
const names = readdirSync(folder).sort();

/** A document with each place as the text that stands there, so that a wrong place is seen at once. */
function shown(name: string, text: string): string {
  const path = name === "delta" ? "openspec/changes/x/specs/delta/spec.md" : `openspec/specs/${name}/spec.md`;
  const point = pointFinder(text);
  const document = parse({ path, text });
  const replacer = (key: string, value: unknown): unknown => {
    if (key !== "at" || !isSpan(value)) return value;
    const { line, column } = point(value.start);
    const there = text.slice(value.start, value.end).replace(/\s+/g, " ");
    return `${line}:${column} ${there.length > 60 ? `${there.slice(0, 60)}…` : there}`;
  };
  return `${JSON.stringify(document, replacer, 1)}\n`;
}

const isSpan = (value: unknown): value is { start: number; end: number } =>
  typeof value === "object" && value !== null && "start" in value && "end" in value;

/** `RENEW=1 npx vitest run generator/1-parse` writes what is read now; look at the diff. */
for (const name of names) {
  test(`sample ${name}`, () => {
    const text = readFileSync(new URL(`${name}/spec.md`, folder), "utf8");
    const golden = new URL(`${name}/document.json`, folder);
    const now = shown(name, text);
    if (process.env.RENEW === "1") writeFileSync(golden, now);
    expect(existsSync(golden), `${fileURLToPath(golden)} is missing: run with RENEW=1`).toBe(true);
    expect(now).toBe(readFileSync(golden, "utf8"));
  });
}

test("a good sample has no error, a broken one has", () => {
  for (const name of names) {
    const text = readFileSync(new URL(`${name}/spec.md`, folder), "utf8");
    const { diagnostics } = parse({ path: `openspec/specs/${name}/spec.md`, text });
    const errors = diagnostics.filter((diagnostic) => diagnostic.severity === "error");
    expect(errors.length > 0, `${name}: ${errors[0]?.message}`).toBe(name.startsWith("broken-"));
  }
});
