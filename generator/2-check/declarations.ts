import type {
  ErrorRowSyntax,
  FieldSyntax,
  NearBody,
  RequirementDocument,
  ScenarioDocument,
  SpecDocument,
} from "../1-parse/document.js";
import type { FeatureDocument } from "../1-parse/feature/feature-document.js";
import type { DerivedChange, FactSyntax } from "../1-parse/notation/fact-syntax.js";
import type { TemplateSyntax } from "../1-parse/notation/template.js";
import type { RestSyntax, TypeAndRules } from "../1-parse/notation/type-syntax.js";
import { lazily } from "../lazily.js";
import type { Settings } from "../settings.js";
import type { Located, Span } from "../source.js";
import type { DiagnosticSink } from "./diagnostic-sink.js";
import { rowsOfObject } from "./entities/rows-of-object.js";
import { correctedFacts } from "./facts/corrected-facts.js";
import { joined, parted, type Written } from "./facts/features-as-documents.js";
import { foreignFacts } from "./facts/inferred-facts.js";
import { spelledRight } from "./facts/spelling.js";
import { withSpeltPaths } from "./facts/spelt-paths.js";
import type { StepNamesOf } from "./facts/step-names.js";
import { type Vocabulary, vocabularyOf } from "./facts/vocabulary.js";
import { slug } from "./slug.js";

/** A requirement in its place, with the ids everything else refers to. */
export interface RequirementHome {
  readonly id: string;
  readonly capability: string;
  readonly document: RequirementDocument;
  readonly facts: readonly Located<FactSyntax>[];
  readonly scenarios: readonly { readonly id: string; readonly document: ScenarioDocument }[];
}

export interface EntityDeclaration {
  readonly name: Located<string>;
  readonly home: RequirementHome;
  readonly shape:
    | {
        readonly kind: "table";
        readonly fields: readonly FieldSyntax[];
        readonly rest: RestSyntax | null;
      }
    | {
        readonly kind: "derived";
        readonly base: Located<string>;
        readonly isPartial: boolean;
        readonly changes: readonly DerivedChange[];
      };
}

/** `Slug = string length 1..80` */
export interface TypeDeclaration {
  readonly name: Located<string>;
  readonly home: RequirementHome;
  readonly value: TypeAndRules;
}

export interface ErrorTable {
  readonly at: Span;
  readonly body: Located<string> | null;
  readonly media: Located<string> | null;
  readonly near: readonly NearBody[];
  readonly templates: readonly Located<TemplateSyntax>[];
  readonly rows: readonly ErrorRowSyntax[];
}

/** All that is declared, by name, before any name is looked up. */
export interface Declarations {
  readonly documents: readonly SpecDocument[];
  readonly features: readonly FeatureDocument[];
  readonly homes: readonly RequirementHome[];
  readonly entities: ReadonlyMap<string, EntityDeclaration>;
  readonly types: ReadonlyMap<string, TypeDeclaration>;
  /** Names whose declaration breaks, which was reported: what they stand for is not known. */
  readonly brokenNames: ReadonlySet<string>;
  readonly errorTables: readonly ErrorTable[];
}

export function declarations(
  written: Written,
  { foreign }: Settings,
  stepNames: StepNamesOf,
  report: DiagnosticSink,
): Declarations {
  const inOrder = [...joined(written)].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const spelt = foreign
    ? inOrder
    : withSpeltPaths(spelledRight(inOrder, stepNames, report), stepNames, report);
  const { documents: sorted, features } = parted(spelt, written.features);
  const words = lazily(() => vocabularyOf(sorted));
  const homes = sorted.flatMap((document) => homesOf(document, words, foreign, report));
  const entities = new Map<string, EntityDeclaration>();
  const types = new Map<string, TypeDeclaration>();
  const errorTables: ErrorTable[] = [];
  const typeNames = namesOfTypes(homes);
  for (const home of homes) {
    for (const declaration of entitiesOf(home, typeNames, foreign))
      add(entities, declaration, types.get(declaration.name.value), report);
    for (const declaration of typesOf(home, typeNames))
      add(types, declaration, entities.get(declaration.name.value), report);
    for (const block of home.document.blocks) if (block.kind === "errors") errorTables.push(block);
  }
  return {
    documents: sorted,
    features,
    homes,
    entities,
    types,
    brokenNames: brokenNamesIn(homes),
    errorTables,
  };
}

/** `Slug = string lenght 1..3`: the name before the sign is read, and the rest is not. */
function brokenNamesIn(homes: readonly RequirementHome[]): ReadonlySet<string> {
  const facts = homes.flatMap((home) => home.facts.map(({ value }) => value));
  return new Set(
    facts.flatMap((fact) =>
      fact.kind === "prose" && fact.isReported
        ? (/^[\p{L}\p{M}\p{Nd}]+(?= = )/u.exec(fact.text)?.[0] ?? [])
        : [],
    ),
  );
}

