import { canonicalSchema } from "./canonical-schema.js";
import { isObject, type Json, type JsonObject, listOr, mapValues, objectOr } from "./json.js";
import { follow } from "./references.js";

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** What a document promises, in one spelling: operations, what they take and answer; no names, no order, no prose. */
export function canonicalDocument(document: JsonObject): JsonObject {
  const paths = mapValues(objectOr(document.paths), (item) => {
    const { value } = follow(item, document);
    const whole = objectOr(value);
    const methods = Object.entries(whole).filter(([name]) => METHODS.includes(name));
    return Object.fromEntries(
      methods.map(([name, operation]) => [name, canonicalOperation(objectOr(operation), whole, document)]),
    );
  });
  return { paths };
}

function canonicalOperation(operation: JsonObject, item: JsonObject, document: JsonObject): JsonObject {
  const parameters = [...listOr(item.parameters), ...listOr(operation.parameters)].map((one) =>
    objectOr(follow(one, document).value),
  );
  const body =
    operation.requestBody === undefined ? null : objectOr(follow(operation.requestBody, document).value);
  return {
    ...(operation.operationId === undefined ? {} : { operationId: operation.operationId }),
    parameters: Object.fromEntries(parameters.map((one) => [parameterName(one), parameterOf(one, document)])),
    ...(body === null
      ? {}
      : { requestBody: { required: body.required ?? false, content: contentOf(body.content, document) } }),
    responses: mapValues(objectOr(operation.responses), (reply) =>
      replyOf(objectOr(follow(reply, document).value), document),
    ),
    security: securityOf(listOr(operation.security ?? document.security), document),
  };
}

/** `query limit`; the names of headers have no case. */
function parameterName({ in: place, name }: JsonObject): string {
  return `${place} ${place === "header" ? String(name).toLowerCase() : name}`;
}

function parameterOf(parameter: JsonObject, document: JsonObject): JsonObject {
  const { in: place, required = place === "path", schema = {} } = parameter;
  const usual = place === "query" || place === "cookie" ? "form" : "simple";
  const { style = usual, explode = style === "form", allowReserved = false } = parameter;
  return {
    required,
    schema: canonicalSchema(schema, document),
    ...(style === usual && explode === (usual === "form") ? {} : { style, explode }),
    ...(allowReserved === true ? { allowReserved } : {}),
  };
}

function contentOf(content: Json | undefined, document: JsonObject): JsonObject {
  const types = Object.entries(objectOr(content)).map(([type, media]): [string, Json] => [
    type.toLowerCase().replaceAll(/\s*;\s*/g, "; "),
    { schema: canonicalSchema(objectOr(media).schema ?? {}, document) },
  ]);
  return Object.fromEntries(types);
}

function replyOf({ content, headers }: JsonObject, document: JsonObject): JsonObject {
  const named = Object.entries(objectOr(headers)).map(([name, header]): [string, Json] => {
    const { required = false, schema = {} } = objectOr(follow(header, document).value);
    return [name.toLowerCase(), { required, schema: canonicalSchema(schema, document) }];
  });
  return { content: contentOf(content, document), headers: Object.fromEntries(named) };
}

/** A scheme is identified by what it asks for, not by its name; of several sets of schemes one must be met. */
function securityOf(security: readonly Json[], document: JsonObject): readonly Json[] {
  const schemes = objectOr(objectOr(document.components).securitySchemes);
  const asked = security.map((set) =>
    Object.entries(objectOr(set))
      .map(([name, roles]) => {
        const scheme = objectOr(follow(schemes[name] ?? {}, document).value);
        const { type = "unknown", scheme: kind = "", in: place = "", name: field = "" } = scheme;
        const what = [type, String(kind).toLowerCase(), place, field].filter((part) => part !== "").join(" ");
        return `${what}${isObject(roles) || listOr(roles).length === 0 ? "" : ` (${[...listOr(roles)].sort().join(", ")})`}`;
      })
      .sort()
      .join(" and "),
  );
  return [...new Set(asked)].sort();
}
