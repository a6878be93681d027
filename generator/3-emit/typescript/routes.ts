import type { Body, ErrorCatalog, Field, Operation, Reply, Rest, Type } from "../../model.js";
import { codesGiven } from "../../protocol/causes.js";
import { namedOrResolved } from "../../resolved-type.js";
import {
  declaredCodes,
  fieldCodes,
  headersByCode,
  operationsByCapability,
  repliesByStatus,
  saysMore,
} from "../operation-facts.js";
import { type ContractPart, contractPart, type Emitter, outputFile, type Placeless } from "../output-file.js";
import { documented } from "../text/comment.js";
import { block, concat, type Doc, lines } from "../text/doc.js";
import { arrayOf, call, numeral, objectOf, property, quote } from "../text/literal.js";
import { moduleText } from "../text/module.js";
import { authenticationText, credentialTexts } from "./credentials.js";
import { FileScope, type Scope } from "./scope.js";
import { codesText, zodObject, zodRuled, zodText } from "./zod-text.js";

const broken = { separator: ",", trailing: true, padding: " " } as const;

/** Everything the server promises, as data, and the function that binds it to handlers. */
export const routes: Emitter = (model) => [
  outputFile(
    "routes.ts",
    { ...contractPart(model), forms: model.errors.forms.length, renamed: model.errors.renamed },
    routesText,
  ),
];

type RoutesPart = ContractPart & { readonly forms: number } & Pick<ErrorCatalog, "renamed">;

function routesText(model: RoutesPart): string {
  const scope = new FileScope(model);
  const all = [...operationsByCapability(model).values()].flat();
  const operations = concat([
    `export const operations: readonly ${scope.kernel("type Operation")}[] = `,
    block(
      "[",
      all.map((operation) => operationText(operation, scope)),
      "]",
      broken,
    ),
    ";",
  ]);
  const credentials = credentialTexts(model, scope);
  const bodies = model.forms > 1 ? ["errorBody", "otherBodies"] : ["errorBody"];
  const renamed = model.renamed.map(({ code, name }) => property(code, quote(name)));
  const promised = [
    ...["operations", ...(credentials.length === 0 ? [] : ["credentials"]), "errors", ...bodies],
    ...(renamed.length === 0 ? [] : [property("renamed", objectOf(renamed))]),
    ...(model.unknown === "ignore" ? [property("unknown", quote("ignore"))] : []),
  ];
  const contract = concat([
    `export const contract: ${scope.kernel("type Contract")} = `,
    objectOf(promised),
    ";",
  ]);
  const create = lines([
    `export function createRoutes(handlers: Handlers): ${scope.kernel("type Routes")} {`,
    `  return ${scope.kernel("bindRoutes")}(contract, handlers);`,
    "}",
  ]);
  const imports = [
    ...scope.packages(),
    { from: "./errors.js", names: [...bodies, "errors"], typeOnly: false },
    { from: "./handlers.js", names: ["Handlers"], typeOnly: true },
    scope.entities(false),
  ];
  const declarations = [
    ...credentials,
    operations,
    documented(
      "Everything the server promises, as data: the kernel serves by it, the acceptance suite judges by it.",
      contract,
    ),
    documented("Binds every operation to its handler.", create),
  ];
  return moduleText(imports, declarations);
}

function operationText(operation: Placeless<Operation>, scope: Scope): Doc {
  const { authentication, caller, body } = operation;
  const facts = [
    property("id", quote(operation.id)),
    property("method", quote(operation.method)),
    property("path", quote(operation.path)),
    property("capability", quote(operation.capability)),
    property("requirements", arrayOf(operation.requirements.map(quote))),
  ];
  if (authentication !== null) facts.push(property("authentication", authenticationText(authentication)));
  if (caller !== null) facts.push(property("caller", quote(`${caller.in}.${caller.field}`)));
  facts.push(...fieldsFact("params", operation.params, { kind: "refused" }, scope));
  facts.push(...fieldsFact("query", operation.query, operation.queryRest, scope));
  facts.push(...fieldsFact("headers", operation.headers, { kind: "refused" }, scope));
  const lists = operation.query.flatMap(({ comma, name }) => (comma ? [quote(name)] : []));
  if (lists.length > 0) facts.push(property("comma", arrayOf(lists)));
  if (body !== null) facts.push(property("body", bodyText(body, scope)));
  if (body !== null && body.missing !== "refused") facts.push(property("missingBody", quote(body.missing)));
  facts.push(property("replies", repliesText(operation.replies, scope)));
  if (operation.classes.length > 0) {
    const bodies = operation.classes.map(({ digit, body }) => concat([`${digit}: `, bodyText(body, scope)]));
    facts.push(property("classes", objectOf(bodies)));
  }
  facts.push(property("errors", arrayOf(declaredCodes(operation.refusals).map(quote))));
  const named = fieldCodes(operation.refusals);
  if (named.length > 0) facts.push(property("fieldErrors", arrayOf(named.map(quote))));
  const codes = codesGiven(operation.codes).filter(([cause]) => cause !== "unique");
  if (codes.length > 0) facts.push(property("codes", codesText(codes)));
  facts.push(...replyHeaders(operation));
  facts.push(...headerSchemas(operation, scope));
  // Each is checked for itself: a type checker would hold bare objects in one list against each other.
  return concat([`${scope.kernel("operation")}(`, block("{", facts, "}", broken), ")"]);
}

