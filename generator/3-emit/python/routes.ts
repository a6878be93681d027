import type { Operation } from "../../model.js";
import { handlerRefusals, operationsByCapability } from "../operation-facts.js";
import { type ContractPart, contractPart, type Emitter, outputFile, type Placeless } from "../output-file.js";
import { concat, type Doc, enclosed, indented, lines } from "../text/doc.js";
import { credentialTexts } from "./credentials.js";
import type { ModelScope } from "./model-scope.js";
import { importingScope, partsOf } from "./operation-classes.js";
import { operationText } from "./operation-text.js";
import { pythonPath } from "./package.js";
import {
  capabilityName,
  constantName,
  functionName,
  handlersClassName,
  operationClassName,
} from "./python-names.js";
import { requestBodyText } from "./replies.js";
import { docstring } from "./text/docstring.js";
import { call, named, pythonText, subscript, tuple } from "./text/python-literal.js";
import { Imports, pythonModule } from "./text/python-module.js";

/** Every operation as data, and for each capability a router that binds its operations to handlers. */
export const routes: Emitter = (model) => [
  outputFile(pythonPath("routes.py"), contractPart(model), routesText),
];

function routesText(model: ContractPart): string {
  const imports = new Imports();
  const scope = importingScope(model, imports, (name) => `${imports.use(".", "handlers")}.${name}`);
  const declarations: Doc[] = [...credentialTexts(model.credentials, scope)];
  const all: string[] = [];
  for (const [capability, operations] of operationsByCapability(model)) {
    for (const operation of operations) {
      declarations.push(operationText(operation, scope));
      all.push(constantName(operation.id));
    }
    declarations.push(routerOf(capability, operations, scope));
  }
  const type = `tuple[${imports.use("specwright_http.operation", "Operation")}, ...]`;
  declarations.push(concat([`OPERATIONS: ${type} = `, tuple(all)]));
  const says = "Every operation as data, and the routers that bind them to handlers.";
  return pythonModule(says, imports, declarations);
}

/** The function that makes the router of a capability. */
export function routerName(capability: string): string {
  return `${capabilityName(capability)}_routes`;
}

function routerOf(capability: string, operations: readonly Placeless<Operation>[], scope: ModelScope): Doc {
  const { imports } = scope;
  const handlers = `${imports.use(".", "handlers")}.${handlersClassName(capability)}`;
  const router = imports.use("specwright_http.routing", "ContractRouter");
  const head = enclosed(
    `def ${routerName(capability)}(`,
    [`implementation: ${handlers}`],
    `) -> ${imports.use("fastapi", "APIRouter")}:`,
    true,
  );
  return indented(head, [
    docstring(`The operations of ${capability}, each bound to its handler.`, 4),
    concat(["router = ", call(router, [named("tags", enclosed("[", [pythonText(capability)], "]"))])]),
    ...operations.flatMap((operation) => ["", endpointOf(operation, scope)]),
    "",
    "return router",
  ]);
}

/** A thin function whose types FastAPI documents; the kernel calls it with what it has read and checked. */
function endpointOf(operation: Placeless<Operation>, scope: ModelScope): Doc {
  const { imports } = scope;
  const { id, replies, refusals } = operation;
  const returns = replies.length > 0 || handlerRefusals(refusals).size > 0;
  const handlers = imports.use(".", "handlers");
  const given = partsOf(operation).map(({ part, name }) => ({
    part: part as string,
    type: annotated(`${handlers}.${name}`, call(imports.use("fastapi", markers[part]), []), scope),
  }));
  if (operation.body !== null) given.push({ part: "body", type: bodyType(operation, operation.body, scope) });
  const args = given.map(({ part, type }) => concat([`${part}: `, type]));
  const context = `context: ${imports.use("specwright_http.routing", "Call")}`;
  const reply = `${handlers}.${operationClassName(id, "Reply")}`;
  const input = call(
    `${handlers}.${operationClassName(id, "Input")}`,
    given.map(({ part }) => named(part, part)),
  );
  return lines([
    call(`@router.operation`, [constantName(id)]),
    indented(enclosed(`async def ${functionName(id)}(`, [...args, context], `) -> ${reply}:`, true), [
      concat([
        returns ? "return await " : "await ",
        call(`implementation.${functionName(id)}`, [input, "context"]),
      ]),
    ]),
  ]);
}

const markers = { params: "Path", query: "Query", headers: "Header" } as const;

function annotated(type: Doc, marker: Doc, { imports }: ModelScope): Doc {
  return subscript(imports.use("typing", "Annotated"), [type, marker]);
}

/** FastAPI takes a model for a body by itself; everything else must be declared. */
function bodyType(
  operation: Placeless<Operation>,
  body: NonNullable<Operation["body"]>,
  scope: ModelScope,
): Doc {
  const type = requestBodyText(body, scope, operationClassName(operation.id, "Body"));
  if (
    body.kind !== "media" &&
    body.media === null &&
    body.missing !== "null" &&
    (body.type.kind === "entity" || body.type.kind === "object")
  )
    return type;
  const facts = body.media === null ? [] : [named("media_type", pythonText(body.media))];
  return annotated(type, call(scope.imports.use("fastapi", "Body"), facts), scope);
}
