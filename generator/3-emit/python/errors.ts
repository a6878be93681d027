import type { ErrorCatalog, ErrorEntry } from "../../model.js";
import { type Emitter, outputFile } from "../output-file.js";
import { concat, type Doc, enclosed, indented } from "../text/doc.js";
import { errorTitle } from "../typescript/errors.js";
import { pythonPath } from "./package.js";
import { className, errorClassName } from "./python-names.js";
import { docstring } from "./text/docstring.js";
import { call, pythonText, pythonValue, tuple } from "./text/python-literal.js";
import { Imports, pythonModule } from "./text/python-module.js";

/** A class for every code, and how the body of a refusal looks. */
export const errors: Emitter = (model) => [outputFile(pythonPath("errors.py"), model.errors, errorsText)];

function errorsText(catalog: ErrorCatalog): string {
  const imports = new Imports();
  const { entries } = catalog;
  const declarations = [
    ...entries.map((entry) => errorClass(entry, imports)),
    catalogue(entries, imports),
    errorBody(catalog, imports),
  ];
  const says = "The error catalogue: one class for every code that a refusal can carry.";
  return pythonModule(says, imports, declarations);
}

function errorClass({ code, status, message, body }: ErrorEntry, imports: Imports): Doc {
  const base = imports.use("specwright_http.refusal", "Refusal");
  const facts: Doc[] = [
    `code = ${pythonText(code)}`,
    `status = ${status}`,
    `title = ${pythonText(errorTitle(code))}`,
    `message = ${pythonText(message)}`,
  ];
  if (body !== null) facts.push(concat(["body = ", pythonValue(body)]));
  const head = concat([enclosed(`class ${errorClassName(code)}(`, [base], ")"), ":"]);
  return indented(head, [docstring(`${status}: ${message}`, 4), "", ...facts]);
}

function catalogue(entries: readonly ErrorEntry[], imports: Imports): Doc {
  const type = `tuple[type[${imports.use("specwright_http.refusal", "Refusal")}], ...]`;
  return concat([`CATALOGUE: ${type} = `, tuple(entries.map(({ code }) => errorClassName(code)))]);
}

function errorBody({ body, media }: ErrorCatalog, imports: Imports): Doc {
  const type = imports.use("specwright_http.operation", "ErrorBody");
  const model = body === null ? "None" : `${imports.use(".", "models")}.${className(body)}`;
  return concat(["ERROR_BODY = ", call(type, [model, pythonText(media)])]);
}
