export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export type JsonObject = { readonly [name: string]: Json };

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

export function objectOr(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

export function listOr(value: Json | undefined): readonly Json[] {
  return isList(value) ? value : [];
}

/** An object with changed values, without those that are null. */
export function mapValues(value: JsonObject, change: (item: Json, name: string) => Json | null): JsonObject {
  const changed = Object.entries(value).map(([name, item]) => [name, change(item, name)] as const);
  return Object.fromEntries(changed.filter(([, item]) => item !== null));
}
