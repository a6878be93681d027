import { typeOfBody } from "../../body-type.js";
import type { Entity, Field, NamedType, Operation, SpecModel } from "../../model.js";
import type { Declarations } from "../declarations.js";
import { wholeDefault } from "../values/whole-default.js";
import { dependenciesFirst } from "./dependencies-first.js";
import type { TypeResolver } from "./types.js";
import { names, namesOfEntity } from "./views.js";

/** Every entity and every named type, and their order: those it names before it as far as cycles let it, otherwise by name. */
export function schemasOf(
  declared: Declarations,
  types: TypeResolver,
  hasOneSided: (entity: string) => boolean,
  operations: readonly Operation[],
): Pick<SpecModel, "entities" | "types" | "order"> {
  const sent = sentEntities(types, operations);
  const named = namedTypesOf(declared, types, sent, hasOneSided);
  const typeOf = new Map(named.map(({ name, type }) => [name, type]));
  const needs = (name: string): readonly string[] => {
    const type = typeOf.get(name);
    return type === undefined ? namesOfEntity(name, types) : names(type.type);
  };
  const order = dependenciesFirst([...declared.entities.keys(), ...typeOf.keys()].sort(), needs);
  const entities = order.flatMap((name): readonly Entity[] => {
    const declaration = declared.entities.get(name);
    if (declaration === undefined) return [];
    return [
      {
        name,
        fields: types.entityFields(name).map((field) => withWholeDefault(field, types)),
        rest: types.entityRest(name),
        hasInput: sent.has(name) && hasOneSided(name),
        requirement: declaration.home.id,
        description: declaration.home.document.statement,
      },
    ];
  });
  return { entities, types: named, order };
}

/** The types that lead to themselves were reported, and are none. */
function namedTypesOf(
  { types: declared }: Declarations,
  types: TypeResolver,
  sent: ReadonlySet<string>,
  hasOneSided: (entity: string) => boolean,
): readonly NamedType[] {
  return [...declared.values()]
    .sort((a, b) => (a.name.value < b.name.value ? -1 : 1))
    .flatMap(({ name, home }): readonly NamedType[] => {
      const type = types.named(name);
      if (type === null) return [];
      return [
        {
          name: name.value,
          type,
          hasInput: sent.has(name.value) && names(type.type).some(hasOneSided),
          requirement: home.id,
          description: home.document.statement,
        },
      ];
    });
}

function withWholeDefault(field: Field, types: TypeResolver): Field {
  const whole = wholeDefault(field, types);
  if (whole === null) return field;
  // Where no default comes to an end, that was reported.
  return { ...field, initial: whole.kind === "whole" ? { value: whole.value } : null };
}

/** The entities that some request's body reaches. */
function sentEntities(types: TypeResolver, operations: readonly Operation[]): ReadonlySet<string> {
  const sent = new Set(
    operations.flatMap(({ body }) => {
      const type = typeOfBody(body);
      return type === null ? [] : names(type);
    }),
  );
  // The set grows while it is walked.
  for (const name of sent)
    for (const inner of namesOfEntity(name, types, (field) => !field.readOnly)) sent.add(inner);
  return sent;
}
