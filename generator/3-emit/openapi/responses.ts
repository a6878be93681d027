import type { Field, Refusal, Reply, ReplyClass } from "../../model.js";
import { statusName } from "../../protocol/status-names.js";
import { componentName } from "../names.js";
import { repliesByStatus } from "../operation-facts.js";
import type { Completions } from "./complete.js";
import type { DescribedContract, DescribedOperation } from "./described.js";
import { type ErrorSchemas, keyOf } from "./error-schemas.js";
import type { OperationExamples } from "./example-book.js";
import { fieldSchema, typeSchema } from "./json-schema.js";
import { type Node, node, nodeOf, when } from "./node.js";
import type { Sides } from "./sides.js";

/** What describing responses needs, and the components they share. */
export interface ResponseContext {
  readonly model: DescribedContract;
  readonly sides: Sides;
  readonly complete: Completions;
  readonly errors: ErrorSchemas;
  /** Codes that have an example among the components. */
  readonly exampleCodes: ReadonlySet<string>;
  readonly messages: ReadonlyMap<string, string>;
  /** Refusals that several operations have in common, by their status and codes. */
  readonly shared: Map<string, Node>;
}

/** One response for each status, in order of status. */
export function responses(
  operation: DescribedOperation,
  examples: OperationExamples | undefined,
  context: ResponseContext,
): Node {
  const replies = repliesByStatus(operation.replies);
  const refusals = refusalsByStatus(operation.refusals);
  const statuses = [...new Set([...replies.keys(), ...refusals.keys()])].sort((a, b) => a - b);
  const response = (status: number): Node => {
    const own = replies.get(status);
    const coded = refusals.get(status);
    if (own === undefined) return refusalNode(status, coded ?? [], context);
    const reply = replyNode(status, own, examples, context);
    return coded === undefined ? reply : eitherNode(reply, status, own, coded, context);
  };
  return new Map([
    ...statuses.map((status) => [String(status), response(status)] as const),
    ...operation.classes.map((one) => [`${one.digit}XX`, classNode(one, context)] as const),
  ]);
}

function classNode({ digit, body }: ReplyClass, { sides }: ResponseContext): Node {
  const content: readonly [string, Node] =
    body.kind === "json"
      ? [body.media ?? "application/json", node(["schema", typeSchema(body.type, sides.answered)])]
      : [body.media, mediaContent(body.media)];
  const who = digit === 4 ? "the request" : "the server";
  return node(["description", `Any other fault of ${who}`], ["content", new Map([content])]);
}

function replyNode(
  status: number,
  replies: readonly Reply[],
  examples: OperationExamples | undefined,
  context: ResponseContext,
): ReadNode {
  const headers = replies.flatMap((reply) => reply.headers);
  const content = new Map<string, Node>();
  const json = replies.flatMap(({ body }) => (body?.kind === "json" ? [body] : []));
  for (const media of new Set(json.map((body) => body.media))) {
    const types = json.flatMap((body) => (body.media === media ? [body.type] : []));
    content.set(media ?? "application/json", jsonContent(status, types, examples, context));
  }
  for (const { body } of replies) {
    if (body?.kind === "media") content.set(body.media, mediaContent(body.media));
  }
  return node(
    ["description", statusName(status)],
    when(headers.length > 0, "headers", () => headerNodes(headers, context)),
    when(content.size > 0, "content", () => content),
  );
}

type JsonType = Extract<NonNullable<Reply["body"]>, { readonly kind: "json" }>["type"];

function jsonContent(
  status: number,
  types: readonly JsonType[],
  examples: OperationExamples | undefined,
  { sides, complete }: ResponseContext,
): Node {
  const schemas = types.map((type) => typeSchema(type, sides.answered));
  const [only] = schemas;
  const schema = only !== undefined && schemas.length === 1 ? only : node(["anyOf", schemas]);
  const shown = new Map(examples?.answers.get(status) ?? []);
  const [type] = types;
  const made = shown.size > 0 || type === undefined ? undefined : complete.answered(type);
  if (made !== undefined) shown.set("sample", made);
  return node(
    ["schema", schema],
    when(
      shown.size > 0,
      "examples",
      () => new Map([...shown].map(([id, v]) => [id, node(["value", nodeOf(v)])])),
    ),
  );
}

