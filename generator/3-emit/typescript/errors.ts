import type { ErrorEntry, ErrorForm, SpecModel } from "../../model.js";
import { kindOf, templateJson } from "../../protocol/error-template.js";
import { type Emitter, type EntityPart, entityPart, outputFile } from "../output-file.js";
import { documented } from "../text/comment.js";
import { block, concat, type Doc, tallUnion } from "../text/doc.js";
import { arrayOf, literal, objectOf, property, quote } from "../text/literal.js";
import { moduleText } from "../text/module.js";
import { FileScope } from "./scope.js";
import { zodText } from "./zod-text.js";

/** The error catalogue as data, and how the body of a refusal looks. */
export const errors: Emitter = (model) => [
  outputFile("errors.ts", { ...entityPart(model), errors: model.errors }, errorsText),
];

type ErrorPart = EntityPart & Pick<SpecModel, "errors">;

function errorsText(model: ErrorPart): string {
  const scope = new FileScope(model);
  const declarations = [codeType(model), catalogue(model, scope), ...bodies(model, scope)];
  return moduleText([...scope.packages(), scope.entities(false)], declarations);
}

function codeType(model: ErrorPart): Doc {
  const codes = model.errors.entries.map((entry) => quote(entry.code));
  const members = codes.length === 0 ? " never" : tallUnion(codes);
  return documented("Every code that a refusal can carry.", concat(["export type Code =", members, ";"]));
}

function catalogue(model: ErrorPart, scope: FileScope): Doc {
  const entries = model.errors.entries.map((entry) => property(entry.code, entryText(entry)));
  const type = `{ readonly [code in Code]: ${scope.kernel("type ErrorEntry")} }`;
  return concat([
    `export const errors: ${type} = `,
    block("{", entries, "}", { separator: ",", trailing: true, padding: " " }),
    ";",
  ]);
}

function entryText(entry: ErrorEntry): Doc {
  const facts = [
    property("status", String(entry.status)),
    property("title", quote(entry.title)),
    property("message", quote(entry.message)),
  ];
  if (entry.wire !== entry.code) facts.push(property("code", literal(entry.wire)));
  if (entry.type !== kindOf(entry.code)) facts.push(property("type", quote(entry.type)));
  if (entry.body !== null) facts.push(property("body", literal(templateJson(entry.body.template))));
  if (entry.form > 0) facts.push(property("form", String(entry.form)));
  return objectOf(facts);
}

function bodies(model: ErrorPart, scope: FileScope): readonly Doc[] {
  const [first, ...others] = model.errors.forms;
  const type = scope.kernel("type ErrorBody");
  const main = first === undefined ? scope.kernel("problemDetails") : formText(first, scope);
  const says = others.length === 0 ? "How the body of every refusal looks." : "How bodies of refusals look.";
  const further = concat([
    `export const otherBodies: readonly ${type}[] = `,
    block(
      "[",
      others.map((form) => formText(form, scope)),
      "]",
      { separator: ",", trailing: true, padding: "" },
    ),
    ";",
  ]);
  return [
    documented(says, concat([`export const errorBody: ${type} = `, main, ";"])),
    ...(others.length === 0 ? [] : [documented("Those of further catalogues.", further)]),
  ];
}

function formText(form: ErrorForm, scope: FileScope): Doc {
  if (form.isProblem) return scope.kernel("problemDetails");
  const templates = form.templates.map(({ template, type }) =>
    objectOf([
      property("schema", zodText(type, scope)),
      property("template", literal(templateJson(template))),
    ]),
  );
  return objectOf([property("media", quote(form.media)), property("templates", arrayOf(templates))]);
}
