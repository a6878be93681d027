import type { Field, Operation } from "../../model.js";
import type { OperationExamples } from "./example-book.js";
import { fieldSchema, typeSchema } from "./json-schema.js";
import { type Node, node, nodeOf, when } from "./node.js";
import { mediaContent, type ResponseContext, responses } from "./responses.js";
import { security } from "./security.js";

/** One operation of the description, with what the scenarios show of it. */
export function operationNode(
  operation: Operation,
  examples: OperationExamples | undefined,
  context: ResponseContext,
): Node {
  const asked = security(operation);
  const parameters = [
    ...operation.params.map((field) => parameter("path", field, context)),
    ...operation.query.map((field) => parameter("query", field, context)),
    ...operation.headers.map((field) => parameter("header", field, context)),
  ];
  return node(
    ["operationId", operation.id],
    ["tags", [operation.capability]],
    ["summary", operation.summary],
    when(operation.description !== "", "description", () => operation.description),
    when(parameters.length > 0, "parameters", () => parameters),
    operation.body === null ? null : ["requestBody", requestBody(operation.body, examples, context)],
    ["responses", responses(operation, examples, context)],
    asked === null ? null : ["security", asked],
    ["x-requirements", operation.requirements],
    when((examples?.scenarios.size ?? 0) > 0, "x-scenarios", () => [...(examples?.scenarios ?? [])]),
  );
}

function parameter(place: "path" | "query" | "header", field: Field, { refOf }: ResponseContext): Node {
  const required = place === "path" || (!field.optional && field.initial === null);
  return node(
    ["name", field.name],
    ["in", place],
    when(field.description !== "", "description", () => field.description),
    when(required, "required", () => true),
    ["schema", fieldSchema({ ...field, description: "" }, refOf)],
  );
}

function requestBody(
  body: NonNullable<Operation["body"]>,
  examples: OperationExamples | undefined,
  { refOf, complete }: ResponseContext,
): Node {
  if (body.kind === "media") {
    return node(["required", true], ["content", node([body.media, mediaContent(body.media)])]);
  }
  const shown = new Map(examples?.bodies ?? []);
  const made = shown.size > 0 ? undefined : complete(body.type);
  if (made !== undefined) shown.set("sample", made);
  const values = () => new Map([...shown].map(([id, value]) => [id, node(["value", nodeOf(value)])]));
  const json = node(["schema", typeSchema(body.type, refOf)], when(shown.size > 0, "examples", values));
  return node(["required", body.required], ["content", node(["application/json", json])]);
}
