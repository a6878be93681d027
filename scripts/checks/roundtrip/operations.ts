import {
  type Documents,
  type Found,
  follow,
  inside,
  itemsOf,
  membersOf,
  wholeOf,
} from "../../../generator/import/read/documents.js";
import { entriesAt, isList, isObject, listAt, member, textAt } from "../../../generator/import/read/json.js";
import type { Json } from "../../../generator/model.js";
import { encodedPath } from "../../../generator/protocol/path-text.js";
import { securityOf } from "./security.js";

/** What a document promises of one operation, references followed down to schemas. */
export interface ApiOperation {
  /** `GET /books/{id}` */
  readonly name: string;
  readonly id: string | null;
  /** By place and name; names of headers have no case. */
  readonly parameters: ReadonlyMap<string, ApiParameter>;
  readonly body: ApiBody | null;
  /** By status, `4XX` or `default`. */
  readonly replies: ReadonlyMap<string, ApiReply>;
  /** One of these sets of credentials must be there. */
  readonly security: readonly string[];
}

export interface ApiParameter {
  readonly required: boolean;
  /** How a value is written, where it is not the usual way. */
  readonly style: string;
  readonly schema: Found;
}

export interface ApiBody {
  readonly required: boolean;
  readonly content: ReadonlyMap<string, Found>;
  /** How the values of forms are written, where it is not the usual way. */
  readonly encoding: string;
}

export interface ApiReply {
  readonly content: ReadonlyMap<string, Found>;
  readonly headers: ReadonlyMap<string, ApiParameter>;
  /** The codes that can be the cause, where our own description names them. */
  readonly codes: readonly string[];
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

export function operationsOf(documents: Documents): ReadonlyMap<string, ApiOperation> {
  const found = new Map<string, ApiOperation>();
  for (const [path, item] of membersOf(wholeOf(documents), "paths")) {
    const whole = followed(documents, item);
    for (const method of methods) {
      const operation = inside(whole, method);
      if (!isObject(operation.value)) continue;
      const name = `${method.toUpperCase()} ${encodedPath(path)}`;
      found.set(name, operationOf(documents, name, whole, operation));
    }
  }
  return found;
}

/** What a value is once its references are followed; nothing where they lead nowhere. */
function followed(documents: Documents, found: Found): Found {
  const led = follow(documents, found);
  return led.kind === "found" ? led.found : { ...found, value: {} };
}

function operationOf(documents: Documents, name: string, item: Found, operation: Found): ApiOperation {
  const listed = [...itemsOf(item, "parameters"), ...itemsOf(operation, "parameters")].map((one) =>
    followed(documents, one),
  );
  const body = isObject(member(operation.value, "requestBody"))
    ? followed(documents, inside(operation, "requestBody"))
    : null;
  const replies = membersOf(operation, "responses").filter(([status]) => !status.startsWith("x-"));
  return {
    name,
    id: textAt(operation.value, "operationId"),
    parameters: new Map(
      listed
        .filter(({ value }) => !isIgnored(value))
        .map((one) => [parameterName(one.value), parameterOf(documents, one)]),
    ),
    body:
      body === null
        ? null
        : {
            required: member(body.value, "required") === true,
            content: contentOf(documents, body),
            encoding: encodingOf(documents, body),
          },
    replies: new Map(replies.map(([status, reply]) => [status.toUpperCase(), replyOf(documents, reply)])),
    security: securityOf(documents, operation),
  };
}

/** OpenAPI says other words for these, and ignores parameters of their names. */
const isIgnored = (parameter: Json): boolean =>
  textAt(parameter, "in") === "header" &&
  ["accept", "content-type", "authorization"].includes((textAt(parameter, "name") ?? "").toLowerCase());

function parameterName(parameter: Json): string {
  const [place, name] = [textAt(parameter, "in") ?? "", textAt(parameter, "name") ?? ""];
  return `${place} ${place === "header" ? name.toLowerCase() : name}`;
}

function parameterOf(documents: Documents, found: Found): ApiParameter {
  const { value } = found;
  const place = textAt(value, "in") ?? "header";
  const usual = place === "query" || place === "cookie" ? "form" : "simple";
  const style = textAt(value, "style") ?? usual;
  const explode = member(value, "explode") ?? style === "form";
  const [content] = membersOf(found, "content");
  const schema = content === undefined ? inside(found, "schema") : inside(content[1], "schema");
  // How a list or an object is written makes no difference to a single value.
  const type = member(followed(documents, schema).value, "type");
  const isSingle = typeof type === "string" && type !== "array" && type !== "object" && style === usual;
  const written = isSingle || explode === (usual === "form") ? "" : `, explode ${explode}`;
  return {
    required: place === "path" || member(value, "required") === true,
    style: `${content?.[0] ?? (style === usual ? "" : style)}${written}`,
    schema,
  };
}

function contentOf(documents: Documents, found: Found): ReadonlyMap<string, Found> {
  const media = membersOf(found, "content").map(([type, one]): readonly [string, Found] => {
    const schema = inside(followed(documents, one), "schema");
    const name = type
      .toLowerCase()
      .replaceAll(/\s*;\s*/g, "; ")
      .replace("; charset=utf-8", "");
    return [name, saysBytes(name, schema.value) ? { ...schema, value: {} } : schema];
  });
  return new Map(media);
}

function encodingOf(documents: Documents, body: Found): string {
  const said = membersOf(body, "content").flatMap(([media, one]) =>
    membersOf(followed(documents, one), "encoding").map(([name, { value }]) => {
      const style = textAt(value, "style") ?? "form";
      const explode = member(value, "explode") ?? true;
      const words = [style === "form" ? "" : style, explode === true ? "" : "no explode"];
      const more = ["contentType", "headers"].map((word) => JSON.stringify(member(value, word) ?? ""));
      const all = [...words, ...more].filter((word) => word !== "" && word !== '""').join(" ");
      return all === "" ? "" : `${media} ${name} ${all}`;
    }),
  );
  return said
    .filter((one) => one !== "")
    .sort()
    .join("; ");
}

/** Of a body of bytes a schema says no more than the media type does. */
const saysBytes = (media: string, schema: Json): boolean =>
  !/json|xml|form/.test(media) &&
  (schema === null ||
    textAt(schema, "format") === "binary" ||
    (media.startsWith("text/") && isObject(schema) && entriesWithoutRemarks(schema) === '{"type":"string"}'));

const entriesWithoutRemarks = (schema: Json): string =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(isObject(schema) ? schema : {}).filter(
        ([name]) => !["description", "example", "title", "examples"].includes(name),
      ),
    ),
  );

