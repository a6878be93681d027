import type { FeatureDocument } from "../../1-parse/feature/feature-document.js";
import type { Gherkin } from "../../1-parse/feature/gherkin.js";
import { readFeature } from "../../1-parse/feature/read-feature.js";
import { diagnose } from "../../diagnostics/diagnose.js";
import { specWords } from "../../diagnostics/step-words.js";
import { lazily } from "../../lazily.js";
import { sha256 } from "../../sha256.js";
import type { SourceFile } from "../../source.js";
import type { KeptFolder } from "../kept-folder.js";

/** How features are read here: by which parser, and what of earlier runs may be used. */
export interface FeatureReading {
  /** The folder of features, relative to the project. */
  readonly folder: string;
  /** Loaded only where a text is new. */
  readonly gherkin: () => Gherkin | null;
  readonly kept: KeptFolder | null;
  /** Names the compiler that reads. */
  readonly build: string;
}

export function featureReader({
  folder,
  gherkin,
  kept,
  build,
}: FeatureReading): (source: SourceFile) => FeatureDocument {
  const parser = lazily(gherkin);
  return (source) => {
    const name = sha256(JSON.stringify([build, folder, source.path, source.text]));
    const body = kept?.read(source.path, name) ?? null;
    if (body !== null) return JSON.parse(body) as FeatureDocument;
    const read = parser();
    if (read === null) return unread(source);
    const document = readFeature(source, folder, read);
    kept?.write(source.path, name, JSON.stringify(document));
    return document;
  };
}

function unread({ path }: SourceFile): FeatureDocument {
  const diagnostics = [diagnose("no-cucumber", { path, start: 0, end: 0 }, {})];
  return { path, id: path, scenarios: [], words: specWords, diagnostics };
}
