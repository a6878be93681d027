import { expect, test } from "vitest";
import { chunksOf } from "./chunks.js";
import { parse } from "./parse.js";

const parts = (text: string): readonly string[] =>
  chunksOf(text).map(({ start, end }) => text.slice(start, end));

test("chunks are the text, each but the first begins with a bullet at the margin", () => {
  const text = "- a\n  - b\n\n  more\n".repeat(3_000);
  const chunks = parts(text);
  expect(chunks.join("")).toBe(text);
  expect(chunks.length).toBeGreaterThan(3);
  for (const chunk of chunks) expect(chunk.startsWith("- a\n")).toBe(true);
});

test.each([
  ["a fence", "```\n", "```\n"],
  ["a fence of tildes", "~~~~ text\n", "~~~~\n"],
  ["a comment", "<!--\n", "-->\n"],
])("inside %s nothing is parted", (_name, open, close) => {
  const inside = "- a\n".repeat(4_000);
  expect(parts(`${open}${inside}${close}`)).toHaveLength(1);
  const [first = "", second = ""] = parts(`${open}${inside}${close}- after\n`);
  expect(first.endsWith(close)).toBe(true);
  expect(second).toBe("- after\n");
});

test("behind a blank line anything at the margin is fresh", () => {
  const chunks = parts("> a\n\n".repeat(3_000));
  expect(chunks.length).toBeGreaterThan(3);
  for (const chunk of chunks) expect(chunk.startsWith("> a\n\n")).toBe(true);
});

test("a fence in a bullet ends with it", () => {
  expect(parts(`- \`\`\`\n${"- a\n".repeat(4_000)}`).length).toBeGreaterThan(1);
});

test("what is read in chunks stands where it stands, and every step is found", () => {
  const step = "- **WHEN** `POST /x { a: 1 }`\n  - detail\n";
  const text = `## Purpose\nx\n\n## Requirements\n\n### Requirement: r\n\n#### Scenario: s\n${step.repeat(900)}`;
  const steps = parse({ path: "openspec/specs/a/spec.md", text }).requirements[0]?.scenarios[0]?.steps ?? [];
  expect(steps).toHaveLength(900);
  for (const { spans, text: words } of steps) {
    expect(words).toBe("`POST /x { a: 1 }` detail");
    expect(spans.map(({ at }) => text.slice(at.start, at.end))).toEqual(["POST /x { a: 1 }"]);
  }
});
