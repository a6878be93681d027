import type { SpecModel } from "../../model.js";
import { componentName } from "../names.js";
import { type EntityType, entitiesWithBody, exportedName } from "../typescript/scope.js";
import { node, type SchemaNode } from "./node.js";

/** Gives the reference to an entity's schema among the components. */
export type RefOf = (type: EntityType) => SchemaNode;

export function componentRefs(model: SpecModel): RefOf {
  const withBody = entitiesWithBody(model);
  return (type) => node(["$ref", `#/components/schemas/${componentName(exportedName(type, withBody))}`]);
}
