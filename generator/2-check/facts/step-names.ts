import type { ScenarioDocument, SpecDocument } from "../../1-parse/document.js";
import type { StepSpan } from "../../1-parse/notation/step-syntax.js";
import type { ValueSyntax } from "../../1-parse/notation/value-syntax.js";
import type { Located, Span } from "../../source.js";
import { queriesIn } from "./queries-in.js";

/** A name with where it begins and ends. */
type Placed = readonly [name: string, start: number, end: number];

/**
 * What the steps of a scenario name, before anything is looked up. Plain data and short, so that it can be kept: after an
 * edit the names of all other scenarios are asked for, and their steps need not be read.
 */
export interface StepNames {
  readonly path: string;
  readonly fields: readonly Placed[];
  readonly queries: readonly Placed[];
  readonly headers: readonly Placed[];
  readonly roles: readonly Placed[];
  /** Requests: a method and a path, a reference in it as `{}`. */
  readonly asked: readonly (readonly [method: string, ...Placed])[];
}

/** Finds, and may have kept, the names of a document: of each requirement, of each scenario. */
export type StepNamesOf = (document: SpecDocument) => readonly (readonly StepNames[])[];

export const stepNamesIn: StepNamesOf = ({ requirements }) =>
  requirements.map(({ scenarios }) => scenarios.map(namesOf));

/** A name as the other phases have it. */
export const located = (path: string, [value, start, end]: Placed): Located<string> => ({
  value,
  at: { path, start, end },
});

function namesOf({ at: { path }, steps }: ScenarioDocument): StepNames {
  const fields: Placed[] = [];
  const queries: Placed[] = [];
  const headers: Placed[] = [];
  const roles: Placed[] = [];
  const asked: (readonly [string, ...Placed])[] = [];
  for (const { spans } of steps)
    for (const { value, at } of spans) {
      addFields(value, fields);
      if (value.kind === "caller")
        for (const { name } of value.callers) roles.push(placed(name.value, name.at));
      for (const step of placesIn(value)) fields.push(placed(step, at));
      if (value.kind === "header") headers.push(placed(value.name, at));
      if (value.kind !== "request") continue;
      for (const name of queriesIn(value.path.value)) queries.push(placed(name, value.path.at));
      const text = value.path.value.map((part) => (typeof part === "string" ? part : "{}")).join("");
      asked.push([value.method, ...placed(text, at)]);
    }
  return { path, fields, queries, headers, roles, asked };
}

const placed = (name: string, { start, end }: Span): Placed => [name, start, end];

function addFields(span: StepSpan, found: Placed[]): void {
  const add = (name: Located<string>, value: ValueSyntax): void => {
    found.push(placed(name.value, name.at));
    look(value);
  };
  const look = (value: ValueSyntax): void => {
    if (value.kind === "object") for (const { name, value: inner } of value.fields) add(name, inner.value);
    if (value.kind === "array") for (const item of value.items) if ("value" in item) look(item.value);
    if (value.kind === "made")
      for (const { name, value: inner } of value.made.changed) add(name, inner.value);
  };
  if (span.kind === "request" && span.body !== null) look(span.body.value);
  if (span.kind === "answer" && span.pattern !== null) look(span.pattern.value);
  if (span.kind === "pattern") look(span.pattern);
  if (span.kind === "thing") for (const { name, value } of span.fields) add(name, value.value);
}

/** The names in the places that code looks into, those of its references too: plain data, whatever its form. */
function placesIn(node: object): readonly string[] {
  const found: string[] = [];
  addPlaces(node, found);
  return found;
}

/** Of all scenarios this walks every node, so that it makes no list of its own for each. */
function addPlaces(node: object, found: string[]): void {
  for (const key in node) {
    const inner: unknown = node[key as keyof typeof node];
    if (typeof inner !== "object" || inner === null) continue;
    if (key !== "place" || !Array.isArray(inner)) addPlaces(inner, found);
    else for (const step of inner) if (typeof step === "string") found.push(step);
  }
}
