import type { Body, Field, Operation, Reply, Rest } from "../../model.js";
import { handlersName, inputName, replyName } from "../names.js";
import { fieldCodes, handlerRefusals, operationsByCapability } from "../operation-facts.js";
import { type ContractPart, contractPart, type Emitter, outputFile, type Placeless } from "../output-file.js";
import { documented } from "../text/comment.js";
import { block, concat, type Doc, lines, list, tallUnion, union } from "../text/doc.js";
import { key, quote } from "../text/literal.js";
import { moduleText } from "../text/module.js";
import { FileScope, type Scope } from "./scope.js";
import { fieldsText, typeText } from "./type-text.js";

const members = { separator: ";", trailing: true, padding: " " } as const;

/** What an implementation must be: one function an operation, its input and its replies spelled out. */
export const handlers: Emitter = (model) => {
  const purposes = model.capabilities.map(({ id, purpose }) => ({ id, purpose }));
  return [outputFile("handlers.ts", { ...contractPart(model), purposes }, handlersText)];
};

interface HandlerPart extends ContractPart {
  readonly purposes: readonly { readonly id: string; readonly purpose: string }[];
}

function handlersText(model: HandlerPart): string {
  const scope = new FileScope(model);
  const capabilities = operationsByCapability(model);
  const purposes = new Map(model.purposes.map(({ id, purpose }) => [id, purpose]));
  const declarations: Doc[] = [everything([...capabilities.keys()])];
  for (const [capability, operations] of capabilities) {
    declarations.push(handlersOf(capability, purposes.get(capability) ?? "", operations, scope));
    for (const operation of operations)
      declarations.push(inputOf(operation, scope), replyOf(operation, scope));
  }
  const imports = [...scope.packages(), scope.entities(true)];
  return moduleText(imports, declarations);
}

function everything(capabilities: readonly string[]): Doc {
  const bases = capabilities.map((capability, i) => {
    const end = i < capabilities.length - 1 ? "," : " {}";
    return `${i === 0 ? "  extends " : "    "}${handlersName(capability)}${end}`;
  });
  const all =
    bases.length === 0 ? "export interface Handlers {}" : lines(["export interface Handlers", ...bases]);
  return documented("Everything the specification asks of its implementation.", all);
}

function handlersOf(
  capability: string,
  purpose: string,
  operations: readonly Placeless<Operation>[],
  scope: Scope,
): Doc {
  const functions = operations.map((operation) => {
    const says = `${operation.summary}: \`${operation.method} ${operation.path}\``;
    const handler = list(
      `${scope.kernel("type Handler")}<`,
      [inputName(operation.id), replyName(operation.id)],
      ">",
      { separator: ",", trailing: false, padding: "" },
    );
    return documented(says, concat([`readonly ${key(operation.id)}: `, handler]), operation.deprecated);
  });
  const shape = block(`export interface ${handlersName(capability)} {`, functions, "}", members);
  return documented(purpose === "" ? capability : `${capability}: ${purpose}`, shape);
}

function inputOf(operation: Placeless<Operation>, scope: Scope): Doc {
  const parts: Doc[] = [];
  const add = (name: string, fields: readonly Field[], rest?: Rest) => {
    if (fields.length > 0 || rest?.kind === "kept")
      parts.push(concat([`readonly ${name}: `, fieldsText(fields, scope, rest)]));
  };
  add("params", operation.params);
  add("query", operation.query, operation.queryRest);
  add("headers", operation.headers);
  const { body } = operation;
  if (body !== null) {
    const text = bodyText(body, scope);
    parts.push(concat(["readonly body: ", body.missing === "null" ? union([text, "null"]) : text]));
  }
  return block(`export interface ${inputName(operation.id)} {`, parts, "}", members);
}

function bodyText(body: Body | NonNullable<Reply["body"]>, scope: Scope): Doc {
  if (body.kind !== "media") return typeText(body.type, scope);
  return body.media.startsWith("text/") ? "string" : "Uint8Array";
}

function replyOf(operation: Placeless<Operation>, scope: Scope): Doc {
  const answers = [
    ...operation.replies.map((reply) => answerText(reply, scope)),
    ...refusalTexts(operation, scope),
  ];
  const type = answers.length === 0 ? " never" : tallUnion(answers);
  return concat([`export type ${replyName(operation.id)} =`, type, ";"]);
}

function answerText(reply: Reply, scope: Scope): Doc {
  const parts: Doc[] = [`readonly status: ${reply.status}`];
  if (reply.body !== null) parts.push(concat(["readonly body: ", bodyText(reply.body, scope)]));
  if (reply.headers.length > 0) {
    const headers = reply.headers.map(
      ({ name, optional }) => `readonly ${key(name)}${optional ? "?" : ""}: string`,
    );
    parts.push(concat(["readonly headers: ", list("{", headers, "}", members)]));
  }
  return list("{", parts, "}", members);
}

/** The codes without headers are one member, those with headers or a field to name a member each. */
function refusalTexts(operation: Placeless<Operation>, scope: Scope): readonly Doc[] {
  const codes = [...handlerRefusals(operation.refusals)];
  const named = new Set(fieldCodes(operation.refusals));
  const isBare = ([code, headers]: readonly [string, readonly string[]]): boolean =>
    headers.length === 0 && !named.has(code);
  const bare = codes.filter(isBare).map(([code]) => quote(code));
  const style = { separator: ",", trailing: false, padding: "" } as const;
  const refusal = (...args: readonly Doc[]) => list(`${scope.kernel("type Refusal")}<`, args, ">", style);
  return [
    ...(bare.length > 0 ? [concat([`${scope.kernel("type Refusal")}<`, union(bare), ">"])] : []),
    ...codes
      .filter((one) => !isBare(one))
      .map(([code, headers]) => {
        const sent = headers.length === 0 ? "never" : union(headers.map(quote));
        return named.has(code) ? refusal(quote(code), sent, "string") : refusal(quote(code), sent);
      }),
  ];
}
