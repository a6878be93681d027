import { isObject, type Json, type JsonObject } from "./json.js";

/** What a reference leads to, and what it is called. */
export interface Found {
  readonly value: Json;
  /** The reference followed last; null: it was none. */
  readonly reference: string | null;
}

/** Follows references within a document. Throws where one leads nowhere or out of it. */
export function follow(value: Json, document: JsonObject, seen: readonly string[] = []): Found {
  if (!isObject(value) || typeof value.$ref !== "string") return { value, reference: seen.at(-1) ?? null };
  const { $ref: reference } = value;
  if (seen.includes(reference)) throw new Error(`${reference} leads to itself.`);
  return follow(lookUp(reference, document), document, [...seen, reference]);
}

function lookUp(reference: string, document: JsonObject): Json {
  if (!reference.startsWith("#/")) throw new Error(`${reference} leads out of the document.`);
  let place: Json | undefined = document;
  for (const part of reference.slice(2).split("/")) {
    const name = decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~");
    place = isObject(place) ? place[name] : undefined;
  }
  if (place === undefined) throw new Error(`${reference} leads nowhere.`);
  return place;
}
