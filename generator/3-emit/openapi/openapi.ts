import type { Memory } from "../../memory.js";
import type { Entity, SpecModel } from "../../model.js";
import { encodedPath } from "../../protocol/path-text.js";
import { bodyName, componentName, entityName } from "../names.js";
import { contractPart, outputFile, type RememberingEmitter } from "../output-file.js";
import { answeredFields, type FieldsByEntity, sentFields } from "../viewed-fields.js";
import { completion } from "./complete.js";
import type { Described, DescribedContract, DescribedOperation } from "./described.js";
import { errorExamples } from "./error-examples.js";
import { type ErrorSchemas, errorSchemas } from "./error-schemas.js";
import { addPages, type ExampleBook } from "./example-book.js";
import { objectFacts, ruledFacts } from "./json-schema.js";
import { jsonText } from "./json-text.js";
import { type Node, node, when } from "./node.js";
import { operationNode } from "./operation-node.js";
import type { ResponseContext } from "./responses.js";
import { capabilityExamples } from "./scenario-examples.js";
import { securitySchemes } from "./security.js";
import { type Side, type Sides, sidesOf } from "./sides.js";

/** The API description, OpenAPI 3.1, with examples from the scenarios and links to the requirements. */
export const openapi: RememberingEmitter = (model, memory) => [
  outputFile("openapi.json", described(model, memory), (from) => `${jsonText(document(from))}\n`),
];

function described(model: SpecModel, memory: Memory): Described {
  const { title, version, errors, lifecycles, capabilities } = model;
  const contract: DescribedContract = {
    title,
    version,
    capabilities: capabilities.map(({ id, purpose }) => ({ id, purpose })),
    ...contractPart(model),
    errors,
    lifecycles,
  };
  const examplesOf = capabilityExamples(contract);
  const examples = capabilities.map((one) => memory.recall(one, "examples", () => examplesOf(one)));
  return { ...contract, examples };
}

function document(model: Described): Node {
  const sides = sidesOf(model);
  const complete = completion(model);
  const examples = errorExamples(model);
  const errors = errorSchemas(model, sides.answered);
  const shared = new Map<string, Node>();
  const context: ResponseContext = {
    model,
    sides,
    complete,
    errors,
    exampleCodes: new Set(examples.keys()),
    messages: new Map(model.errors.entries.map(({ code, message }) => [code, message])),
    shared,
  };
  const all = paths(model, context);
  return node(
    ["openapi", "3.1.0"],
    ["info", node(["title", model.title], ["version", model.version])],
    ["servers", [node(["url", "/"])]],
    ["security", []],
    ["tags", tags(model)],
    ["paths", all],
    ["components", components(model, sides, errors, examples, shared)],
  );
}

function tags(model: DescribedContract): Node {
  const spoken = new Set(model.operations.map(({ capability }) => capability));
  return model.capabilities
    .filter(({ id }) => spoken.has(id))
    .map(({ id, purpose }) =>
      node(
        ["name", id],
        when(purpose !== "", "description", () => purpose),
      ),
    );
}

function paths({ operations: all, examples }: Described, context: ResponseContext): Node {
  const book: ExampleBook = new Map();
  for (const pages of examples) addPages(book, pages);
  const found = new Map<string, DescribedOperation[]>();
  for (const operation of all) {
    const path = encodedPath(operation.path);
    const known = found.get(path);
    if (known === undefined) found.set(path, [operation]);
    else known.push(operation);
  }
  const items = [...found].map(([path, operations]): readonly [string, Node] => [
    path,
    new Map(
      operations.map((operation) => [
        operation.method.toLowerCase(),
        operationNode(operation, book.get(operation.id), context),
      ]),
    ),
  ]);
  return new Map(items);
}

function components(
  model: DescribedContract,
  sides: Sides,
  errors: ErrorSchemas,
  examples: ReadonlyMap<string, Node>,
  shared: ReadonlyMap<string, Node>,
): Node {
  const schemes = securitySchemes(model);
  const used = new Set(model.operations.flatMap(({ refusals }) => refusals.map(({ code }) => code)));
  const shown = [...examples].filter(([code]) => used.has(code));
  return node(
    ["schemas", schemas(model, sides, errors)],
    when(shared.size > 0, "responses", () => sorted(shared)),
    when(
      shown.length > 0,
      "examples",
      () => new Map(shown.map(([code, value]) => [componentName(code), value])),
    ),
    when(schemes.size > 0, "securitySchemes", () => schemes),
  );
}

function schemas(model: DescribedContract, sides: Sides, errors: ErrorSchemas): Node {
  const lives = livesByEntity(model);
  const found = new Map<string, Node>();
  const fields = new Map(model.entities.map((entity) => [entity.name, entity.fields]));
  const fieldsOf: FieldsByEntity = (name) => fields.get(name) ?? [];
  for (const entity of model.entities) {
    const { name } = entity;
    found.set(
      componentName(entityName(name)),
      entitySchema(answered(entity, fieldsOf), sides.ownOf(name), lives.get(name)),
    );
    if (sides.apart.has(name))
      found.set(componentName(bodyName(name)), bodySchema(entity, sides.sent, fieldsOf));
  }
  for (const { name, type, description, requirement } of model.types) {
    const schemaOn = (side: Side): Node =>
      node(
        when(description !== "", "description", () => description),
        ...ruledFacts(type, side),
        ["x-requirement", requirement],
      );
    found.set(componentName(entityName(name)), schemaOn(sides.ownOf(name)));
    if (sides.apart.has(name)) found.set(componentName(bodyName(name)), schemaOn(sides.sent));
  }
  for (const [name, schema] of errors.components) found.set(name, schema);
  return sorted(found);
}

type Lives = ReadonlyMap<string, readonly string[]>;

/** The transitions of each field that has a life cycle, by the name of the entity. */
function livesByEntity(model: DescribedContract): ReadonlyMap<string, Lives> {
  const found = new Map<string, Map<string, readonly string[]>>();
  for (const { entity, field, transitions } of model.lifecycles) {
    const lives = found.get(entity) ?? new Map<string, readonly string[]>();
    found.set(entity, lives);
    lives.set(
      field,
      transitions.map(({ from, to }) => `${from} -> ${to}`),
    );
  }
  return found;
}

const answered = (entity: Entity, fieldsOf: FieldsByEntity): Entity => ({
  ...entity,
  fields: answeredFields(entity.fields, fieldsOf),
});

function entitySchema(entity: Entity, side: Side, lives: Lives | undefined): Node {
  return node(
    ["type", "object"],
    when(entity.description !== "", "description", () => entity.description),
    ...objectFacts(entity, side, lives),
    ["x-requirement", entity.requirement],
  );
}

function bodySchema(entity: Entity, side: Side, fieldsOf: FieldsByEntity): Node {
  const without = entity.hasInput ? "without its read-only fields" : "a field with a default may be left out";
  return node(
    ["type", "object"],
    ["description", `${entity.name} as a request sends it: ${without}.`],
    ...objectFacts({ fields: sentFields(entity.fields, fieldsOf), rest: entity.rest }, side),
    ["x-requirement", entity.requirement],
  );
}

function sorted(nodes: ReadonlyMap<string, Node>): ReadonlyMap<string, Node> {
  return new Map([...nodes].sort(([a], [b]) => (a < b ? -1 : 1)));
}
