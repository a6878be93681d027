import type { ErrorEntry, SpecModel } from "../../model.js";
import { type Emitter, type EntityPart, entityPart, outputFile } from "../output-file.js";
import { documented } from "../text/comment.js";
import { block, concat, type Doc, tallUnion } from "../text/doc.js";
import { literal, objectOf, property, quote } from "../text/literal.js";
import { moduleText } from "../text/module.js";
import { FileScope } from "./scope.js";

/** The error catalogue as data, and how the body of a refusal looks. */
export const errors: Emitter = (model) => [
  outputFile("errors.ts", { ...entityPart(model), errors: model.errors }, errorsText),
];

type ErrorPart = EntityPart & Pick<SpecModel, "errors">;

function errorsText(model: ErrorPart): string {
  const scope = new FileScope(model);
  const declarations = [codeType(model), catalogue(model, scope), bodyOfErrors(model, scope)];
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
    property("title", quote(errorTitle(entry.code))),
    property("message", quote(entry.message)),
  ];
  if (entry.body !== null) facts.push(property("body", literal(entry.body)));
  return objectOf(facts);
}

/** `OUT_OF_STOCK` as `Out of stock`. */
export function errorTitle(code: string): string {
  const words = code.toLowerCase().replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function bodyOfErrors(model: ErrorPart, scope: FileScope): Doc {
  const { body, media } = model.errors;
  const value =
    body === null
      ? scope.kernel("problemDetails")
      : objectOf([
          property("schema", scope.entity({ name: body, view: "full" })),
          property("media", quote(media)),
        ]);
  const type = scope.kernel("type ErrorBody");
  return documented(
    "How the body of every refusal looks.",
    concat([`export const errorBody: ${type} = `, value, ";"]),
  );
}
