import type { Field, Rest, Type } from "../../model.js";
import { resolvedType } from "../../resolved-type.js";
import type { TypeResolver } from "../entities/types.js";

/** The fields of an object type: without the read-only ones where it is seen as input, else without the write-only ones. */
export function fieldsOf(own: Type, types: TypeResolver): readonly Field[] {
  const type = resolvedType(own);
  if (type.kind === "object") return type.fields;
  if (type.kind === "union") return joinedFields(type.alternatives.map((one) => fieldsOf(one, types)));
  if (type.kind !== "entity") return [];
  const fields = types.entityFields(type.name);
  return type.view === "full"
    ? fields.filter((field) => !field.writeOnly)
    : fields.filter((field) => !field.readOnly).map((field) => ({ ...field, type: asInput(field.type) }));
}

/** What becomes of undeclared fields of an object type. */
export function restOf(own: Type, types: TypeResolver): Rest {
  const type = resolvedType(own);
  if (type.kind === "object") return type.rest;
  if (type.kind === "union") {
    const rests = type.alternatives.map((one) => restOf(one, types));
    return rests.find(({ kind }) => kind === "kept") ?? rests[0] ?? { kind: "refused" };
  }
  if (type.kind !== "entity") return { kind: "refused" };
  const rest = types.entityRest(type.name);
  return rest.kind === "kept" && type.view === "input" ? { kind: "kept", type: asInput(rest.type) } : rest;
}

/** As a request sends it, all the way down. */
export function asInput(type: Type): Type {
  if (type.kind === "entity") return { ...type, view: "input" };
  if (type.kind === "list") return { ...type, item: asInput(type.item) };
  if (type.kind === "ruled") return { ...type, type: asInput(type.type) };
  if (type.kind === "union") return { ...type, alternatives: type.alternatives.map(asInput) };
  if (type.kind === "object")
    return {
      ...type,
      fields: type.fields.map((field) => ({ ...field, type: asInput(field.type) })),
      rest: type.rest.kind === "kept" ? { kind: "kept", type: asInput(type.rest.type) } : type.rest,
    };
  return type.kind === "map" ? { ...type, value: asInput(type.value) } : type;
}

/** The fields that objects of any of these have: of each what is true in all of them. */
function joinedFields(objects: readonly (readonly Field[])[]): readonly Field[] {
  const found = new Map<string, Field[]>();
  for (const field of objects.flat()) found.set(field.name, [...(found.get(field.name) ?? []), field]);
  return [...found.values()].flatMap((fields) => {
    const [first, ...others] = fields;
    if (first === undefined) return [];
    const types = distinctTypes(fields.map(asType));
    const [only = first.type] = types;
    return {
      ...first,
      type: types.length === 1 ? only : ({ kind: "union", alternatives: types, tag: null } as const),
      checks: [],
      nullable: false,
      optional: fields.length < objects.length || fields.some(({ optional }) => optional),
      readOnly: fields.every(({ readOnly }) => readOnly),
      initial: others.length === 0 ? first.initial : null,
    };
  });
}

/** The type of a field with all its rules. */
const asType = ({ type, checks, codes, nullable }: Field): Type =>
  checks.length === 0 && !nullable
    ? type
    : { kind: "ruled", name: null, view: "full", type, checks, codes, nullable };

export function distinctTypes(types: readonly Type[]): readonly Type[] {
  const found = new Map(types.map((type) => [JSON.stringify(type), type]));
  return [...found.values()];
}

/** Of alternatives, the first object that has fields of these names; else the first object. Any other type is itself. */
export function alternativeWith(names: readonly string[], own: Type, types: TypeResolver): Type {
  const type = resolvedType(own);
  if (type.kind !== "union") return type;
  const objects = type.alternatives
    .map(resolvedType)
    .filter(({ kind }) => kind === "entity" || kind === "object");
  const isWhole = (one: Type): boolean => {
    const fields = new Set(fieldsOf(one, types).map(({ name }) => name));
    return names.every((name) => fields.has(name)) || restOf(one, types).kind === "kept";
  };
  return objects.find(isWhole) ?? objects[0] ?? type;
}
