import { typeOfBody } from "../../body-type.js";
import type { Entity, Field, Type } from "../../model.js";
import { bodyName, componentName, entityName } from "../names.js";
import type { EntityType } from "../typescript/scope.js";
import type { DescribedContract } from "./described.js";
import { node, type SchemaNode } from "./node.js";

/**
 * Schemas as a request or as an answer has them: a request may leave out a field that has a default, an answer always has
 * it. An entity has a component for each side where both exist and differ.
 */
export interface Side {
  readonly isAnswer: boolean;
  /** The reference to an entity's schema among the components. */
  readonly refOf: (type: EntityType) => SchemaNode;
}

export interface Sides {
  readonly sent: Side;
  readonly answered: Side;
  /** The entities of which a request sends another component than answers have. */
  readonly apart: ReadonlySet<string>;
  /** The side that the component of an entity's own name shows. */
  readonly ownOf: (entity: string) => Side;
}

export function sidesOf(model: DescribedContract): Sides {
  const sent = reached(model, bodies(model), (field) => !field.readOnly);
  const answered = reached(model, answers(model), (field) => !field.writeOnly);
  const defaulted = withDefaults(model);
  const named = [...model.entities, ...model.types];
  const names = named.map(({ name }) => name);
  const withInput = new Set(named.filter(({ hasInput }) => hasInput).map(({ name }) => name));
  const differ = (name: string): boolean => sent.has(name) && answered.has(name) && defaulted.has(name);
  const apart = new Set(names.filter((name) => withInput.has(name) || differ(name)));
  const asSent: Side = {
    isAnswer: false,
    refOf: ({ name }) => reference(apart.has(name) ? bodyName(name) : entityName(name)),
  };
  const asAnswered: Side = { isAnswer: true, refOf: ({ name }) => reference(entityName(name)) };
  return {
    sent: asSent,
    answered: asAnswered,
    apart,
    ownOf: (name) => (answered.has(name) ? asAnswered : asSent),
  };
}

const reference = (exported: string): SchemaNode =>
  node(["$ref", `#/components/schemas/${componentName(exported)}`]);

const bodies = ({ operations }: DescribedContract): readonly Type[] =>
  operations.flatMap(({ body }) => typeOfBody(body) ?? []);

function answers({ operations, errors }: DescribedContract): readonly Type[] {
  const refusal = errors.forms.flatMap(({ entity }): readonly Type[] =>
    entity === null ? [] : [{ kind: "entity", name: entity, view: "full" }],
  );
  const replies = operations.flatMap((operation) => [...operation.replies, ...operation.classes]);
  return [...refusal, ...replies.flatMap(({ body }) => typeOfBody(body) ?? [])];
}

/** The entities that types name, and those that the fields of these name in turn. */
function reached(
  model: DescribedContract,
  types: readonly Type[],
  isSeen: (field: Seen) => boolean,
): ReadonlySet<string> {
  const fields = new Map(model.entities.map((entity) => [entity.name, withRest(entity)]));
  const found = new Set(types.flatMap(namedIn));
  // The set grows while it is walked.
  for (const name of found)
    for (const field of fields.get(name) ?? [])
      if (isSeen(field)) for (const inner of namedIn(field.type)) found.add(inner);
  return found;
}

/** The entities that have a default somewhere in them. */
function withDefaults({ entities, types }: DescribedContract): ReadonlySet<string> {
  const users = new Map<string, string[]>();
  const note = (user: string, type: Type): void => {
    for (const inner of namedIn(type)) users.set(inner, [...(users.get(inner) ?? []), user]);
  };
  for (const entity of entities) for (const { type } of withRest(entity)) note(entity.name, type);
  for (const { name, type } of types) note(name, type.type);
  const found = new Set(
    entities
      .filter(({ fields }) => fields.some(({ initial, optional }) => initial !== null && !optional))
      .map(({ name }) => name),
  );
  for (const name of found) for (const user of users.get(name) ?? []) found.add(user);
  return found;
}

type Seen = Pick<Field, "type" | "readOnly" | "writeOnly">;

/** The fields of an entity, and whatever else it holds as one more. */
const withRest = ({ fields, rest }: Entity): readonly Seen[] =>
  rest.kind === "kept" ? [...fields, { type: rest.type, readOnly: false, writeOnly: false }] : fields;

function namedIn(type: Type): readonly string[] {
  switch (type.kind) {
    case "entity":
      return [type.name];
    case "list":
      return namedIn(type.item);
    case "map":
      return namedIn(type.value);
    case "object":
      return [
        ...type.fields.flatMap((field) => namedIn(field.type)),
        ...(type.rest.kind === "kept" ? namedIn(type.rest.type) : []),
      ];
    case "union":
      return type.alternatives.flatMap(namedIn);
    case "ruled":
      return type.name === null ? namedIn(type.type) : [type.name, ...namedIn(type.type)];
    default:
      return [];
  }
}
