import type { Entity, Field, Operation, Type } from "../../model.js";
import { resolvedType } from "../../resolved-type.js";
import { isFreeText } from "../../scalars/of-type.js";
import type { DescribedContract, DescribedOperation } from "./described.js";
import type { OperationExamples } from "./example-book.js";
import { fieldSchema, typeSchema } from "./json-schema.js";
import { isNodeList, type Node, node, nodeOf, type SchemaNode, when } from "./node.js";
import { mediaContent, type ResponseContext, responses } from "./responses.js";
import { security } from "./security.js";
import type { Side } from "./sides.js";

/** One operation of the description, with what the scenarios show of it. */
export function operationNode(
  operation: DescribedOperation,
  examples: OperationExamples | undefined,
  context: ResponseContext,
): Node {
  const asked = security(operation);
  const parameters = [
    ...operation.params.map((field) => parameter("path", field, context)),
    ...operation.query.map((field) => parameter("query", field, context)),
    ...(operation.queryRest.kind === "kept" ? [otherParameters] : []),
    ...operation.headers.map((field) => parameter("header", field, context)),
  ];
  return node(
    ["operationId", operation.operationId],
    ["tags", [operation.capability]],
    ["summary", operation.summary],
    when(operation.description !== "", "description", () => operation.description),
    when(operation.deprecated, "deprecated", () => true),
    when(parameters.length > 0, "parameters", () => parameters),
    operation.body === null ? null : ["requestBody", requestBody(operation.body, examples, context)],
    ["responses", responses(operation, examples, context)],
    asked === null ? null : ["security", asked],
    ["x-requirements", operation.requirements],
    when((examples?.scenarios.size ?? 0) > 0, "x-scenarios", () => [...(examples?.scenarios ?? [])]),
  );
}

/** How OpenAPI says that a query may hold anything besides. */
const otherParameters = node(
  ["name", "others"],
  ["in", "query"],
  ["description", "Any other query parameters"],
  ["schema", node(["type", "object"], ["additionalProperties", true])],
  ["style", "form"],
  ["explode", true],
);

function parameter(place: "path" | "query" | "header", field: Field, { sides }: ResponseContext): Node {
  const required = place === "path" || (!field.optional && field.initial === null);
  return node(
    ["name", field.name],
    ["in", place],
    when(field.description !== "", "description", () => field.description),
    when(required, "required", () => true),
    when(field.deprecated, "deprecated", () => true),
    ...(field.comma
      ? ([
          ["style", "form"],
          ["explode", false],
        ] as const)
      : []),
    ["schema", parameterSchema({ ...field, description: "", deprecated: false }, place, sides.sent)],
  );
}

/**
 * In a path and a query the kernels refuse U+0000, which not every store can keep. No header can hold it; texts of a form
 * and values of an enum hold none anyway.
 */
const WITHOUT_NULL_CHARACTER = "^[^\\u0000]*$";

function parameterSchema(field: Field, place: "path" | "query" | "header", side: Side): Node {
  const schema = fieldSchema(field, side);
  const { type } = field;
  if (place === "header") return schema;
  if (isFreeText(type)) return withoutNullCharacter(schema);
  if (type.kind !== "list" || !isFreeText(type.item)) return schema;
  return new Map(schema).set("items", withoutNullCharacter(typeSchema(type.item, side)));
}

function withoutNullCharacter(schema: SchemaNode): SchemaNode {
  if (!schema.has("pattern")) return new Map(schema).set("pattern", WITHOUT_NULL_CHARACTER);
  const others = schema.get("allOf") ?? [];
  return new Map(schema).set("allOf", [
    ...(isNodeList(others) ? others : []),
    node(["pattern", WITHOUT_NULL_CHARACTER]),
  ]);
}

/** Said in words: a pattern at every text would stand in answers too, and maps have no place to say it of their names. */
const fitTexts = ({ errors }: DescribedContract): string =>
  `No text in it, and no name, may hold U+0000 or half of a surrogate pair: they are refused with \`${invalidIn(errors)}\`.`;

const invalidIn = ({ renamed }: DescribedContract["errors"]): string =>
  renamed.find(({ code }) => code === "VALIDATION_FAILED")?.name ?? "VALIDATION_FAILED";

function requestBody(
  body: NonNullable<Operation["body"]>,
  examples: OperationExamples | undefined,
  { sides, complete, model }: ResponseContext,
): Node {
  if (body.kind === "media") {
    return node(
      ["required", body.missing === "refused"],
      ["content", node([body.media, mediaContent(body.media)])],
    );
  }
  const shown = new Map(examples?.bodies ?? []);
  const made = shown.size > 0 ? undefined : complete.sent(body.type);
  if (made !== undefined) shown.set("sample", made);
  const values = () => new Map([...shown].map(([id, value]) => [id, node(["value", nodeOf(value)])]));
  const inBrackets = body.kind === "form" ? bracketed(body, model.entities) : [];
  const content = node(
    ["schema", typeSchema(body.type, sides.sent)],
    when(
      inBrackets.length > 0,
      "encoding",
      () => new Map(inBrackets.map((name) => [name, node(["style", "deepObject"], ["explode", true])])),
    ),
    when(shown.size > 0, "examples", values),
  );
  return node(
    ["description", fitTexts(model)],
    ["required", body.missing === "refused"],
    ["content", node([body.media ?? "application/json", content])],
  );
}

/** The fields of a form that are objects or hold some: `address[city]`. In a form of parts each is a part in JSON. */
function bracketed({ media, type: own }: Form, entities: readonly Entity[]): readonly string[] {
  if (media === "multipart/form-data") return [];
  const type = resolvedType(own);
  const fields =
    type.kind === "entity"
      ? (entities.find(({ name }) => name === type.name)?.fields ?? []).filter(
          ({ readOnly }) => type.view === "full" || !readOnly,
        )
      : type.kind === "object"
        ? type.fields
        : [];
  return fields.filter((field) => holdsObjects(field.type)).map(({ name }) => name);
}

type Form = Extract<NonNullable<Operation["body"]>, { readonly kind: "form" }>;

function holdsObjects(own: Type): boolean {
  const type = resolvedType(own);
  if (type.kind === "list") return holdsObjects(type.item);
  return type.kind === "object" || type.kind === "entity" || type.kind === "map";
}
