import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readFeature } from "../../1-parse/feature/read-feature.js";
import { gherkin } from "../../1-parse/feature/testing/gherkin.js";
import { parse } from "../../1-parse/parse.js";
import type { Binding, Bindings } from "../../bindings.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { byPlace } from "../../diagnostics/order.js";
import { noMemory } from "../../memory.js";
import type { SpecModel } from "../../model.js";
import { defaultSettings, type Settings } from "../../settings.js";
import type { SourceFile } from "../../source.js";
import { check } from "../check.js";

/** The folder of all samples: one for each diagnostic code, and in `silent/` those that have none. */
export const samplesFolder: string = fileURLToPath(new URL("../samples/", import.meta.url));

export interface Sample {
  readonly sources: readonly SourceFile[];
  readonly features: readonly SourceFile[];
  readonly settings: Settings;
  readonly bindings: Bindings;
}

/**
 * Every `x.md` of the folder is the capability `x`, and `x/y.md` is `x/y`; every `z.feature` is a feature. `settings.json` changes settings;
 * `bindings.json` lists the step definitions that people wrote: a text, or a regular expression between slashes.
 */
export function readSample(folder: string): Sample {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".md"),
  );
  const sources = files.sort().map((file) => ({
    path: `openspec/specs/${file.replaceAll("\\", "/").replace(/\.md$/, "")}/spec.md`,
    text: readFileSync(join(folder, file), "utf8"),
  }));
  const features = readdirSync(folder)
    .filter((name) => name.endsWith(".feature"))
    .map((name) => ({ path: `features/${name}`, text: readFileSync(join(folder, name), "utf8") }));
  const changes = jsonOf<Partial<Settings>>(join(folder, "settings.json"), {});
  const expressions = jsonOf<readonly SampleBinding[]>(join(folder, "bindings.json"), []);
  return {
    sources,
    features,
    settings: { ...defaultSettings, ...changes },
    bindings: bindingsOf(expressions),
  };
}

/** What the first two phases make of a sample. */
export function checkSample({ sources, features, settings, bindings }: Sample): {
  readonly model: SpecModel;
  readonly diagnostics: readonly Diagnostic[];
} {
  const documents = sources.map(parse);
  const read = features.map((source) => readFeature(source, "features", gherkin));
  const { model, diagnostics } = check({
    documents,
    sources: [...sources, ...features],
    settings,
    bindings,
    memory: noMemory,
    features: read,
    asWritten: false,
  });
  const all = [...[...documents, ...read].flatMap((document) => document.diagnostics), ...diagnostics];
  return { model, diagnostics: all.sort(byPlace) };
}

interface SampleBinding {
  readonly expression: string;
  readonly ownServer?: boolean;
  readonly pending?: boolean;
}

function jsonOf<T>(path: string, otherwise: T): T {
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as T) : otherwise;
}

function bindingsOf(all: readonly SampleBinding[]): Bindings {
  const bindings = all.map(
    (
      { expression, ownServer = false, pending = false },
      i,
    ): Binding & { readonly matches: (text: string) => boolean } => {
      const source = /^\/(.*)\/$/.exec(expression)?.[1];
      const at = { path: "features/steps/steps.ts", start: i, end: i };
      return {
        expression,
        ownServer,
        pending,
        at,
        notation: () => null,
        matches: (text) => (source === undefined ? text === expression : new RegExp(source).test(text)),
      };
    },
  );
  return {
    key: JSON.stringify(all),
    match: (text) => bindings.filter((binding) => binding.matches(text)),
    phrases: all.map(({ expression }) => expression),
    troubles: () => [],
  };
}
