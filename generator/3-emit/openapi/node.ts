import type { Json } from "../../model.js";
import { concat, type Doc, list } from "../text/doc.js";
import { numeral, quote } from "../text/literal.js";

/** JSON to print: objects are maps, since an object of ours would sort `200` before `id` and trip over `__proto__`. */
export type Node = string | number | boolean | null | readonly Node[] | ReadonlyMap<string, Node>;

/** An object of these entries, without those that are `null`; a literal null is never left out. */
export function node(...entries: readonly (readonly [string, Node] | null)[]): ReadonlyMap<string, Node> {
  return new Map(entries.filter((entry): entry is readonly [string, Node] => entry !== null));
}

/** An entry that is only there under a condition. */
export function when(condition: boolean, name: string, value: () => Node): readonly [string, Node] | null {
  return condition ? [name, value()] : null;
}

export function isNodeList(value: Node | Json): value is readonly Node[] {
  return Array.isArray(value);
}

/** A JSON value, unchanged. */
export function nodeOf(value: Json): Node {
  if (value === null || typeof value !== "object") return value;
  if (isJsonList(value)) return value.map(nodeOf);
  return new Map(Object.entries(value).map(([name, item]) => [name, nodeOf(item)]));
}

export function isJsonList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

const style = { separator: ",", trailing: false } as const;

/** The JSON text of a node, short things on one line. */
export function jsonDoc(value: Node): Doc {
  if (typeof value === "string") return quote(value);
  if (typeof value === "number") return numeral(value);
  if (value === null || typeof value === "boolean") return String(value);
  if (isNodeList(value)) return list("[", value.map(jsonDoc), "]", { ...style, padding: "" });
  const members = [...value].map(([name, item]) => concat(`${quote(name)}: `, jsonDoc(item)));
  return list("{", members, "}", { ...style, padding: " " });
}