function replyOf(documents: Documents, reply: Found): ApiReply {
  const found = followed(documents, reply);
  const headers = membersOf(found, "headers").filter(([name]) => name.toLowerCase() !== "content-type");
  return {
    content: contentOf(documents, found),
    headers: new Map(
      headers.map(([name, header]) => [
        name.toLowerCase(),
        parameterOf(documents, followed(documents, header)),
      ]),
    ),
    codes: listAt(found.value, "x-codes").map(String),
  };
}

/** Whether an operation speaks XML, which the notation does not know. */
export const speaksXml = ({ body, replies }: ApiOperation): boolean =>
  [body, ...replies.values()].some((one) =>
    [...(one?.content.keys() ?? [])].some((media) => /\bxml\b/.test(media)),
  );

/** What is not compared, and how often a document has it. */
export function uncounted(documents: Documents): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const add = (what: string) => void found.set(what, (found.get(what) ?? 0) + 1);
  const prose = new Set(["description", "summary", "title"]);
  const words = new Set([
    "tags",
    "example",
    "examples",
    "externalDocs",
    "deprecated",
    "links",
    "callbacks",
    "xml",
  ]);
  const rest: Json[] = [...documents.files.values()];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    if (isList(next)) rest.push(...next);
    else
      for (const [name, item] of isObject(next) ? Object.entries(next) : []) {
        if (prose.has(name) && typeof item === "string") add("prose");
        else if (words.has(name)) add(name);
        else if (name.startsWith("x-")) add("x-");
        rest.push(item);
      }
  }
  const whole = wholeOf(documents).value;
  for (const word of ["servers", "webhooks"])
    if (member(whole, word) !== undefined)
      found.set(word, Math.max(listAt(whole, word).length, entriesAt(whole, word).length));
  return new Map([...found].sort(([, a], [, b]) => b - a));
}