function fieldsFact(name: string, fields: readonly Field[], rest: Rest, scope: Scope): readonly Doc[] {
  return fields.length === 0 && rest.kind === "refused"
    ? []
    : [property(name, zodObject(fields, rest, scope))];
}

function bodyText(body: Body | NonNullable<Reply["body"]>, scope: Scope): Doc {
  if (body.kind === "media") return quote(body.media);
  if (body.media === null) return zodText(body.type, scope);
  const files = body.kind === "form" ? filesIn(body.type) : [];
  return objectOf([
    property("media", quote(body.media)),
    property("schema", zodText(body.type, scope)),
    ...(files.length > 0 ? [property("files", arrayOf(files.map(quote)))] : []),
  ]);
}

/** The fields of a form that are files. */
function filesIn(type: Type): readonly string[] {
  const isFile = (own: Type): boolean => own.kind === "file" || (own.kind === "list" && isFile(own.item));
  return type.kind === "object"
    ? type.fields.filter((field) => isFile(field.type)).map(({ name }) => name)
    : [];
}

function repliesText(replies: readonly Reply[], scope: Scope): Doc {
  const statuses = [...repliesByStatus(replies)];
  return objectOf(statuses.map(([status, group]) => concat([`${status}: `, replyText(group, scope)])));
}

/** Several JSON bodies of one status are a union; of other bodies there is one. */
function replyText(group: readonly Reply[], scope: Scope): Doc {
  const bodies = group.flatMap((reply) => (reply.body === null ? [] : [reply.body]));
  const [first] = bodies;
  if (first === undefined) return "null";
  const json = bodies.filter((body) => body.kind === "json");
  if (json.length < 2) return bodyText(json[0] ?? first, scope);
  return call(scope.zod("union"), [arrayOf(json.map((body) => bodyText(body, scope)))]);
}

/** The headers an answer must have, statuses first. */
function replyHeaders(operation: Placeless<Operation>): readonly Doc[] {
  const entries: Doc[] = [];
  for (const [status, group] of repliesByStatus(operation.replies)) {
    const names = new Set(
      group.flatMap((reply) => reply.headers.filter((h) => !h.optional).map((h) => h.name)),
    );
    if (names.size > 0) entries.push(concat([`${numeral(status)}: `, arrayOf([...names].sort().map(quote))]));
  }
  for (const [code, names] of headersByCode(operation.refusals)) {
    if (names.length > 0) entries.push(property(code, arrayOf(names.map(quote))));
  }
  return entries.length === 0 ? [] : [property("replyHeaders", objectOf(entries))];
}

/** What the values of an answer's headers are, where they are more than any text; statuses first. */
function headerSchemas(operation: Placeless<Operation>, scope: Scope): readonly Doc[] {
  const entry = (key: string | number, headers: readonly Field[]): readonly Doc[] => {
    const typed = new Map(headers.filter(saysMore).map((header) => [header.name, header]));
    const schemas = [...typed.values()].map((header) =>
      property(header.name, zodRuled(namedOrResolved(header), scope)),
    );
    const name = typeof key === "number" ? numeral(key) : quote(key);
    return schemas.length === 0 ? [] : [concat([name, ": ", objectOf(schemas)])];
  };
  const entries = [
    ...[...repliesByStatus(operation.replies)].flatMap(([status, group]) =>
      entry(
        status,
        group.flatMap(({ headers }) => headers),
      ),
    ),
    ...operation.refusals.flatMap(({ code, headers }) => entry(code, headers)),
  ];
  return entries.length === 0 ? [] : [property("headerSchemas", objectOf(entries))];
}
