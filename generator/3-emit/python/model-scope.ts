import type { Entity } from "../../model.js";
import type { Scalar } from "../../scalars/scalar.js";
import type { EntityPart } from "../output-file.js";
import { type EntityType, entitiesWithBody } from "../typescript/scope.js";
import { bodyClassName, className } from "./python-names.js";
import type { Imports } from "./text/python-module.js";

/** The fields of an object, and what becomes of others. */
export type ObjectShape = Pick<Entity, "fields" | "rest">;

/** What a file calls the types it uses, and the classes it must declare for objects that are written on the spot. */
export interface ModelScope {
  readonly imports: Imports;
  entity(type: EntityType): string;
  /** A class for an object written on the spot; `name` comes from its place. */
  inner(name: string, shape: ObjectShape): string;
  /** Whether a class can be made an object of already where it is named. */
  isReady(name: string): boolean;
}

/** The class of an entity, or of what a request sends of it. */
export function entityClasses(model: EntityPart): (type: EntityType) => string {
  const withBody = entitiesWithBody(model);
  return ({ name, view }) => (view === "input" && withBody.has(name) ? bodyClassName(name) : className(name));
}

/** What a scalar is called; those of the language's own need no import. */
export function scalarName({ python: { name } }: Scalar, imports: Imports): string {
  return /^[A-Z]/.test(name) ? imports.use("specwright_http.types", name) : name;
}
