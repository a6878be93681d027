import type { Entity, Field, Operation } from "../../model.js";
import type { Declarations } from "../declarations.js";
import { wholeDefault } from "../values/whole-default.js";
import { dependenciesFirst } from "./dependencies-first.js";
import { names } from "./input-view.js";
import type { TypeResolver } from "./types.js";

/** Every entity, those it names before it as far as cycles let it, otherwise by name. */
export function entitiesOf(
  declared: Declarations,
  types: TypeResolver,
  hasReadOnly: (entity: string) => boolean,
  operations: readonly Operation[],
): readonly Entity[] {
  const sent = sentEntities(types, operations);
  const named = (name: string): readonly string[] =>
    types.entityFields(name).flatMap((field) => names(field.type));
  return dependenciesFirst([...declared.entities.keys()].sort(), named).flatMap((name): readonly Entity[] => {
    const declaration = declared.entities.get(name);
    if (declaration === undefined) return [];
    return [
      {
        name,
        fields: types.entityFields(name).map((field) => withWholeDefault(field, types)),
        hasInput: sent.has(name) && hasReadOnly(name),
        requirement: declaration.home.id,
        description: declaration.home.document.statement,
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
  const sent = new Set(operations.flatMap(({ body }) => (body?.kind === "json" ? names(body.type) : [])));
  // The set grows while it is walked.
  for (const name of sent)
    for (const field of types.entityFields(name))
      if (!field.readOnly) for (const inner of names(field.type)) sent.add(inner);
  return sent;
}
