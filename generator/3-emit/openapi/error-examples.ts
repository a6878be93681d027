import type { ErrorEntry, Json, Type } from "../../model.js";
import { errorTitle } from "../typescript/errors.js";
import type { Complete } from "./complete.js";
import type { DescribedContract } from "./described.js";
import { type Node, node, nodeOf } from "./node.js";

const text: Type = { kind: "scalar", scalar: "string" };
const fieldFacts = {
  optional: false,
  nullable: false,
  readOnly: false,
  unique: false,
  caller: false,
  initial: null,
  checks: [],
  description: "",
};

/** The error body of a specification that names none: a problem of RFC 9457 with a code and the bad fields. */
export const problemType: Extract<Type, { readonly kind: "object" }> = {
  kind: "object",
  fields: [
    ...["type", "title"].map((name) => ({ ...fieldFacts, name, type: text })),
    { ...fieldFacts, name: "status", type: { kind: "scalar", scalar: "integer" } },
    ...["detail", "instance", "code", "message"].map((name) => ({ ...fieldFacts, name, type: text })),
    { ...fieldFacts, name: "errors", type: { kind: "list", item: badField() }, optional: true },
  ],
  rest: { kind: "refused" },
};

function badField(): Type {
  const fields = ["path", "message"].map((name) => ({ ...fieldFacts, name, type: text }));
  return { kind: "object", fields, rest: { kind: "refused" } };
}

/** An example of each error, by its code. */
export function errorExamples(model: DescribedContract, complete: Complete): ReadonlyMap<string, Node> {
  const { body, entries } = model.errors;
  const type: Type = body === null ? problemType : { kind: "entity", name: body, view: "full" };
  const entity = model.entities.find(({ name }) => name === body) ?? problemType;
  // The catalogue's words are the message; a detail repeats them only where it must be there.
  const repeats = entity.fields.some(({ name, optional }) => name === "detail" && !optional);
  const found = new Map<string, Node>();
  for (const entry of entries) {
    const value = entry.body ?? complete(type, factsOf(entry, repeats));
    if (value !== undefined)
      found.set(entry.code, node(["summary", entry.message], ["value", nodeOf(value)]));
  }
  return found;
}

/** Under the names that the kernel fills; an error body keeps those it has. */
function factsOf({ code, status, message }: ErrorEntry, repeats: boolean): Json {
  const type = `urn:problem:${code.toLowerCase().replaceAll("_", "-")}`;
  const instance = "/";
  const title = errorTitle(code);
  const detail = repeats ? { detail: message } : {};
  return { type, title, status, statusCode: status, ...detail, message, code, error: code, instance };
}