/** A status that has a body of its own and codes beside it: each media type has what either gives in it. */
function eitherNode(
  reply: ReadNode,
  status: number,
  replies: readonly Reply[],
  refusals: readonly Refusal[],
  context: ResponseContext,
): Node {
  const codes = codesOf(refusals);
  const refusal = refusalResponse(status, codes, [], context);
  const content = new Map(membersOf(reply, "content"));
  for (const [media, coded] of membersOf(refusal, "content"))
    content.set(media, eitherContent(content.get(media), coded));
  const headers = headerNodes(asOptional([...refusals, ...replies].flatMap((one) => one.headers)), context);
  return new Map([
    ...refusal,
    ...(headers.size > 0 ? [["headers", headers] as const] : []),
    ["content", content],
  ]);
}

type ReadNode = ReadonlyMap<string, Node>;

const isMap = (value: Node | undefined): value is ReadNode => value instanceof Map;
const membersOf = (of: ReadNode, name: string): ReadNode => {
  const found = of.get(name);
  return isMap(found) ? found : new Map();
};

function eitherContent(own: Node | undefined, coded: Node): Node {
  if (!isMap(own) || !isMap(coded)) return coded;
  const schemas = [
    ...new Map([own, coded].map((one) => one.get("schema") ?? node()).map((s) => [keyOf(s), s])).values(),
  ];
  const [only] = schemas;
  const examples = new Map([...membersOf(own, "examples"), ...membersOf(coded, "examples")]);
  return node(
    ["schema", only !== undefined && schemas.length === 1 ? only : node(["anyOf", schemas])],
    when(examples.size > 0, "examples", () => examples),
  );
}

const asOptional = (headers: readonly Field[]): readonly Field[] =>
  headers.map((header) => ({ ...header, optional: true }));

/** A body that is no JSON: text, or bytes that a schema says nothing of. */
export function mediaContent(media: string): Node {
  return node(["schema", media.startsWith("text/") ? node(["type", "string"]) : node()]);
}

function headerNodes(headers: readonly Field[], { sides }: ResponseContext): ReadNode {
  const nodes = headers.map((header) => {
    const schema = fieldSchema({ ...header, description: "" }, sides.answered);
    const says = when(header.description !== "", "description", () => header.description);
    return [
      header.name,
      node(
        says,
        when(!header.optional, "required", () => true),
        ["schema", schema],
      ),
    ] as const;
  });
  return new Map(nodes);
}

function refusalsByStatus(refusals: readonly Refusal[]): ReadonlyMap<number, readonly Refusal[]> {
  const found = new Map<number, Refusal[]>();
  for (const refusal of refusals) {
    const known = found.get(refusal.status);
    if (known === undefined) found.set(refusal.status, [refusal]);
    else known.push(refusal);
  }
  return found;
}

const codesOf = (refusals: readonly Refusal[]): readonly string[] => [
  ...new Set(refusals.map(({ code }) => code)),
];

/** A reference to the response that all operations with these codes share; with headers it is their own. */
function refusalNode(status: number, refusals: readonly Refusal[], context: ResponseContext): Node {
  const codes = codesOf(refusals);
  const headers = refusals.flatMap((refusal) => refusal.headers);
  if (headers.length > 0) return refusalResponse(status, codes, headers, context);
  const name = componentName([String(status), ...codes].join("$"));
  if (!context.shared.has(name)) context.shared.set(name, refusalResponse(status, codes, [], context));
  return node(["$ref", `#/components/responses/${name}`]);
}

/** The examples of all codes stand with the first media type; more than one there is only between catalogues. */
function withExamples(
  content: ReadonlyMap<string, Node>,
  examples: () => readonly [string, Node] | null,
): Node {
  return new Map(
    [...content].map(([media, schema], i) => [media, node(["schema", schema], i === 0 ? examples() : null)]),
  );
}

function refusalResponse(
  status: number,
  codes: readonly string[],
  headers: readonly Field[],
  context: ResponseContext,
): ReadNode {
  const { errors, exampleCodes, messages } = context;
  const shown = codes.filter((code) => exampleCodes.has(code));
  const says = codes.map((code) => `\`${code}\`: ${messages.get(code) ?? statusName(status)}`).join("\n\n");
  const examples = () =>
    new Map(shown.map((code) => [code, node(["$ref", `#/components/examples/${componentName(code)}`])]));
  // Several codes share headers: which of them has which, the codes say.
  const optional = codes.length > 1 ? asOptional(headers) : headers;
  return node(
    ["description", says],
    when(headers.length > 0, "headers", () => headerNodes(optional, context)),
    ["content", withExamples(errors.contentOf(codes), () => when(shown.length > 0, "examples", examples))],
    ["x-codes", codes],
  );
}
