import { type Method, methods } from "../../protocol/methods.js";
import type { LossBook } from "../loss.js";
import {
  type Documents,
  type Found,
  follow,
  inside,
  itemsOf,
  membersOf,
  wholeOf,
} from "../read/documents.js";
import { isObject, listAt, textAt } from "../read/json.js";

/** An operation of a document, its references followed as far as schemas. */
export interface ApiOperation {
  readonly method: Method;
  /** As the document writes it. */
  readonly path: string;
  readonly found: Found;
  readonly tag: string | null;
  readonly summary: string;
  readonly description: string;
  readonly id: string | null;
  readonly parameters: readonly Found[];
  readonly body: Found | null;
  readonly replies: readonly { readonly status: string; readonly reply: Found }[];
}

const all = [...methods.map((method) => method.toLowerCase()), "trace"];

/** The operations in the order of the document. */
export function operationsIn(documents: Documents, losses: LossBook): readonly ApiOperation[] {
  const led = (found: Found): Found | null => {
    const followed = follow(documents, found);
    if (followed.kind === "found") return followed.found;
    losses.add("reference", found, followed.reference);
    return null;
  };
  return membersOf(wholeOf(documents), "paths").flatMap(([path, item]) => {
    const whole = led(item);
    if (whole === null || path.startsWith("x-")) return [];
    return all.flatMap((name) => {
      const found = inside(whole, name);
      if (!isObject(found.value)) return [];
      const method = methods.find((one) => one.toLowerCase() === name);
      if (method === undefined) losses.add("operation", found, name.toUpperCase());
      return method === undefined ? [] : [operationAt(method, path, whole, found, led)];
    });
  });
}

function operationAt(
  method: Method,
  path: string,
  item: Found,
  found: Found,
  led: (found: Found) => Found | null,
): ApiOperation {
  const { value } = found;
  const [tag] = listAt(value, "tags");
  // What an operation says of a parameter counts before what its path says.
  const parameters = new Map<string, Found>();
  for (const one of [...itemsOf(item, "parameters"), ...itemsOf(found, "parameters")]) {
    const parameter = led(one);
    if (parameter !== null)
      parameters.set(`${textAt(parameter.value, "in")} ${textAt(parameter.value, "name")}`, parameter);
  }
  const body = inside(found, "requestBody");
  return {
    method,
    path,
    found,
    tag: typeof tag === "string" ? tag : null,
    summary: textAt(value, "summary") ?? textAt(item.value, "summary") ?? "",
    description: textAt(value, "description") ?? textAt(item.value, "description") ?? "",
    id: textAt(value, "operationId"),
    parameters: [...parameters.values()],
    body: isObject(body.value) ? led(body) : null,
    replies: membersOf(found, "responses").flatMap(([status, reply]) => {
      const followed = status.startsWith("x-") ? null : led(reply);
      return followed === null ? [] : [{ status, reply: followed }];
    }),
  };
}
