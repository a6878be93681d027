import type { Ajv2020 as Judge } from "ajv/dist/2020.js";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { operationsOf, type WireRequest } from "./document-requests.js";
import { isObject, type Json, lookUp } from "./sample-of-schema.js";
import type { Served, WireAnswer } from "./typescript-server.js";

/** Holds values against the schemas of a document, by an independent reader of JSON Schema. */
export function schemaJudge(document: Json): (value: unknown, schema: unknown) => string | null {
  const judge: Judge = new Ajv2020({
    strict: false,
    ownProperties: true,
    allErrors: false,
    validateFormats: true,
    unicodeRegExp: true,
  });
  addFormats.default(judge);
  judge.addSchema({ $id: "doc", components: document.components });
  const compiled = new Map<string, ReturnType<Judge["compile"]>>();
  return (value, schema) => {
    const key = JSON.stringify(schema).replaceAll('"#/components/', '"doc#/components/');
    const validate = compiled.get(key) ?? judge.compile(JSON.parse(key));
    compiled.set(key, validate);
    return validate(value) ? null : judge.errorsText(validate.errors);
  };
}

/** Every default and every example of a document that its own schema refuses. */
export function misfits(document: Json): readonly string[] {
  const judge = schemaJudge(document);
  const found: string[] = [];
  const walk = (node: unknown, place: string): void => {
    if (Array.isArray(node)) for (const [i, one] of node.entries()) walk(one, `${place}/${i}`);
    if (!isObject(node)) return;
    if ("default" in node && ("type" in node || "$ref" in node || "enum" in node)) {
      const { default: value, ...schema } = node;
      const fault = judge(value, schema);
      if (fault !== null) found.push(`the default ${JSON.stringify(value)} at ${place}: ${fault}`);
    }
    if (isObject(node.schema) && isObject(node.examples))
      for (const [name, example] of Object.entries(node.examples)) {
        const { value } = lookUp(document, example);
        const fault = value === undefined ? null : judge(value, node.schema);
        if (fault !== null) found.push(`the example ${name} at ${place}: ${fault}`);
      }
    for (const [key, inner] of Object.entries(node))
      if (key !== "examples" && key !== "example" && key !== "default") walk(inner, `${place}/${key}`);
  };
  walk(document, "");
  return found;
}

/** What a server that was served does that its own document does not say. */
export function contradictions(
  document: Json,
  requests: readonly WireRequest[],
  served: Served,
): readonly string[] {
  if (served.kind === "fault") return [`does not start: ${served.fault}`];
  const judge = schemaJudge(document);
  return requests.flatMap((request, i) => {
    const answer = served.answers[i];
    if (answer === undefined) return ["did not answer"];
    const what = `${request.method} ${request.path} ${JSON.stringify(request.headers)} ${request.body?.slice(0, 200) ?? ""}`;
    if (request.kind === "reach" && answer.status !== 501 && !isForAnother(document, request, answer))
      return [`${what} is described and answers ${answer.status} ${answer.text.slice(0, 300)}`];
    if (answer.status === 501 || request.method === "HEAD") return [];
    const fault = refusalFault(document, request, answer, judge);
    return fault === null ? [] : [`${what} answers ${answer.status} ${answer.text.slice(0, 300)}: ${fault}`];
  });
}

/** A document describes whom a request may name as its caller, and not who is signed in: that is one answer it declares. */
function isForAnother(document: Json, { operation }: WireRequest, { status, text }: WireAnswer): boolean {
  const own = operationsOf(document).find(({ id }) => id === operation)?.node.responses;
  return status === 403 && isObject(own) && "403" in own && text.includes('"FORBIDDEN"');
}

/** A refusal is as the document says of its operation; where it says nothing of the status, as it says of any refusal. */
function refusalFault(
  document: Json,
  { operation }: WireRequest,
  { status, media, text }: WireAnswer,
  judge: ReturnType<typeof schemaJudge>,
): string | null {
  if (status >= 500) return "a fault of the server";
  const all = operationsOf(document);
  const own = all.find(({ id }) => id === operation)?.node.responses;
  const declared = isObject(own) && String(status) in own ? [lookUp(document, own[String(status)])] : [];
  const contents = declared.flatMap(({ content }) => (isObject(content) ? [content] : []));
  if (declared.length === 0 || contents.length === 0) return null;
  const fitting = contents.flatMap((content) => (media in content ? [content[media]] : []));
  if (fitting.length === 0) return `its media type ${media} is not declared`;
  const faults = fitting.map((one) => judge(JSON.parse(text), isObject(one) ? one.schema : {}));
  return faults.includes(null) ? null : faults.join("; ");
}
