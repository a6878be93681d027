import { FILE, isObject, type Json, lookUp, sampleOf } from "./sample-of-schema.js";

/** A request as it goes over the wire; what it is sent to see, and the operation it means. */
export interface WireRequest {
  readonly operation: string | null;
  readonly kind: "reach" | "refused";
  readonly method: string;
  readonly path: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: string | null;
}

export interface DocumentOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly node: Json;
}

/** All operations of an API description. */
export function operationsOf(document: Json): readonly DocumentOperation[] {
  return Object.entries(isObject(document.paths) ? document.paths : {}).flatMap(([path, item]) =>
    Object.entries(isObject(item) ? item : {}).flatMap(([method, node]) =>
      isObject(node) ? [{ id: String(node.operationId), method: method.toUpperCase(), path, node }] : [],
    ),
  );
}

/**
 * For each operation a request that the document describes, and requests that a kernel refuses: without credentials,
 * with a body that is none, of another media type, too large, and to no operation.
 */
export function requestsOf(document: Json): readonly WireRequest[] {
  const operations = operationsOf(document).flatMap((operation) => {
    const reach = reaching(document, operation);
    return [reach, ...refused(reach)];
  });
  const nowhere = { operation: null, kind: "refused", headers: {}, body: null } as const;
  return [
    ...operations,
    { ...nowhere, method: "GET", path: "/no/operation/has/this/path/at/all" },
    { ...nowhere, method: "GET", path: "/%ff" },
  ];
}

function reaching(document: Json, { id, method, path, node }: DocumentOperation): WireRequest {
  const parameters = (Array.isArray(node.parameters) ? node.parameters : []).map((one) =>
    lookUp(document, one),
  );
  const of = (place: string) => parameters.filter((one) => one.in === place);
  const needed = (one: Json): boolean => one.required === true;
  const filled = of("path").reduce(
    (text, one) => text.replaceAll(`{${one.name}}`, wordsOf(document, one).map(encodeURIComponent).join(",")),
    path.split("/").map(encodeSegment).join("/"),
  );
  const queryOf = of("query")
    .filter(needed)
    .flatMap((one) =>
      wordsInQuery(document, one).map((words) => `${encodeURIComponent(String(one.name))}=${words}`),
    );
  const { body, media } = bodyOf(document, node);
  const sent = credentials(document, node);
  const query = [...queryOf, ...sent.query];
  const own = of("header")
    .filter(needed)
    .map((one) => [String(one.name), wordsOf(document, one).join(",")]);
  return {
    operation: id,
    kind: "reach",
    method,
    path: query.length === 0 ? filled : `${filled}?${query.join("&")}`,
    headers: {
      ...Object.fromEntries(own),
      ...sent.headers,
      ...(media === null ? {} : { "content-type": media }),
    },
    body,
  };
}

/** Each stands behind the name, unless commas part them. */
function wordsInQuery(document: Json, parameter: Json): readonly string[] {
  const words = wordsOf(document, parameter).map(encodeURIComponent);
  return parameter.explode === false ? [words.join(",")] : words;
}

/** What an address cannot hold as it stands is encoded; the braces of a parameter are not part of the address. */
function encodeSegment(segment: string): string {
  return segment
    .split(/(\{[^}]*\})/)
    .map((part) => (part.startsWith("{") ? part : encodeURI(decodeSafely(part))))
    .join("");
}

function decodeSafely(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}

/** The words of a parameter: one, or those of a list. */
function wordsOf(document: Json, parameter: Json): readonly string[] {
  const value = sampleOf(document, parameter.schema);
  return (Array.isArray(value) ? value : [value]).map((one) =>
    typeof one === "string" ? one : JSON.stringify(one),
  );
}

