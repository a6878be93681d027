import type { ErrorCatalog, ErrorEntry, ErrorForm } from "../../model.js";
import { kindOf, templateJson } from "../../protocol/error-template.js";
import { type Emitter, outputFile } from "../output-file.js";
import { concat, type Doc, enclosed, indented } from "../text/doc.js";
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
    ...errorBodies(catalog, imports),
  ];
  const says = "The error catalogue: one class for every code that a refusal can carry.";
  return pythonModule(says, imports, declarations);
}

function errorClass(entry: ErrorEntry, imports: Imports): Doc {
  const { code, status, title, message, wire, type, body, form, asksField } = entry;
  const base = imports.use("specwright_http.refusal", asksField ? "FieldRefusal" : "Refusal");
  const facts: Doc[] = [
    `code = ${pythonText(code)}`,
    `status = ${status}`,
    `title = ${pythonText(title)}`,
    `message = ${pythonText(message)}`,
  ];
  if (wire !== code) facts.push(concat(["wire = ", pythonValue(wire)]));
  if (type !== kindOf(code)) facts.push(`type = ${pythonText(type)}`);
  if (body !== null) facts.push(concat(["body = ", pythonValue(templateJson(body.template))]));
  if (form > 0) facts.push(`form = ${form}`);
  const head = concat([enclosed(`class ${errorClassName(code)}(`, [base], ")"), ":"]);
  return indented(head, [docstring(`${status}: ${message}`, 4), "", ...facts]);
}

function catalogue(entries: readonly ErrorEntry[], imports: Imports): Doc {
  const type = `tuple[type[${imports.use("specwright_http.refusal", "Refusal")}], ...]`;
  return concat([`CATALOGUE: ${type} = `, tuple(entries.map(({ code }) => errorClassName(code)))]);
}

function errorBodies({ forms }: ErrorCatalog, imports: Imports): readonly Doc[] {
  const [first, ...others] = forms;
  const further = tuple(others.map((form) => formText(form, imports)));
  return [
    ...(first === undefined ? [] : [concat(["ERROR_BODY = ", formText(first, imports)])]),
    ...(others.length === 0 ? [] : [concat(["OTHER_BODIES = ", further])]),
  ];
}

function formText({ media, entity, isProblem, templates }: ErrorForm, imports: Imports): Doc {
  if (isProblem) return imports.use("specwright_http.problem", "problem_details");
  const model = entity === null ? [] : [`${imports.use(".", "models")}.${className(entity)}`];
  const texts = templates.map(({ template }) =>
    call(imports.use("specwright_http.error_body", "ErrorTemplate"), [
      pythonValue(templateJson(template)),
      ...model,
    ]),
  );
  return call(imports.use("specwright_http.error_body", "ErrorBody"), [pythonText(media), tuple(texts)]);
}
