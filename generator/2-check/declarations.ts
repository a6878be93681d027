import type {
  ErrorRowSyntax,
  FieldSyntax,
  RequirementDocument,
  ScenarioDocument,
  SpecDocument,
} from "../1-parse/document.js";
import type { FactSyntax } from "../1-parse/notation/fact-syntax.js";
import type { Located, Span } from "../source.js";
import type { Report } from "./report.js";
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
    | { readonly kind: "table"; readonly fields: readonly FieldSyntax[] }
    | {
        readonly kind: "derived";
        readonly base: Located<string>;
        readonly without: readonly Located<string>[];
      };
}

export interface ErrorTable {
  readonly at: Span;
  readonly body: Located<string> | null;
  readonly media: Located<string> | null;
  readonly rows: readonly ErrorRowSyntax[];
}

/** All that is declared, by name, before any name is looked up. */
export interface Declarations {
  readonly documents: readonly SpecDocument[];
  readonly homes: readonly RequirementHome[];
  readonly entities: ReadonlyMap<string, EntityDeclaration>;
  readonly errorTables: readonly ErrorTable[];
}

export function declarations(documents: readonly SpecDocument[], report: Report): Declarations {
  const sorted = [...documents].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const homes = sorted.flatMap((document) => homesOf(document, report));
  const entities = new Map<string, EntityDeclaration>();
  const errorTables: ErrorTable[] = [];
  for (const home of homes) {
    for (const declaration of entitiesOf(home)) addEntity(entities, declaration, report);
    for (const block of home.document.blocks) if (block.kind === "errors") errorTables.push(block);
  }
  return { documents: sorted, homes, entities, errorTables };
}

function homesOf(document: SpecDocument, report: Report): RequirementHome[] {
  const taken = new Map<string, Located<string>>();
  const claim = (id: string, name: Located<string>): void => {
    const first = taken.get(id);
    if (first === undefined) taken.set(id, name);
    // The same name twice is the parser's to tell.
    else if (first.value !== name.value)
      report("same-id", name.at, { name: name.value, id }, [
        { message: "The other stands here.", at: first.at },
      ]);
  };
  return document.requirements
    .filter((requirement) => requirement.delta !== "REMOVED" && requirement.delta !== "RENAMED")
    .map((requirement) => {
      const id = `${document.capability}/${slug(requirement.name.value)}`;
      claim(id, requirement.name);
      const scenarios = requirement.scenarios.map((scenario) => {
        const own = `${id}/${slug(scenario.name.value)}`;
        claim(own, scenario.name);
        return { id: own, document: scenario };
      });
      const facts = requirement.blocks.flatMap((block) => (block.kind === "paragraph" ? block.facts : []));
      return { id, capability: document.capability, document: requirement, facts, scenarios };
    });
}

function entitiesOf(home: RequirementHome): EntityDeclaration[] {
  const tables = home.document.blocks.flatMap((block): EntityDeclaration[] =>
    block.kind === "entity"
      ? [{ name: block.name, home, shape: { kind: "table", fields: block.fields } }]
      : [],
  );
  const derived = home.facts.flatMap(({ value: fact }): EntityDeclaration[] =>
    fact.kind === "derived"
      ? [{ name: fact.name, home, shape: { kind: "derived", base: fact.base, without: fact.without } }]
      : [],
  );
  return [...tables, ...derived];
}

function addEntity(
  entities: Map<string, EntityDeclaration>,
  declaration: EntityDeclaration,
  report: Report,
): void {
  const name = declaration.name.value;
  const first = entities.get(name);
  if (first === undefined) entities.set(name, declaration);
  else
    report("duplicate-entity", declaration.name.at, { name }, [
      { message: `\`${name}\` is first declared here.`, at: first.name.at },
    ]);
}
