import type { Entity, Operation } from "../model.js";
import type { Declarations } from "./declarations.js";
import { names } from "./input-view.js";
import type { Places } from "./places.js";
import type { TypeResolver } from "./types.js";

/** Every entity, those it names before it as far as cycles let it, otherwise by name. */
export function entitiesOf(
  declared: Declarations,
  types: TypeResolver,
  hasReadOnly: (entity: string) => boolean,
  operations: readonly Operation[],
  places: Places,
): readonly Entity[] {
  const sent = sentEntities(types, operations);
  const done = new Set<string>();
  const entities: Entity[] = [];
  const visit = (name: string): void => {
    const declaration = declared.entities.get(name);
    if (declaration === undefined || done.has(name)) return;
    done.add(name);
    const fields = types.entityFields(name);
    for (const field of fields) names(field.type).forEach(visit);
    entities.push({
      name,
      fields,
      hasInput: sent.has(name) && hasReadOnly(name),
      requirement: declaration.home.id,
      description: declaration.home.document.statement,
      origin: places.origin(declaration.name.at),
    });
  };
  [...declared.entities.keys()].sort().forEach(visit);
  return entities;
}

/** The entities that some request's body reaches. */
function sentEntities(types: TypeResolver, operations: readonly Operation[]): ReadonlySet<string> {
  const sent = new Set<string>();
  const reach = (name: string): void => {
    if (sent.has(name)) return;
    sent.add(name);
    for (const field of types.entityFields(name)) if (!field.readOnly) names(field.type).forEach(reach);
  };
  for (const { body } of operations) if (body?.kind === "json") names(body.type).forEach(reach);
  return sent;
}
