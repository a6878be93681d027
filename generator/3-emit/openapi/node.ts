import type { Json } from "../../model.js";

/** JSON to print: objects are maps, since an object of ours would sort `200` before `id` and trip over `__proto__`. */
export type Node = string | number | boolean | null | readonly Node[] | ReadonlyMap<string, Node>;

/** A schema: always an object. */
export type SchemaNode = ReadonlyMap<string, Node>;

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
