import type { Json } from "../../model.js";

export type JsonObject = { readonly [name: string]: Json };

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** What an object holds under a name; documents are untrusted, so `constructor` is nothing unless it is written there. */
export function member(value: Json | undefined, name: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

export function textAt(value: Json | undefined, name: string): string | null {
  const found = member(value, name);
  return typeof found === "string" ? found : null;
}

export function listAt(value: Json | undefined, name: string): readonly Json[] {
  const found = member(value, name);
  return isList(found) ? found : [];
}

export function entriesAt(value: Json | undefined, name: string): readonly (readonly [string, Json])[] {
  const found = member(value, name);
  return isObject(found) ? Object.entries(found) : [];
}

export function without(value: JsonObject, ...names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}

/** Whether two values are the same, whatever order their members stand in. */
export const sameJson = (a: Json, b: Json): boolean => a === b || spelled(a) === spelled(b);

/** One spelling of a value. */
export function spelled(value: Json): string {
  if (isList(value)) return `[${value.map(spelled).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, item]) => `${JSON.stringify(name)}:${spelled(item)}`).join(",")}}`;
}
