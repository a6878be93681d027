import { readdirSync, readFileSync } from "node:fs";
import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from "@cucumber/gherkin";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFeature } from "../../../1-parse/feature/read-feature.js";
import { gherkin } from "../../../1-parse/feature/testing/gherkin.js";
import { wounded } from "../any-markdown.js";
import { compileSources, shopSources } from "../compile-sources.js";

const folder = new URL("../../../../features/journeys/", import.meta.url);
const journeys = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), "utf8"));
const anyText = fc.oneof(
  fc.constantFrom(...journeys).chain((text) => wounded(text)),
  fc
    .array(
      fc.constantFrom(
        ...journeys.flatMap((text) => text.split("\n")),
        "",
        "  | <n> |",
        '"""',
        "@",
        "Examples:",
      ),
      { maxLength: 30 },
    )
    .map((lines) => lines.join("\n")),
  fc.string({ unit: "grapheme", maxLength: 200 }),
);
const seed = Number(process.env.SEED ?? 31);
const numRuns = Number(process.env.RUNS ?? 60);

/** What Cucumber runs of a text: the words of each scenario's steps; `null` where it refuses the text. */
function pickles(text: string): readonly (readonly string[])[] | null {
  let id = 0;
  const newId = (): string => String(id++);
  try {
    const document = new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher()).parse(text);
    return compile(document, "", newId).map(({ steps }) => steps.map((step) => step.text));
  } catch {
    return null;
  }
}

describe("whatever a feature says", () => {
  it("is read as Cucumber runs it, with every place inside the file", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { scenarios, diagnostics } = readFeature(
          { path: "features/any.feature", text },
          "features",
          gherkin,
        );
        const run = pickles(text);
        const refusals = diagnostics.filter(({ code }) =>
          ["broken-feature", "other-language"].includes(code),
        );
        if (run === null) expect(refusals).not.toEqual([]);
        expect(scenarios.map(({ steps }) => steps.map((step) => step.text))).toEqual(run ?? []);
        const places = [
          ...diagnostics.map(({ at }) => at),
          ...scenarios.flatMap(({ at, name, tags, steps }) => [
            ...[at, name.at, ...tags.map((tag) => tag.at)],
            ...steps.flatMap((step) => [step.at, ...step.spans.map((span) => span.at)]),
          ]),
        ];
        for (const { start, end } of places) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns, seed },
    );
  }, 300_000);

  it("is compiled with a specification, and throws nothing", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const features = { features: [{ path: "features/any.feature", text }], readFeature: read };
        const { diagnostics } = compileSources(shopSources(), {}, undefined, features);
        for (const { at } of diagnostics) expect(at.end).toBeGreaterThanOrEqual(at.start);
      }),
      { numRuns: Math.ceil(numRuns / 15), seed },
    );
  }, 300_000);
});

const read = (source: Parameters<typeof readFeature>[0]) => readFeature(source, "features", gherkin);
