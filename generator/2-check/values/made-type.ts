import type { Type } from "../../model.js";
import type { TypeResolver } from "../entities/types.js";
import { alternativeWith, asInput } from "./fields-of.js";

/** What is made by a name: an entity, or the first object of the alternatives that a type has, as a request sends it. */
export function madeType(name: string, types: TypeResolver): Type | null {
  if (types.hasEntity(name)) return { kind: "entity", name, view: "input" };
  const named = types.named({ value: name, at: nowhere });
  if (named === null) return null;
  const type = alternativeWith([], asInput(named), types);
  return type.kind === "entity" || type.kind === "object" ? type : null;
}

/** What leads back to itself was reported where the type is declared. */
const nowhere = { path: "", start: 0, end: 0 };
