import type { Entity } from "../../model.js";
import { type Emitter, type EntityPart, entityPart, outputFile } from "../output-file.js";
import { lines } from "../text/doc.js";
import type { EntityType } from "../typescript/scope.js";
import { answeredFields, type FieldsByEntity, sentFields } from "../viewed-fields.js";
import { ClassFile } from "./class-file.js";
import { entityClasses } from "./model-scope.js";
import { pythonPath } from "./package.js";
import { bodyClassName, className } from "./python-names.js";
import { Imports, pythonModule } from "./text/python-module.js";

/** A class for every entity, each declared before it is used as far as cycles let it. */
export const models: Emitter = (model) => [
  outputFile(pythonPath("models.py"), entityPart(model), modelsText),
];

function modelsText(model: EntityPart): string {
  const file = new ClassFile(model, new Imports());
  const named = entityClasses(model);
  const fields = new Map(model.entities.map((entity) => [entity.name, entity.fields]));
  const fieldsOf: FieldsByEntity = (name) => fields.get(name) ?? [];
  const entities = new Map(model.entities.map((entity) => [entity.name, entity]));
  const types = new Map(model.types.map((type) => [type.name, type]));
  const sentName = (type: EntityType): string => named({ ...type, view: "input" });
  for (const name of model.order) {
    const type = types.get(name);
    if (type !== undefined) {
      file.declareType(className(name), type.type, named);
      if (type.hasInput) file.declareType(bodyClassName(name), type.type, sentName);
    }
    const entity = entities.get(name);
    if (entity === undefined) continue;
    const answered = answeredFields(entity.fields, fieldsOf);
    file.declare(className(entity.name), saysOf(entity, ""), { fields: answered, rest: entity.rest }, named);
    if (!entity.hasInput) continue;
    const sent = sentFields(entity.fields, fieldsOf);
    file.declare(
      bodyClassName(entity.name),
      saysOf(entity, "As a request sends it, without its read-only fields. "),
      { fields: sent, rest: entity.rest },
      sentName,
    );
  }
  const rebuilds = file.rebuilds();
  const declarations = [...file.declarations, ...(rebuilds.length > 0 ? [lines(rebuilds)] : [])];
  return pythonModule("The entities.", file.imports, declarations);
}

function saysOf({ requirement }: Entity, more: string): string {
  return `${more}Requirement: ${requirement}.`;
}