function homesOf(
  document: SpecDocument,
  words: () => Vocabulary,
  foreign: boolean,
  report: DiagnosticSink,
): RequirementHome[] {
  const claim = idBook(report);
  return document.requirements
    .filter((requirement) => requirement.delta !== "REMOVED" && requirement.delta !== "RENAMED")
    .map((requirement) => {
      const id = claim(`${document.capability}/${slug(requirement.name.value)}`, requirement.name);
      const scenarios = requirement.scenarios.map((scenario) => ({
        id: claim(`${id}/${slug(scenario.name.value)}`, scenario.name),
        document: scenario,
      }));
      const written = requirement.blocks.flatMap((block) => (block.kind === "paragraph" ? block.facts : []));
      const corrected = correctedFacts(written, requirement, words, foreign, report);
      const facts = foreign ? foreignFacts(requirement, written, report) : corrected;
      return { id, capability: document.capability, document: requirement, facts, scenarios };
    });
}

/** Gives out ids; where one is taken, another, so that all parts of a text have different ids even after a mistake. */
export function idBook(report: DiagnosticSink): (id: string, name: Located<string>) => string {
  const taken = new Map<string, Located<string>>();
  /** The number behind an id from which on none was given out yet: asked again for each, equal names would take a square. */
  const next = new Map<string, number>();
  return (id, name) => {
    const first = taken.get(id);
    // The parser reports the same name twice.
    if (first !== undefined && first.value !== name.value)
      report("same-id", name.at, { name: name.value, id }, [
        { message: "The other one is here.", at: first.at },
      ]);
    let free = id;
    let number = next.get(id) ?? 2;
    for (; taken.has(free); number++) free = `${id}-${number}`;
    next.set(id, number);
    taken.set(free, name);
    return free;
  };
}

/** A name that was only meant declares nothing where mistakes do not stop the compiler. */
function entitiesOf(
  home: RequirementHome,
  typeNames: ReadonlySet<string>,
  foreign: boolean,
): EntityDeclaration[] {
  const tables = home.document.blocks.flatMap((block): EntityDeclaration[] =>
    block.kind === "entity" && (block.isNamed || !foreign)
      ? [{ name: block.name, home, shape: { kind: "table", fields: block.fields, rest: block.rest } }]
      : [],
  );
  const derived = home.facts.flatMap(({ value: fact }): EntityDeclaration[] =>
    fact.kind === "derived" && !isAlias(fact, typeNames) ? [{ name: fact.name, home, shape: fact }] : [],
  );
  const objects = home.facts.flatMap(({ value: fact }): EntityDeclaration[] =>
    fact.kind === "named" && isObject(fact.value) && fact.value.type !== null
      ? [{ name: fact.name, home, shape: { kind: "table", ...rowsOfObject(fact.value.type) } }]
      : [],
  );
  return [...tables, ...derived, ...objects];
}

/** What is said to be a type, and what is another name for one: `Tag = Slug`. */
function namesOfTypes(homes: readonly RequirementHome[]): ReadonlySet<string> {
  const facts = homes.flatMap((home) => home.facts.map(({ value }) => value));
  const named = new Set(
    facts.flatMap((fact) => (fact.kind === "named" && !isObject(fact.value) ? [fact.name.value] : [])),
  );
  const others = new Map<string, string[]>();
  for (const fact of facts)
    if (fact.kind === "derived" && isBare(fact))
      others.set(fact.base.value, [...(others.get(fact.base.value) ?? []), fact.name.value]);
  // The set grows while it is walked.
  for (const name of named) for (const other of others.get(name) ?? []) named.add(other);
  return named;
}

type Derived = Extract<FactSyntax, { readonly kind: "derived" }>;

const isBare = ({ isPartial, changes }: Derived): boolean => !isPartial && changes.length === 0;

const isAlias = (fact: Derived, typeNames: ReadonlySet<string>): boolean =>
  isBare(fact) && typeNames.has(fact.base.value);

/** An object written on the spot that gets a name is an entity. */
const isObject = ({ type, rules }: TypeAndRules): boolean =>
  type?.value.kind === "inline" && rules.length === 0;

function typesOf(home: RequirementHome, typeNames: ReadonlySet<string>): readonly TypeDeclaration[] {
  return home.facts.flatMap(({ value: fact }): readonly TypeDeclaration[] => {
    if (fact.kind === "named" && !isObject(fact.value)) return [{ name: fact.name, home, value: fact.value }];
    if (fact.kind !== "derived" || !isAlias(fact, typeNames)) return [];
    const type = { value: { kind: "entity", name: fact.base }, at: fact.base.at } as const;
    return [{ name: fact.name, home, value: { type, rules: [] } }];
  });
}

/** Entities and types have their names together; `other` is what has it already among the others. */
function add<T extends { readonly name: Located<string> }>(
  all: Map<string, T>,
  declaration: T,
  other: { readonly name: Located<string> } | undefined,
  report: DiagnosticSink,
): void {
  const name = declaration.name.value;
  const first = all.get(name) ?? other;
  if (first === undefined) all.set(name, declaration);
  else
    report("duplicate-entity", declaration.name.at, { name }, [
      { message: `\`${name}\` is first declared here.`, at: first.name.at },
    ]);
}
