import { createRequire } from "node:module";

/** As much of Gherkin's document as the tests look at. */
export interface ReadScenario {
  readonly name: string;
  readonly tags: readonly { readonly name: string }[];
  readonly steps: readonly {
    readonly keyword: string;
    readonly text: string;
    readonly dataTable?: {
      readonly rows: readonly { readonly cells: readonly { readonly value: string }[] }[];
    };
    readonly docString?: { readonly content: string };
  }[];
}
export interface ReadRule {
  readonly name: string;
  readonly tags: readonly { readonly name: string }[];
  readonly children: readonly { readonly scenario?: ReadScenario }[];
}
export interface ReadFeature {
  readonly name: string;
  readonly description: string;
  readonly children: readonly { readonly rule?: ReadRule }[];
}

interface Gherkin {
  readonly Parser: new (
    builder: object,
    matcher: object,
  ) => { parse(text: string): { readonly feature: ReadFeature } };
  readonly AstBuilder: new (newId: () => string) => object;
  readonly GherkinClassicTokenMatcher: new () => object;
}

// It comes with Cucumber, so it is found from there.
const fromHere = createRequire(import.meta.url);
const fromCucumber = createRequire(fromHere.resolve("@cucumber/cucumber"));
const gherkin: Gherkin = fromCucumber("@cucumber/gherkin");

/** Reads a feature file as Cucumber does. */
export function readFeature(text: string): ReadFeature {
  let ids = 0;
  const builder = new gherkin.AstBuilder(() => String(++ids));
  return new gherkin.Parser(builder, new gherkin.GherkinClassicTokenMatcher()).parse(text).feature;
}
