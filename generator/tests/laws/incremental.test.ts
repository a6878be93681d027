import fc from "fast-check";
import { expect, test } from "vitest";
import type { OutputFile } from "../../3-emit/output-file.js";
import { type MadeFile, madeFiles } from "../../project/made-file.js";
import type { SourceFile } from "../../source.js";
import { anySpec } from "./any-spec.js";
import { compileSources, shopSources } from "./compile-sources.js";
import { sourcesOf } from "./spec-text.js";

/** What a run makes that knows the run before, as a project's cache does. */
function make(files: readonly OutputFile[], before: readonly MadeFile[]): readonly MadeFile[] {
  const known = new Map(before.flatMap(({ key, hash }) => (key === null ? [] : [[key, hash]])));
  return madeFiles(files, "build", known);
}

const compiled = (sources: readonly SourceFile[]): readonly OutputFile[] =>
  compileSources(sources, { foreign: true }).files;

const hashes = (files: readonly MadeFile[]) => files.map(({ path, hash }) => [path, hash]);

/** Compiles version after version, and holds each against a run that knows nothing; answers how much was reused. */
function reusedIn(versions: readonly (readonly SourceFile[])[]): number {
  let before: readonly MadeFile[] = [];
  let reused = 0;
  for (const sources of versions) {
    const keys = new Set(before.map(({ key }) => key));
    const files = compiled(sources);
    const after = make(files, before);
    expect(hashes(after)).toEqual(hashes(make(files, [])));
    reused += after.filter(({ key }) => key !== null && keys.has(key)).length;
    before = after;
  }
  return reused;
}

type Edit = (lines: readonly string[], at: number, other: string) => readonly string[];
const edits: readonly Edit[] = [
  (lines, at) => lines.toSpliced(at, 1),
  (lines, at) => lines.toSpliced(at, 0, lines[at] ?? ""),
  (lines, at, other) => lines.toSpliced(at, 1, other),
  (lines, at, other) => lines.toSpliced(at, 0, "", other, ""),
  (lines, at) =>
    lines.with(
      at,
      (lines[at] ?? "").replace(/\d+/, (digits) => `${Number(digits) + 1}`),
    ),
  (lines, at) => lines.with(at, (lines[at] ?? "").replace(/optional|string|integer/, "boolean")),
  (lines, at) => lines.with(at, `${lines[at]} more`),
];

const shop = shopSources();
const shopLines = shop.flatMap(({ text }) => text.split("\n"));
const edit = fc.record({
  file: fc.nat({ max: shop.length - 1 }),
  at: fc.nat({ max: 10_000 }),
  other: fc.constantFrom(...shopLines),
  change: fc.constantFrom(...edits),
});

test("after any edits of the shop, what is made is what a run makes that knows nothing", () => {
  let reused = 0;
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (changes) => {
      const versions = [shop];
      for (const { file, at, other, change } of changes) {
        const last = versions.at(-1) ?? [];
        versions.push(
          last.map((source, index) => {
            if (index !== file) return source;
            const lines = source.text.split("\n");
            return { ...source, text: change(lines, at % lines.length, other).join("\n") };
          }),
        );
      }
      reused += reusedIn(versions);
    }),
    { numRuns: 8 },
  );
  expect(reused).toBeGreaterThan(100);
}, 60_000);

test("so it is when one specification becomes another", () => {
  fc.assert(
    fc.property(fc.array(anySpec, { minLength: 2, maxLength: 4 }), (specs) => {
      reusedIn(specs.map(sourcesOf));
    }),
    { numRuns: 15 },
  );
}, 60_000);

test("a hash that is kept wrongly is noticed where its file is wanted", () => {
  const [first] = make(compiled(shop), []).filter(({ key }) => key !== null);
  const wrong = first === undefined ? [] : [{ ...first, hash: "0".repeat(64) }];
  const again = make(compiled(shop), wrong).find(({ path }) => path === first?.path);
  expect(() => again?.text).toThrow("The cache is wrong");
});
