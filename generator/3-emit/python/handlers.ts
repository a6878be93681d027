import type { Operation } from "../../model.js";
import { handlerRefusals, operationsByCapability } from "../operation-facts.js";
import { type ContractPart, contractPart, type Emitter, outputFile, type Placeless } from "../output-file.js";
import { alternatives, assigned, concat, type Doc, enclosed, grouped, indented, lines } from "../text/doc.js";
import { ClassFile } from "./class-file.js";
import type { ModelScope } from "./model-scope.js";
import { declareParts, importingScope, partsOf } from "./operation-classes.js";
import { pythonPath } from "./package.js";
import {
  capabilityName,
  errorClassName,
  functionName,
  handlersClassName,
  operationClassName,
} from "./python-names.js";
import { bodyText, isEmpty, placedReplies, replyClass, requestBodyText } from "./replies.js";
import { docstring } from "./text/docstring.js";
import { subscript } from "./text/python-literal.js";
import { Imports, pythonModule } from "./text/python-module.js";

/** What an implementation must be: one method an operation, its input and its replies spelled out. */
export const handlers: Emitter = (model) => {
  const purposes = model.capabilities.map(({ id, purpose }) => ({ id, purpose }));
  return [outputFile(pythonPath("handlers.py"), { ...contractPart(model), purposes }, handlersText)];
};

interface HandlerPart extends ContractPart {
  readonly purposes: readonly { readonly id: string; readonly purpose: string }[];
}

function handlersText(model: HandlerPart): string {
  const imports = new Imports();
  const file = new ClassFile(model, imports);
  const scope = importingScope(model, imports, (name, fields, entity) =>
    file.declare(name, "Written on the spot.", fields, entity),
  );
  const capabilities = operationsByCapability(model);
  file.declarations.push(...newStatuses(model, imports));
  for (const [capability, operations] of capabilities) {
    for (const operation of operations) declareOperation(operation, file, scope);
    file.declarations.push(protocol(capability, operations, model, imports));
  }
  file.declarations.push(everything([...capabilities.keys()], imports));
  const says = "What the specification asks of its implementation.";
  return pythonModule(says, imports, file.declarations);
}

/** Classes for statuses that the vocabulary has no word for. */
function newStatuses(model: ContractPart, imports: Imports): readonly Doc[] {
  const statuses = new Set(model.operations.flatMap(({ replies }) => replies.map(({ status }) => status)));
  return [...statuses]
    .filter((status) => replyClass(status) === null)
    .sort((a, b) => a - b)
    .map((status) => {
      const [base, type] = [
        imports.use("specwright_http.reply", "Reply"),
        imports.use("specwright_http.reply", "T_co"),
      ];
      return indented(`class Status${status}(${base}[${type}]):`, [
        `"""${status}"""`,
        "",
        `status = ${status}`,
      ]);
    });
}

function declareOperation(operation: Placeless<Operation>, file: ClassFile, scope: ModelScope): void {
  declareParts(operation, file, scope);
  const input = inputOf(operation, scope);
  const reply = replyOf(operation, scope);
  file.declarations.push(input, reply, ...classesOf(operation, scope));
}

/** The bodies of any other refusals, for the description alone: no handler gives one. */
function classesOf({ id, classes }: Placeless<Operation>, scope: ModelScope): readonly Doc[] {
  return classes.flatMap(({ digit, body }) => {
    if (body.kind !== "json") return [];
    const left = `${operationClassName(id, `${digit}xx`)}: ${scope.imports.use("typing", "TypeAlias")}`;
    return [assigned(left, bodyText(body, scope, operationClassName(id, `${digit}xxBody`)))];
  });
}

function inputOf(operation: Placeless<Operation>, scope: ModelScope): Doc {
  const members: Doc[] = partsOf(operation).map(({ part, name }) => concat([`${part}: `, grouped(name)]));
  if (operation.body !== null) {
    const place = operationClassName(operation.id, "Body");
    members.push(concat(["body: ", grouped(requestBodyText(operation.body, scope, place))]));
  }
  const says = docstring(`What \`${operation.method} ${operation.path}\` takes.`, 4);
  return lines([
    `@${scope.imports.use("dataclasses", "dataclass")}(frozen=True, slots=True)`,
    indented(`class ${operationClassName(operation.id, "Input")}:`, [
      says,
      ...(members.length > 0 ? [""] : []),
      ...members,
    ]),
  ]);
}

function replyOf(operation: Placeless<Operation>, scope: ModelScope): Doc {
  const { imports } = scope;
  const answers: Doc[] = placedReplies(operation).map(({ reply: { status, body }, place }) => {
    const known = replyClass(status);
    const name = known === null ? `Status${status}` : imports.use("specwright_http.reply", known);
    if (isEmpty(status)) return name;
    return subscript(name, [body === null ? "None" : bodyText(body, scope, place)]);
  });
  for (const code of handlerRefusals(operation.refusals).keys())
    answers.push(`${imports.use(".", "errors")}.${errorClassName(code)}`);
  const never = answers.length === 0 ? [imports.use("typing", "Never")] : answers;
  const left = `${operationClassName(operation.id, "Reply")}: ${imports.use("typing", "TypeAlias")}`;
  return assigned(left, alternatives(never));
}

function protocol(
  capability: string,
  operations: readonly Placeless<Operation>[],
  model: HandlerPart,
  imports: Imports,
): Doc {
  const purpose = model.purposes.find(({ id }) => id === capability)?.purpose ?? "";
  const says = purpose === "" ? `${capability}.` : `${capability}: ${purpose}`;
  const methods = operations.flatMap((operation) => ["", methodOf(operation, imports)]);
  const base = imports.use("typing", "Protocol");
  return indented(concat([enclosed(`class ${handlersClassName(capability)}(`, [base], ")"), ":"]), [
    docstring(says, 4),
    ...methods,
  ]);
}

function methodOf({ id, summary, method, path, requirements }: Placeless<Operation>, imports: Imports): Doc {
  const [declaring = ""] = requirements;
  const says = `${summary}: \`${method} ${path}\` (${declaring}).`;
  const args = [
    "self",
    `request: ${operationClassName(id, "Input")}`,
    `context: ${imports.use("specwright_http.handler", "Context")}`,
  ];
  const head = enclosed(`async def ${functionName(id)}(`, args, `) -> ${operationClassName(id, "Reply")}:`);
  return indented(head, [docstring(says, 8)]);
}

function everything(capabilities: readonly string[], imports: Imports): Doc {
  const members = capabilities.map((capability) =>
    concat([`${capabilityName(capability)}: `, grouped(handlersClassName(capability))]),
  );
  const says = "Everything that the specification asks, a part for each capability.";
  return lines([
    `@${imports.use("dataclasses", "dataclass")}(frozen=True, slots=True)`,
    indented("class Handlers:", [docstring(says, 4), ...(members.length > 0 ? [""] : []), ...members]),
  ]);
}
