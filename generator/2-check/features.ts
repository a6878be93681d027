import type { FeatureDocument, FeatureScenarioDocument } from "../1-parse/feature/feature-document.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { onceForEachPlace } from "../diagnostics/once-for-each-place.js";
import type { Planned } from "../memory.js";
import type { Feature, FeatureScenario } from "../model.js";
import type { Located } from "../source.js";
import { lasts, type Planning } from "./capabilities.js";
import { type Declarations, idBook } from "./declarations.js";
import { type DiagnosticSink, sinkIn } from "./diagnostic-sink.js";
import { didYouMean, nearest } from "./nearest.js";
import { namingRows } from "./rows-named.js";
import { scenarioRules } from "./rules/scenario-rules.js";
import { slug } from "./slug.js";
import { planScenario } from "./steps/plan-scenario.js";

/** Features by id, planned as the scenarios of a specification are. */
export function featuresOf(declared: Declarations, planning: Planning): readonly Feature[] {
  const known = {
    requirement: new Set(declared.homes.map(({ id }) => id)),
    capability: new Set(declared.documents.map(({ capability }) => capability)),
  };
  const ties = JSON.stringify([[...known.requirement], [...known.capability]]);
  return [...declared.features]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((document) => featureOf(document, { known, ties }, planning));
}

function featureOf(
  document: FeatureDocument,
  { known, ties }: { readonly known: Known; readonly ties: string },
  planning: Planning,
): Feature {
  const { context, collector, memory, keyOf } = planning;
  const text = keyOf(document);
  // A text that could not be read has no scenarios, and may be read the next time.
  const key = text === null || document.scenarios.length === 0 ? null : `${text} ${document.id} ${ties}`;
  const { part, mistakes } = memory.planned(
    { id: `feature ${document.path}`, key },
    () => planned(document, known, planning),
    (made) => lasts(made, document.path, context),
  );
  mistakes.forEach(collector.add);
  return part;
}

type Known = Readonly<Record<"requirement" | "capability", ReadonlySet<string>>>;

function planned(
  document: FeatureDocument,
  known: Known,
  { context: shared, settings, collector }: Planning,
): Planned<Feature> {
  const { words } = document;
  const context = { ...shared, words, report: sinkIn(words, shared.add) };
  const own = document.scenarios.map((each) => ({ document: each }));
  const { made: scenarios, diagnostics } = collector.apart(() => {
    const claim = idBook(context.report);
    return namingRows(own, { collector, places: context.places }, ({ document: each }): FeatureScenario => {
      for (const rule of scenarioRules) rule([{ scenarios: [{ document: each }] }], settings, context.report);
      const shows = each.tags.flatMap((tag) => shownBy(tag, known, context.report));
      const plans = planScenario(each, context);
      checkTags(each, plans.tags, context.report);
      return {
        ...plans,
        // Rows whose values give one id are parted by numbers; only other scenarios with that id are a mistake.
        id: claim(idOf(document, each), { value: each.heading, at: each.name.at }),
        name: each.name.value,
        origin: context.places.origin(each.name.at),
        example: context.places.lineOf(each.example?.at ?? null),
        rule: each.rule,
        heading: each.heading,
        row: each.row,
        shows,
      };
    });
  });
  const mistakes: Diagnostic[] = [];
  diagnostics.forEach(onceForEachPlace((mistake) => mistakes.push(mistake)));
  return { part: { id: document.id, path: document.path, scenarios }, mistakes };
}

/** `checkout.feature/sold-out`, `checkout.feature/paying/by-card`: no line is part of it. */
function idOf({ id }: FeatureDocument, { rule, name }: FeatureScenarioDocument): string {
  const within = rule === null ? [] : [slug(rule)];
  return [`${id}.feature`, ...within, slug(name.value)].join("/");
}

const tie = /^(requirement|capability):(.*)$/s;

/** The requirement or the capability that a tag names. */
function shownBy({ value, at }: Located<string>, known: Known, report: DiagnosticSink): readonly string[] {
  const [, kind, id = ""] = tie.exec(value) ?? [];
  if (kind !== "requirement" && kind !== "capability") {
    const meant = nearTie(value, known);
    if (meant !== null) report("near-tie", at, { tag: `@${value}`, meant: `@${meant}` });
    return [];
  }
  if (known[kind].has(id)) return kind === "requirement" ? [id] : [];
  report("unknown-tie", at, { kind, id, guess: didYouMean(id, known[kind]) });
  return [];
}

/** A tag that was probably meant to tie, and how it is written. Other tags are of the team's own. */
function nearTie(tag: string, known: Known): string | null {
  const [, word = "", id = ""] = /^(\p{L}+)(?:[:=/：](.*))?$/su.exec(tag) ?? [];
  const kinds = ["requirement", "capability"] as const;
  // A short word is a team's own as well, for a tracker of its requirements: only an id of ours tells.
  const isShort = (kind: keyof Known): boolean =>
    word.length >= 3 && kind.startsWith(word.toLowerCase()) && (id.includes("/") || known[kind].has(id));
  const kind = kinds.find((one) => nearest(word, [one]) !== null || isShort(one));
  if (kind === undefined) return null;
  return `${kind}:${id === "" ? "…" : (nearest(id, known[kind]) ?? id)}`;
}

/** What the compiler tags by itself where it writes the feature, and why a run asks for it. */
const askedFor = {
  slo: "sends a load, and runs each time unless only those who ask for loads run it",
  "own-server": "looks into the server, and fails with one that runs elsewhere unless it is left out there",
} as const;

function checkTags(
  { tags, name }: FeatureScenarioDocument,
  needed: readonly string[],
  report: DiagnosticSink,
): void {
  for (const tag of ["slo", "own-server"] as const)
    if (needed.includes(tag) && !tags.some(({ value }) => value === tag))
      report("missing-tag", name.at, { name: name.value, why: askedFor[tag], tag });
}
