import type { Field, Type } from "../../model.js";
import {
  isTemplateList,
  isTemplateObject,
  namesFault,
  placesIn,
  type Template,
  type TemplateMember,
} from "../../protocol/error-template.js";
import type { TypeResolver } from "../entities/types.js";
import { fieldsOf } from "../values/fields-of.js";

/** A template whose members are optional where the fields of its entity are. */
export function withOptional(template: Template, type: Type, types: TypeResolver): Template {
  if (type.kind === "ruled") return withOptional(template, type.type, types);
  if (isTemplateList(template))
    return type.kind === "list" ? template.map((item) => withOptional(item, type.item, types)) : template;
  if (!isTemplateObject(template)) return template;
  const fields = fieldsByName(type, types);
  return {
    members: template.members.map((member): TemplateMember => {
      const [key, value, optional] = member;
      const field = typeof key === "string" ? fields.get(key) : undefined;
      if (field === undefined) return member;
      const inner = withOptional(value, field.type, types);
      const isOptional = optional !== undefined || (field.optional && mayBeUnknown(value));
      return isOptional ? [key, inner, "optional"] : [key, inner];
    }),
  };
}

export const fieldsByName = (type: Type, types: TypeResolver): ReadonlyMap<string, Field> =>
  new Map(
    type.kind === "entity" || type.kind === "object"
      ? fieldsOf(type, types).map((field) => [field.name, field])
      : [],
  );

/** Whether a refusal may have nothing to fill it with. */
export const mayBeUnknown = (template: Template): boolean =>
  namesFault(template) || placesIn(template).includes("detail");