function bodyOf(document: Json, node: Json): { readonly body: string | null; readonly media: string | null } {
  const body = lookUp(document, node.requestBody);
  const [media] = Object.keys(isObject(body.content) ? body.content : {});
  if (media === undefined || !isObject(body.content)) return { body: null, media: null };
  const content = body.content[media];
  const sent = media.replace("/*", "/png").replace("*/", "text/");
  const sample = () => sampleOf(document, isObject(content) ? content.schema : {});
  if (media === "application/x-www-form-urlencoded") return { body: pairsOf("", sample()).join("&"), media };
  if (media === "multipart/form-data") return parted(sample());
  return /[/+]json$/.test(media) ? { body: JSON.stringify(sample()), media } : { body: "abc", media: sent };
}

/** As the description has it: a list stands several times, an object in brackets. */
function pairsOf(name: string, value: unknown): readonly string[] {
  if (Array.isArray(value))
    return value.flatMap((item, i) => pairsOf(isObject(item) ? `${name}[${i}]` : name, item));
  if (isObject(value))
    return Object.entries(value).flatMap(([key, item]) =>
      pairsOf(name === "" ? key : `${name}[${key}]`, item),
    );
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return [`${encodeURIComponent(name)}=${encodeURIComponent(text)}`];
}

/** As the description has it: an object is a part in JSON, and bytes are a file. */
function parted(value: unknown): { readonly body: string; readonly media: string } {
  const parts = Object.entries(isObject(value) ? value : {}).flatMap(([name, field]) =>
    (Array.isArray(field) ? field : [field]).map((item) => {
      const text = typeof item === "string" ? item : JSON.stringify(item);
      const file = text === FILE ? '; filename="a"' : "";
      const said = name.replaceAll('"', "%22");
      return `--x\r\nContent-Disposition: form-data; name="${said}"${file}\r\n\r\n${text}\r\n`;
    }),
  );
  return { body: `${parts.join("")}--x--\r\n`, media: "multipart/form-data; boundary=x" };
}

interface SentCredentials {
  readonly headers: { readonly [name: string]: string };
  readonly query: readonly string[];
}

/** What the first way of an operation asks for, each in its place. */
function credentials(document: Json, node: Json): SentCredentials {
  const [asked] = Array.isArray(node.security) ? node.security : [];
  const schemes = isObject(document.components) ? document.components.securitySchemes : {};
  const headers: { [name: string]: string } = {};
  const query: string[] = [];
  for (const name of Object.keys(isObject(asked) ? asked : {})) {
    const known = isObject(schemes) ? schemes[name] : {};
    const scheme: Json = isObject(known) ? known : {};
    const at = String(scheme.name);
    if (scheme.type === "oauth2") headers.authorization = "Bearer ann";
    else if (scheme.type === "http") headers.authorization = `${scheme.scheme} ann`;
    else if (scheme.in === "query") query.push(`${at}=ann`);
    else if (scheme.in === "cookie") headers.cookie = `${at}=ann`;
    else headers[at] = "ann";
  }
  return { headers, query };
}

/** The headers of the credentials that the wild specifications declare. */
const secrets = ["authorization", "cookie", "X-Api-Key", "X-Tenant"];

function refused(reach: WireRequest): readonly WireRequest[] {
  const anonymous = Object.fromEntries(
    Object.entries(reach.headers).filter(([name]) => !secrets.includes(name)),
  );
  const isAnonymous = Object.keys(anonymous).length === Object.keys(reach.headers).length;
  const wrong = { ...reach, kind: "refused" as const };
  return [
    ...(isAnonymous ? [] : [{ ...wrong, headers: anonymous }]),
    ...(reach.body === null
      ? []
      : [
          { ...wrong, body: "{" },
          { ...wrong, body: "[[1]]" },
          { ...wrong, headers: { ...reach.headers, "content-type": "application/x-none" } },
          { ...wrong, body: " ".repeat(2_000) },
        ]),
    { ...wrong, path: `${reach.path}${reach.path.includes("?") ? "&" : "?"}undeclared=1` },
    { ...wrong, method: reach.method === "PATCH" ? "PUT" : "PATCH" },
  ];
}
