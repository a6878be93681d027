import type { Body, Operation, Reply } from "../../model.js";
import { codesGiven } from "../../protocol/causes.js";
import { declaredCodes, headersByCode, repliesByStatus } from "../operation-facts.js";
import type { Placeless } from "../output-file.js";
import { alternatives, block, concat, type Doc } from "../text/doc.js";
import type { ModelScope } from "./model-scope.js";
import { partsOf } from "./operation-classes.js";
import { constantName, errorClassName, operationClassName } from "./python-names.js";
import { placedReplies } from "./replies.js";
import { call, dict, named, pythonText, tuple } from "./text/python-literal.js";
import type { Imports } from "./text/python-module.js";
import { typeText } from "./type-text.js";

const broken = { separator: ",", trailing: true, padding: "" } as const;

/** What the specification says of an operation, as data. */
export function operationText(operation: Placeless<Operation>, scope: ModelScope): Doc {
  const { id, method, path, capability, summary, description, requirements } = operation;
  const text = (name: string, value: string) => named(name, pythonText(value));
  const facts = [
    text("id", id),
    text("method", method),
    text("path", path),
    text("capability", capability),
    text("summary", summary),
    text("description", description),
    named("requirements", tuple(requirements.map(pythonText))),
    ...(operation.deprecated ? [named("deprecated", "True")] : []),
    ...whoMayCall(operation, scope),
    ...partsOf(operation).map(({ part, name }) =>
      named(part, `${scope.imports.use(".", "handlers")}.${name}`),
    ),
    ...commaFacts(operation),
    ...bodyFacts(operation, scope),
    named("replies", repliesText(operation, scope)),
    ...classFacts(operation, scope),
    ...refusalFacts(operation, scope),
    ...codeFacts(operation),
    ...replyHeaders(operation),
  ];
  const type = scope.imports.use("specwright_http.operation", "Operation");
  return concat([`${constantName(id)} = `, block(`${type}(`, facts, ")", broken)]);
}

function authenticationText(
  { ways, needed }: NonNullable<Operation["authentication"]>,
  imports: Imports,
): Doc {
  const need = imports.use("specwright_http.operation", "Need");
  const texts = ways.map((way) =>
    tuple(
      way.map(({ credential, roles }) =>
        call(need, [
          `CREDENTIALS[${pythonText(credential.name)}]`,
          ...(roles.length === 0 ? [] : [tuple(roles.map(pythonText))]),
        ]),
      ),
    ),
  );
  return call(imports.use("specwright_http.operation", "Authentication"), [
    named("ways", tuple(texts)),
    named("required", needed ? "True" : "False"),
  ]);
}

function whoMayCall(
  { authentication, caller }: Placeless<Operation>,
  { imports }: ModelScope,
): readonly Doc[] {
  const facts: Doc[] = [];
  if (authentication !== null) {
    facts.push(named("authentication", authenticationText(authentication, imports)));
  }
  if (caller !== null) facts.push(named("caller", pythonText(`${caller.in}.${caller.field}`)));
  return facts;
}

function commaFacts({ query }: Placeless<Operation>): readonly Doc[] {
  const names = query.flatMap(({ comma, name }) => (comma ? [pythonText(name)] : []));
  return names.length === 0 ? [] : [named("comma", tuple(names))];
}

function bodyFacts({ id, body }: Placeless<Operation>, scope: ModelScope): readonly Doc[] {
  if (body === null) return [];
  const fact = named("body", dataText(body, scope, operationClassName(id, "Body")));
  return body.missing === "refused" ? [fact] : [fact, named("missing_body", pythonText(body.missing))];
}

function dataText(body: Body | NonNullable<Reply["body"]>, scope: ModelScope, place: string): Doc {
  const type = body.kind === "media" ? null : typeText(body.type, scope, place);
  if (type !== null && body.media === null) return type;
  const facts = [pythonText(body.media ?? ""), ...(type === null ? [] : [type])];
  return call(scope.imports.use("specwright_http.operation", "Media"), facts);
}

/** Several JSON bodies of one status are alternatives; of other bodies there is one. */
function repliesText(operation: Placeless<Operation>, scope: ModelScope): Doc {
  const placed = placedReplies(operation);
  const entries = [...repliesByStatus(operation.replies)].map(([status]) => {
    const bodies = placed.flatMap(({ reply, place }) =>
      reply.status === status && reply.body !== null ? [{ body: reply.body, place }] : [],
    );
    const json = bodies.filter(({ body }) => body.kind === "json");
    const shown = json.length > 0 ? json : bodies.slice(0, 1);
    const texts = shown.map(({ body, place }) => dataText(body, scope, place));
    return [String(status), texts.length === 0 ? "None" : alternatives(texts)] as const;
  });
  return dict(entries);
}

function classFacts({ id, classes }: Placeless<Operation>, scope: ModelScope): readonly Doc[] {
  if (classes.length === 0) return [];
  const handlers = scope.imports.use(".", "handlers");
  const bodies = classes.map(({ digit, body }) => {
    const name = `${handlers}.${operationClassName(id, `${digit}xx`)}`;
    if (body.kind === "media") return [String(digit), dataText(body, scope, "")] as const;
    const media = scope.imports.use("specwright_http.operation", "Media");
    return [String(digit), body.media === null ? name : call(media, [pythonText(body.media), name])] as const;
  });
  return [named("classes", dict(bodies))];
}

function refusalFacts({ refusals }: Placeless<Operation>, { imports }: ModelScope): readonly Doc[] {
  const name = (code: string) => `${imports.use(".", "errors")}.${errorClassName(code)}`;
  const declared = declaredCodes(refusals);
  const others = [...headersByCode(refusals).keys()].filter((code) => !declared.includes(code));
  const facts = [named("errors", tuple(declared.map(name)))];
  return others.length === 0 ? facts : [...facts, named("refusals", tuple(others.map(name)))];
}

/** A handler, not the kernel, finds that a value is in use. */
function codeFacts({ codes }: Placeless<Operation>): readonly Doc[] {
  const found = codesGiven(codes).filter(([cause]) => cause !== "unique");
  const entries = found.map(([cause, code]) => [pythonText(cause), pythonText(code)] as const);
  return entries.length === 0 ? [] : [named("codes", dict(entries))];
}

/** The headers an answer must have, statuses first. */
function replyHeaders(operation: Placeless<Operation>): readonly Doc[] {
  const entries: (readonly [string, Doc])[] = [];
  for (const [status, group] of repliesByStatus(operation.replies)) {
    const names = new Set(
      group.flatMap(({ headers }) => headers.filter((h) => !h.optional).map((h) => h.name)),
    );
    if (names.size > 0) entries.push([String(status), tuple([...names].sort().map(pythonText))]);
  }
  for (const [code, names] of headersByCode(operation.refusals))
    if (names.length > 0) entries.push([pythonText(code), tuple(names.map(pythonText))]);
  return entries.length === 0 ? [] : [named("reply_headers", dict(entries))];
}
