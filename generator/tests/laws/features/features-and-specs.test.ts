import { readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFeature } from "../../../1-parse/feature/read-feature.js";
import { gherkin } from "../../../1-parse/feature/testing/gherkin.js";
import { parse } from "../../../1-parse/parse.js";
import { check } from "../../../2-check/check.js";
import { readSample, type Sample, samplesFolder } from "../../../2-check/testing/sample-project.js";
import { noBindings } from "../../../bindings.js";
import type { Diagnostic } from "../../../diagnostics/diagnostic.js";
import { specWords } from "../../../diagnostics/step-words.js";
import { noMemory } from "../../../memory.js";
import type { Scenario } from "../../../model.js";
import { defaultSettings } from "../../../settings.js";
import { wounded } from "../any-markdown.js";
import { shopSources, spec } from "../compile-sources.js";
import { featureText, languages, type Writing } from "./feature-text.js";

/** What is said of a scenario as it stands in the specification, and of the same in a feature. */
function bothWays({ sources, settings, bindings }: Sample, writing: Writing) {
  const documents = sources.map(parse);
  const given = { sources, settings, bindings, memory: noMemory, asWritten: false };
  const inSpecs = check({ ...given, documents, features: [] });
  const inScenario = ({ at }: Diagnostic): boolean =>
    documents.some(({ path, requirements }) =>
      requirements.some(({ scenarios }) =>
        scenarios.some((one) => path === at.path && one.at.start <= at.start && at.end <= one.at.end),
      ),
    );
  const texts = inSpecs.model.capabilities.map(({ id, requirements }) => ({
    path: `features/${id}.feature`,
    text: featureText(requirements, writing),
  }));
  const features = texts.map((text) => ({ ...readFeature(text, "features", gherkin), words: specWords }));
  const bare = documents.map((document) => ({
    ...document,
    requirements: document.requirements.map((requirement) => ({ ...requirement, scenarios: [] })),
  }));
  const inFeatures = check({ ...given, sources: [...sources, ...texts], documents: bare, features });
  const isOfFeature = ({ at }: Diagnostic): boolean => at.path.endsWith(".feature");
  return {
    texts,
    specs: {
      plans: inSpecs.model.capabilities.map(({ requirements }) =>
        requirements.flatMap(({ scenarios }) => scenarios.map(plansOf)),
      ),
      said: inSpecs.diagnostics.filter(inScenario).filter(isOfCode).map(shown).sort(),
    },
    features: {
      plans: inFeatures.model.features.map(({ scenarios }) => scenarios.map(plansOf)),
      said: inFeatures.diagnostics.filter(isOfFeature).map(shown).sort(),
    },
  };
}

/**
 * Words without code are read in a specification alone, where that was written without knowing the notation. A table is
 * printed with its values, not as it was written, and ids are made of other parts.
 */
const isOfCode = ({ code }: Diagnostic): boolean =>
  !["inferred-fact", "nearly-made", "same-id"].includes(code);
const plansOf = ({ steps }: Scenario) => steps.map(({ binding }) => binding);
const shown = ({ code, message }: Diagnostic): string => `${code}: ${message}`;

/** What a table, a fence or the examples of an outline say is wrong is not printed again. */
const isPrintable = ({ sources }: Sample): boolean =>
  sources.map(parse).every(({ diagnostics }) => !diagnostics.some(({ code }) => unprinted.has(code)));

const unprinted: ReadonlySet<string> = new Set([
  ...["broken-cell", "broken-fence", "duplicate-column", "field-name"],
  ...["empty-cell", "missing-cell", "missing-column", "unknown-column"],
]);

const plain: Writing = { language: "en", background: 0, placeholder: null };
const shop: Sample = {
  sources: shopSources(),
  features: [],
  settings: defaultSettings,
  bindings: noBindings,
};
/** Who judges a scenario is said by a line of a specification, which a feature does not have. */
const ofSpecsAlone = ["judged-by-machine"];
const folders = readdirSync(samplesFolder).filter((name) => ![...ofSpecsAlone, "silent"].includes(name));
const silent = readdirSync(join(samplesFolder, "silent")).map((name) => `silent/${name}`);

const anyWriting: fc.Arbitrary<Writing> = fc.record({
  language: fc.constantFrom(...languages),
  background: fc.nat(2),
  placeholder: fc.constantFrom(null, "quantity", "GET", "hat", "{", "200", "`@ann`", "items"),
});
const seed = Number(process.env.SEED ?? 31);
const numRuns = Number(process.env.RUNS ?? 4);

describe("a scenario means the same in a specification and in a feature", () => {
  it.each([...folders, ...silent])("in the sample %s", (name) => {
    const sample = readSample(join(samplesFolder, name));
    if (!isPrintable(sample)) return;
    const { specs, features, texts } = bothWays(sample, plain);
    expect(features, texts.map(({ text }) => text).join("\n")).toEqual(specs);
  });

  it("in the shop, in any language, with backgrounds and outlines", () => {
    fc.assert(
      fc.property(anyWriting, (writing) => {
        const { specs, features } = bothWays(shop, writing);
        expect(features).toEqual(specs);
      }),
      { numRuns, seed },
    );
  }, 300_000);

  it("in markdown that is full of mistakes", () => {
    const cart = shopSources().find(({ path }) => path.includes("cart-management"))?.text ?? "";
    fc.assert(
      fc.property(wounded(cart), anyWriting, (text, writing) => {
        const others = shopSources().filter(({ path }) => !path.includes("cart-management"));
        const sample = { ...shop, sources: [...others, spec("cart-management", text)] };
        if (!isPrintable(sample)) return;
        const { specs, features } = bothWays(sample, { ...writing, placeholder: null });
        expect(features.plans).toEqual(specs.plans);
      }),
      { numRuns, seed },
    );
  }, 300_000);
});
