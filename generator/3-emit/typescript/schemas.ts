import type { Entity, Field, NamedType, Rest, RuledType, Type } from "../../model.js";
import { bodyName, entityName } from "../names.js";
import { type Emitter, type EntityPart, entityPart, outputFile } from "../output-file.js";
import { documented } from "../text/comment.js";
import { block, concat, type Doc } from "../text/doc.js";
import { key, property } from "../text/literal.js";
import { moduleText } from "../text/module.js";
import { answeredFields, type FieldsByEntity, sentFields } from "../viewed-fields.js";
import { type EntityType, entitiesWithBody, exportedName, FileScope, type Scope } from "./scope.js";
import { fieldText, indexText, valueText } from "./type-text.js";
import { zodField, zodRuled, zodText } from "./zod-text.js";

/** A schema and its type for every entity, each declared before it is used, with getters where a cycle forbids it. */
export const schemas: Emitter = (model) => [outputFile("schemas.ts", entityPart(model), schemasText)];

function schemasText(model: EntityPart): string {
  const withBody = entitiesWithBody(model);
  const file = new FileScope(model);
  const full = schemaScope(file, (type) => exportedName(type, withBody));
  const sent = schemaScope(file, (type) => exportedName({ ...type, view: "input" }, withBody));
  const declared = new Set<string>();
  const fields = new Map(model.entities.map((entity) => [entity.name, entity.fields]));
  const fieldsOf: FieldsByEntity = (name) => fields.get(name) ?? [];
  const entities = new Map(model.entities.map((entity) => [entity.name, entity]));
  const types = new Map(model.types.map((type) => [type.name, type]));
  const declarations = model.order.flatMap((name) => {
    const type = types.get(name);
    if (type !== undefined) return declareTypes(type, { full, sent }, declared);
    const entity = entities.get(name);
    if (entity === undefined) return [];
    return [
      ...declare(
        entityName(name),
        { fields: answeredFields(entity.fields, fieldsOf), rest: entity.rest },
        "",
        full,
        declared,
      ),
      ...(entity.hasInput ? declareBody(entity, fieldsOf, sent, declared) : []),
    ];
  });
  const nothing = declarations.length === 0 ? ["export {};"] : [];
  return moduleText(file.packages(), [...declarations, ...nothing]);
}

/** Here entities stand in the file itself. */
function schemaScope(file: FileScope, entity: (type: EntityType) => string): Scope {
  return { entity, kernel: (name) => file.kernel(name), zod: (call) => file.zod(call) };
}

function declareBody(
  entity: Entity,
  fieldsOf: FieldsByEntity,
  scope: Scope,
  declared: Set<string>,
): readonly Doc[] {
  const says = `${entity.name} as a request sends it: without its read-only fields.`;
  const fields = sentFields(entity.fields, fieldsOf);
  return declare(bodyName(entity.name), { fields, rest: entity.rest }, says, scope, declared);
}

function declareTypes(
  { name, type, hasInput }: NamedType,
  { full, sent }: { readonly full: Scope; readonly sent: Scope },
  declared: Set<string>,
): readonly Doc[] {
  const body = bodyName(name);
  return [
    ...declareType(entityName(name), type, full, declared),
    ...(hasInput ? declareType(body, type, sent, declared) : []),
  ];
}

/** A type and its schema. What is declared only later, as a cycle has it, is looked up when it is needed. */
function declareType(name: string, value: RuledType, scope: Scope, declared: Set<string>): readonly Doc[] {
  const schema = zodRuled(value, scope);
  const isReady = entitiesIn(value.type).every((type) => declared.has(scope.entity(type)));
  declared.add(name);
  const type = scope.zod("ZodType");
  return [
    concat([`export type ${name} = `, valueText(value, scope), ";"]),
    concat([
      `export const ${name}: ${type}<${name}> = `,
      ...(isReady ? [schema] : [scope.zod("lazy(() => "), schema, ")"]),
      ";",
    ]),
  ];
}

/** The interface and the schema called `name`; afterwards it is declared. */
function declare(
  name: string,
  { fields, rest }: Pick<Entity, "fields" | "rest">,
  says: string,
  scope: Scope,
  declared: Set<string>,
): readonly Doc[] {
  const members = fields.map((field) =>
    documented(field.description, fieldText(field, scope), field.deprecated),
  );
  const style = { trailing: true, padding: " " } as const;
  const all = [...members, ...indexText(fields, rest, scope)];
  const shape = block(`export interface ${name} {`, all, "}", { ...style, separator: ";" });
  const properties = fields.map((field) => schemaProperty(field, scope, declared));
  const body = block("{", properties, "}", { ...style, separator: "," });
  const others = restSchema(rest, scope, declared);
  declared.add(name);
  const schema = concat([
    `export const ${name}: ${scope.zod("ZodType")}<${name}> = `,
    scope.kernel(entityMaker[rest.kind]),
    `<${name}>(`,
    body,
    ...others,
    ");",
  ]);
  return [documented(says, shape), schema];
}

const entityMaker = { refused: "strictObject", dropped: "tolerantObject", kept: "openObject" } as const;

function restSchema(rest: Rest, scope: Scope, declared: ReadonlySet<string>): readonly Doc[] {
  if (rest.kind !== "kept") return [];
  const isReady = entitiesIn(rest.type).every((type) => declared.has(scope.entity(type)));
  // An object that holds itself is declared only once all of this is read.
  const text = zodText(rest.type, scope);
  return [", ", ...(isReady ? [text] : [scope.zod("lazy(() => "), text, ")"])];
}

function schemaProperty(field: Field, scope: Scope, declared: ReadonlySet<string>): Doc {
  const schema = zodField(field, scope);
  if (entitiesIn(field.type).every((type) => declared.has(scope.entity(type)))) {
    return property(field.name, schema);
  }
  const statement = { separator: ";", trailing: true, padding: " " } as const;
  return block(`get ${key(field.name)}() {`, [concat(["return ", schema])], "}", statement);
}

function entitiesIn(type: Type): readonly EntityType[] {
  switch (type.kind) {
    case "entity":
      return [type];
    case "list":
      return entitiesIn(type.item);
    case "map":
      return entitiesIn(type.value);
    case "object":
      return [
        ...type.fields.flatMap((field) => entitiesIn(field.type)),
        ...(type.rest.kind === "kept" ? entitiesIn(type.rest.type) : []),
      ];
    case "union":
      return type.alternatives.flatMap(entitiesIn);
    case "ruled":
      return type.name === null ? entitiesIn(type.type) : [{ name: type.name, view: type.view }];
    default:
      return [];
  }
}
