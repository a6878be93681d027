import type { Field, Type } from "../model.js";
import type { TypeResolver } from "./types.js";

/** Whether an entity, or one it reaches, has a read-only field: then a request's body has a view of its own. */
export function readOnlyFinder(types: TypeResolver): (entity: string) => boolean {
  const known = new Map<string, boolean>();
  const reaches = (entity: string, seen: Set<string>): boolean => {
    const done = known.get(entity);
    if (done !== undefined) return done;
    if (seen.has(entity)) return false;
    seen.add(entity);
    return types
      .entityFields(entity)
      .some((field) => field.readOnly || names(field.type).some((name) => reaches(name, seen)));
  };
  return (entity) => {
    const found = reaches(entity, new Set());
    known.set(entity, found);
    return found;
  };
}

/** The entities a type names. */
export function names(type: Type): readonly string[] {
  switch (type.kind) {
    case "entity":
      return [type.name];
    case "list":
      return names(type.item);
    case "map":
      return names(type.value);
    case "object":
      return type.fields.flatMap((field: Field) => names(field.type));
    default:
      return [];
  }
}

/** The type as a request's body has it: without read-only fields. */
export function inputView(type: Type, hasReadOnly: (entity: string) => boolean): Type {
  switch (type.kind) {
    case "entity":
      return hasReadOnly(type.name) ? { ...type, view: "input" } : type;
    case "list":
      return { ...type, item: inputView(type.item, hasReadOnly) };
    case "map":
      return { ...type, value: inputView(type.value, hasReadOnly) };
    case "object":
      return {
        ...type,
        fields: type.fields
          .filter((field) => !field.readOnly)
          .map((field) => ({ ...field, type: inputView(field.type, hasReadOnly) })),
      };
    default:
      return type;
  }
}
