import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emit } from "./emit.js";
import { anySay, harmless, type Say, wickedSays } from "./testing/texts.js";
import { tortureModel } from "./testing/torture-model.js";
import { treeShape } from "./testing/typescript-files.js";

const stems = (files: ReturnType<typeof emit>) => files.filter(({ path }) => path.endsWith(".ts"));
const expected = stems(emit(tortureModel(harmless), ["typescript"])).map(({ text }) => treeShape(text));

/** What is wrong with the generated TypeScript: errors of syntax, or another shape than with harmless texts. */
function expectSameShape(say: Say): void {
  const files = stems(emit(tortureModel(say), ["typescript"]));
  const shapes = files.map(({ text }) => treeShape(text));
  expect(shapes.map(({ faults }) => faults)).toEqual(files.map(() => 0));
  // Files are sorted by path, and a capability's is named after it.
  expect([...shapes].map(({ shape }) => shape).sort()).toEqual(expected.map(({ shape }) => shape).sort());
}

describe("whatever the texts of a specification say", () => {
  it("the generated TypeScript parses, wherever a text ends or begins with one that is hard", () => {
    for (const say of wickedSays) expectSameShape(say);
  }, 60_000);

  it("the generated TypeScript parses to a tree of the same shape, without a syntax error", () => {
    fc.assert(fc.property(anySay, expectSameShape), { numRuns: 80 });
  }, 60_000);

  it("every file has a path of its own in the output folder, JSON is JSON, and no character is unseen", () => {
    fc.assert(
      fc.property(anySay, (say) => {
        const files = emit(tortureModel(say), ["typescript"]);
        expect(new Set(files.map(({ path }) => path)).size).toBe(files.length);
        for (const { path, text } of files) {
          if (path.endsWith(".json")) JSON.parse(text);
          expect(path).toMatch(/^[\p{L}\p{M}\p{N}~_-]+(\/[\p{L}\p{M}\p{N}~_-]+)*\.(ts|json|feature)$/u);
          if (!path.endsWith(".feature"))
            expect(text).not.toMatch(/(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        }
      }),
      { numRuns: 50 },
    );
  }, 60_000);
});
