import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "../../3-emit/testing/texts.js";
import { treeShape, typeErrors } from "../../3-emit/testing/typescript-files.js";
import type { Compiled } from "../../compile.js";
import { anySpec } from "./any-spec.js";
import { compileSources, errorsOf } from "./compile-sources.js";
import { namedSpec, type Say, sayingSpec } from "./hostile-spec.js";
import { sourcesOf } from "./spec-text.js";

const slots = 31;
const wicked = [
  '"',
  "`",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: that is the point
  "${process.exit()}",
  "*/ export const x = 1; /*",
  "\u2028\u2029",
  "\ufffd",
  "\\",
  "__proto__",
  "@ts-expect-error",
  "\u202eevil",
  "👩‍👩‍👧",
] as const;
const harmless: Say = (slot) => `text${slot}x`;

const code = ({ files }: Compiled): Compiled["files"] => files.filter(({ path }) => path.endsWith(".ts"));
const shapes = (compiled: Compiled) => code(compiled).map(({ path, text }) => ({ path, ...treeShape(text) }));

/** `{hat}` in a text names a thing, and no text holds U+0000 or half a character: neither is meant here. */
const plainText = anyText.filter((text) => !/\{[\p{L}]|[\0\p{Cs}]/u.test(text));

describe("whatever the texts of a specification say", () => {
  const expected = shapes(compileSources(sayingSpec(harmless)));

  it("harmless texts make code at all", () => {
    const { diagnostics, files } = compileSources(sayingSpec(harmless));
    expect(diagnostics.map(({ code: own }) => own)).toEqual(["prose-scenario"]);
    expect(files.length).toBeGreaterThan(5);
    expect(expected.map(({ faults }) => faults)).toEqual(expected.map(() => 0));
  });

  it("nearly all of them are shown somewhere, so that nearly all are tried", () => {
    const { files } = compileSources(sayingSpec(harmless));
    const unseen = Array.from({ length: slots }, (_, slot) => harmless(slot)).filter(
      (said) => !files.some(({ text }) => text.includes(said)),
    );
    // The title of the file and a meta line are for people alone.
    expect(unseen).toEqual([0, 6, 7].map(harmless));
  });

  it("the generated code is understood as it is with harmless texts", () => {
    const texts = fc.array(plainText, { minLength: slots, maxLength: slots });
    fc.assert(
      fc.property(texts, (all) => {
        const compiled = compileSources(sayingSpec((slot) => all[slot] ?? ""));
        expect(errorsOf(compiled)).toEqual([]);
        expect(shapes(compiled)).toEqual(expected);
        for (const { path, text } of compiled.files) if (path.endsWith(".json")) JSON.parse(text);
      }),
      { numRuns: 60 },
    );
  }, 20_000);
});

describe("whatever things are called", () => {
  it("the generated code passes the strictest compiler", () => {
    const specs = [
      namedSpec(),
      sayingSpec((slot) => wicked[slot % wicked.length] ?? ""),
      ...fc.sample(anySpec, { numRuns: 6, seed: 7 }).map(sourcesOf),
    ];
    const compiled = specs.map((sources) => compileSources(sources));
    expect(compiled.flatMap(errorsOf)).toEqual([]);
    expect(typeErrors(compiled.map(code))).toEqual([]);
  }, 60_000);
});
