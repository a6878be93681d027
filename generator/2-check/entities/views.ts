import type { Field, Rest, Type } from "../../model.js";
import type { TypeResolver } from "./types.js";

/** Whether an entity, or one it reaches, has a field that is read-only or write-only: then a request's body has a view of its own. */
export function oneSidedFinder(types: TypeResolver): (entity: string) => boolean {
  const found = new Set<string>();
  const namedBy = new Map<string, string[]>();
  for (const entity of types.entityNames()) {
    if (types.entityFields(entity).some((field) => field.readOnly || field.writeOnly)) found.add(entity);
    for (const name of namesOfEntity(entity, types)) {
      const users = namedBy.get(name);
      if (users === undefined) namedBy.set(name, [entity]);
      else users.push(entity);
    }
  }
  // The set grows while it is walked.
  for (const entity of found) for (const outer of namedBy.get(entity) ?? []) found.add(outer);
  return (entity) => found.has(entity);
}

/** The entities and types that the fields of an entity name, and whatever else it may hold. */
export const namesOfEntity = (
  entity: string,
  types: TypeResolver,
  isSeen: (field: Field) => boolean = () => true,
): readonly string[] => [
  ...types.entityFields(entity).flatMap((field) => (isSeen(field) ? names(field.type) : [])),
  ...namesInRest(types.entityRest(entity)),
];

const namesInRest = (rest: Rest): readonly string[] => (rest.kind === "kept" ? names(rest.type) : []);

/** The entities a type names, and the types. */
export function names(type: Type): readonly string[] {
  switch (type.kind) {
    case "entity":
      return [type.name];
    case "list":
      return names(type.item);
    case "map":
      return names(type.value);
    case "union":
      return type.alternatives.flatMap(names);
    case "ruled":
      return type.name === null ? names(type.type) : [type.name, ...names(type.type)];
    case "object":
      return [...type.fields.flatMap((field: Field) => names(field.type)), ...namesInRest(type.rest)];
    default:
      return [];
  }
}

/** The type as a request's body has it: without read-only fields. */
export function inputView(type: Type, hasOneSided: (entity: string) => boolean): Type {
  switch (type.kind) {
    case "entity":
      return hasOneSided(type.name) ? { ...type, view: "input" } : type;
    case "list":
      return { ...type, item: inputView(type.item, hasOneSided) };
    case "map":
      return { ...type, value: inputView(type.value, hasOneSided) };
    case "union":
      return { ...type, alternatives: type.alternatives.map((one) => inputView(one, hasOneSided)) };
    case "ruled":
      return {
        ...type,
        view: names(type.type).some(hasOneSided) ? "input" : type.view,
        type: inputView(type.type, hasOneSided),
      };
    case "object":
      return {
        ...type,
        fields: type.fields
          .filter((field) => !field.readOnly)
          .map((field) => ({ ...field, type: inputView(field.type, hasOneSided) })),
        rest:
          type.rest.kind === "kept"
            ? { kind: "kept", type: inputView(type.rest.type, hasOneSided) }
            : type.rest,
      };
    default:
      return type;
  }
}
