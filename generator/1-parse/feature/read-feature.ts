import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { onceForEachPlace } from "../../diagnostics/once-for-each-place.js";
import type { SourceFile } from "../../source.js";
import type { Reading } from "../reading.js";
import { reportRefusal } from "./broken-feature.js";
import type { FeatureDocument } from "./feature-document.js";
import { featureLines } from "./feature-lines.js";
import { scenariosOf } from "./feature-walk.js";
import { featureWords } from "./feature-words.js";
import type { Gherkin } from "./gherkin.js";

/** More than people write: an outline of very many placeholders and rows is a small text. */
const mostOfOutlines = 50_000_000;

/** Reads one feature file. Total: whatever the text is, a document comes back, and what is wrong stands in it. */
export function readFeature({ path, text }: SourceFile, folder: string, gherkin: Gherkin): FeatureDocument {
  const found: Diagnostic[] = [];
  const lines = featureLines(text);
  const report = onceForEachPlace((diagnostic) => found.push(diagnostic));
  const reading: Reading = { path, text, report, room: { outlines: mostOfOutlines } };
  const result = gherkin.read(text);
  if (result.kind === "refused") reportRefusal({ ...reading, lines }, result.errors, gherkin);
  const feature = result.kind === "read" ? result.feature : null;
  const dialect = gherkin.dialects[feature?.language ?? "en"] ?? gherkin.dialects.en;
  if (dialect === undefined) throw new Error("The parser knows no language.");
  const words = featureWords(dialect);
  const scenarios = feature === null ? [] : scenariosOf(feature, { ...reading, lines, dialect, words });
  const below = path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
  return { path, id: below.replace(/\.feature$/, ""), scenarios, words, diagnostics: found };
}
