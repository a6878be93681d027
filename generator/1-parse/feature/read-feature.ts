import type { Feature } from "@cucumber/messages";
import { diagnose } from "../../diagnostics/diagnose.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { onceForEachPlace } from "../../diagnostics/once-for-each-place.js";
import type { SourceFile } from "../../source.js";
import { type Reading, spanOf } from "../reading.js";
import { reportRefusal } from "./broken-feature.js";
import { reportSecondFeature } from "./description.js";
import type { FeatureDocument } from "./feature-document.js";
import { featureLines } from "./feature-lines.js";
import { scenariosOf } from "./feature-walk.js";
import { featureWords } from "./feature-words.js";
import type { Gherkin } from "./gherkin.js";

const isEmpty = ({ children }: Pick<Feature, "children">): boolean =>
  children.every(({ scenario, rule }) => scenario === undefined && (rule === undefined || isEmpty(rule)));

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
  if (result.kind === "read" && (feature === null || isEmpty(feature)))
    reading.report(diagnose("empty-feature", spanOf(reading, lines.line(feature?.location.line ?? 1)), {}));
  if (feature !== null) reportSecondFeature({ ...reading, lines, dialect, words }, feature);
  const scenarios = feature === null ? [] : scenariosOf(feature, { ...reading, lines, dialect, words });
  const below = path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
  return { path, id: below.replace(/\.feature$/, ""), scenarios, words, diagnostics: found };
}
