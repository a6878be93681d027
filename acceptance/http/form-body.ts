import type { TypedBody } from "../contract/contract.js";
import { isObject } from "../match/equal.js";

/** A body as it goes over the wire, and what it says that it is. */
export interface SentBody {
  readonly media: string;
  readonly body: string | Uint8Array;
}

export const isForm = ({ media }: TypedBody): boolean =>
  media === "multipart/form-data" || media === "application/x-www-form-urlencoded";

/** An object as a form: brackets are places of it, and in a form of parts its files are given in base64. */
export async function formBody(
  { media, files = [] }: TypedBody,
  value: Readonly<Record<string, unknown>>,
): Promise<SentBody> {
  if (media !== "multipart/form-data") {
    const pairs = Object.entries(value).flatMap(([name, field]) => pairsOf(name, field));
    return { media, body: pairs.map((pair) => pair.map(encodeURIComponent).join("=")).join("&") };
  }
  const form = new FormData();
  for (const [name, field] of Object.entries(value))
    for (const item of Array.isArray(field) ? field : [field]) {
      if (files.includes(name) && typeof item === "string")
        form.append(name, new Blob([Buffer.from(item, "base64")]), name);
      else form.append(name, textOf(item));
    }
  const whole = new Response(form);
  return {
    media: whole.headers.get("content-type") ?? media,
    body: new Uint8Array(await whole.arrayBuffer()),
  };
}

/** `address[city]=Rome`; a list of texts stands several times, one of objects has indexes. */
function pairsOf(name: string, value: unknown): readonly (readonly [string, string])[] {
  if (Array.isArray(value))
    return value.flatMap((item, i) => pairsOf(isObject(item) ? `${name}[${i}]` : name, item));
  if (isObject(value))
    return Object.entries(value).flatMap(([key, item]) => pairsOf(`${name}[${key}]`, item));
  return [[name, textOf(value)]];
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));
