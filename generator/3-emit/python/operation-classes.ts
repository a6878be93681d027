import type { Operation } from "../../model.js";
import type { EntityPart, Placeless } from "../output-file.js";
import type { EntityType } from "../typescript/scope.js";
import type { ClassFile } from "./class-file.js";
import { entityClasses, type ModelScope, type ObjectShape } from "./model-scope.js";
import { operationClassName } from "./python-names.js";
import type { Imports } from "./text/python-module.js";

export const parts = ["params", "query", "headers"] as const;

export type Part = (typeof parts)[number];

const says = { params: "path", query: "query", headers: "headers" } as const;

/** Names what a file that imports `models` uses. `inner` says what becomes of an object written on the spot. */
export function importingScope(
  model: EntityPart,
  imports: Imports,
  inner: (name: string, shape: ObjectShape, entity: (type: EntityType) => string) => string,
): ModelScope {
  const named = entityClasses(model);
  const entity = (type: EntityType): string => `${imports.use(".", "models")}.${named(type)}`;
  return { imports, entity, inner: (name, shape) => inner(name, shape, entity), isReady: () => true };
}

/** The parts of a request that an operation declares, with their classes' names. */
export function partsOf(
  operation: Placeless<Operation>,
): readonly { part: Part; name: string; shape: ObjectShape }[] {
  return parts
    .map((part) => ({ part, name: partClassName(operation.id, part), shape: shapeOf(operation, part) }))
    .filter(({ shape: { fields, rest } }) => fields.length > 0 || rest.kind !== "refused");
}

const shapeOf = (operation: Placeless<Operation>, part: Part): ObjectShape => ({
  fields: operation[part],
  rest: part === "query" ? operation.queryRest : { kind: "refused" },
});

function partClassName(operation: string, part: Part): string {
  return operationClassName(operation, `${part.charAt(0).toUpperCase()}${part.slice(1)}`);
}

/** Declares the classes of those parts. */
export function declareParts(operation: Placeless<Operation>, file: ClassFile, scope: ModelScope): void {
  for (const { part, name, shape } of partsOf(operation)) {
    file.declare(
      name,
      `The ${says[part]} of \`${operation.method} ${operation.path}\`.`,
      shape,
      scope.entity,
    );
  }
}
