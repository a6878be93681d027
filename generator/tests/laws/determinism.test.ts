import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "../../1-parse/parse.js";
import { noBindings } from "../../bindings.js";
import { compile, noFeatures } from "../../compile.js";
import { noMemory } from "../../memory.js";
import { defaultSettings } from "../../settings.js";
import type { SourceFile } from "../../source.js";
import { targets } from "../../targets.js";
import { woundedShop } from "./any-markdown.js";
import { anySpec } from "./any-spec.js";
import { shopSources, spec } from "./compile-sources.js";
import { sourcesOf } from "./spec-text.js";

/** Parses afresh, as another machine would. */
function everything(sources: readonly SourceFile[]): string {
  const settings = { ...defaultSettings, foreign: true, targets };
  const { files, diagnostics } = compile({
    sources,
    changes: [],
    ...noFeatures,
    parse,
    settings,
    bindings: noBindings,
    memory: noMemory,
  });
  return JSON.stringify({ files, diagnostics });
}

describe("the same specification gives the same bytes", () => {
  it("in any order of files, and again", () => {
    const shuffled = anySpec.chain((requirements) => {
      const sources = sourcesOf(requirements);
      const all = { minLength: sources.length, maxLength: sources.length };
      return fc.tuple(fc.constant(sources), fc.shuffledSubarray([...sources], all));
    });
    fc.assert(
      fc.property(shuffled, ([sources, other]) => {
        expect(everything(other)).toBe(everything(sources));
      }),
      { numRuns: 20 },
    );
  }, 20_000);

  it("for the shop, whose files speak of each other", () => {
    const sources = shopSources();
    expect(everything([...sources].reverse())).toBe(everything(sources));
  }, 20_000);

  it("for a text full of mistakes, reported in the same order", () => {
    fc.assert(
      fc.property(woundedShop, (text) => {
        const halves = [spec("a", text.slice(0, text.length / 2)), spec("b", text.slice(text.length / 2))];
        expect(everything([...halves].reverse())).toBe(everything(halves));
      }),
      { numRuns: 3 },
    );
  }, 20_000);
});
