import type { ErrorCatalog, SpecModel } from "../../model.js";
import { operationsByCapability } from "../operation-facts.js";
import { type ContractPart, contractPart, type Emitter, outputFile } from "../output-file.js";
import { block, concat, indented } from "../text/doc.js";
import { pythonPath } from "./package.js";
import { capabilityName } from "./python-names.js";
import { routerName } from "./routes.js";
import { docstring } from "./text/docstring.js";
import { call, dict, named, pythonText, tuple } from "./text/python-literal.js";
import { Imports, pythonModule } from "./text/python-module.js";

/** The application that serves the contract. */
export const app: Emitter = (model) => [
  outputFile(
    pythonPath("app.py"),
    {
      ...contractPart(model),
      title: model.title,
      version: model.version,
      forms: model.errors.forms.length,
      renamed: model.errors.renamed,
    },
    appText,
  ),
];

type AppPart = ContractPart &
  Pick<ErrorCatalog, "renamed"> &
  Pick<SpecModel, "title" | "version"> & { readonly forms: number };

function appText(model: AppPart): string {
  const imports = new Imports();
  const renamed = model.renamed.map(({ code, name }) => [pythonText(code), pythonText(name)] as const);
  const contract = call(imports.use("specwright_http.operation", "Contract"), [
    named("title", pythonText(model.title)),
    named("version", pythonText(model.version)),
    named("operations", `${imports.use(".", "routes")}.OPERATIONS`),
    named("errors", `${imports.use(".", "errors")}.CATALOGUE`),
    named("error_body", `${imports.use(".", "errors")}.ERROR_BODY`),
    ...(model.credentials.length === 0
      ? []
      : [named("credentials", `${imports.use(".", "routes")}.CREDENTIALS`)]),
    ...(model.forms > 1 ? [named("other_bodies", `${imports.use(".", "errors")}.OTHER_BODIES`)] : []),
    ...(renamed.length > 0 ? [named("renamed", dict(renamed))] : []),
  ]);
  const capabilities = [...operationsByCapability(model).keys()];
  const routers = capabilities.map((id) =>
    call(`routes.${routerName(id)}`, [`handlers.${capabilityName(id)}`]),
  );
  const create = indented(
    `def create_app(handlers: ${imports.use(".handlers", "Handlers")}, options: ${imports.use("specwright_http.app", "AppOptions")}) -> ${imports.use("fastapi", "FastAPI")}:`,
    [
      docstring("Makes the application that serves the contract. It listens to nothing yet.", 4),
      concat([
        "routers = ",
        routers.length > 1
          ? block("(", routers, ")", { separator: ",", trailing: true, padding: "" })
          : tuple(routers),
      ]),
      `return ${imports.use("specwright_http.app", "serve_contract")}(CONTRACT, routers, options)`,
    ],
  );
  const says = "The application: the contract, its routers and the kernel that serves them.";
  return pythonModule(says, imports, [concat(["CONTRACT = ", contract]), create]);
}
