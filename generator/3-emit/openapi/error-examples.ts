import type { ErrorEntry, ErrorForm, Json } from "../../model.js";
import { type Template, templateFor } from "../../protocol/error-template.js";
import { filledTemplate } from "../../protocol/filled-template.js";
import type { DescribedContract } from "./described.js";
import { type Node, node, nodeOf } from "./node.js";

/** An example of each error, by its code. */
export function errorExamples({ errors }: DescribedContract): ReadonlyMap<string, Node> {
  return new Map(
    errors.entries.map((entry) => {
      const value = exampleOf(entry, errors.forms[entry.form]);
      return [entry.code, node(["summary", entry.message], ["value", nodeOf(value)])];
    }),
  );
}

/** As the catalogue alone has it; a body that says nothing without a bad field shows one. */
function exampleOf(entry: ErrorEntry, form: ErrorForm | undefined): Json {
  const template: Template =
    (entry.body ?? templateFor(form?.templates ?? [], entry.asksField))?.template ?? null;
  const { wire: code, message, status, title, type } = entry;
  const fault = { parts: ["name"], path: "name", code, message };
  return filledTemplate(template, {
    ...{ code, message, status, title, type },
    detail: null,
    instance: "/",
    requestId: "00000000-0000-4000-8000-000000000000",
    timestamp: "2000-01-01T00:00:00.000Z",
    faults: entry.asksField ? [fault] : [],
  });
}
