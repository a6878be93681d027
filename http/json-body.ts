import { type FieldError, type Refusal, refuse } from "./refusal.js";

/** A value that was read, or why it was not. */
export type Reading = Value | Refusal<string>;

interface Value {
  readonly value: unknown;
  /** Bad places that no schema sees. */
  readonly errors?: readonly FieldError[];
}

/** Levels of lists and objects in each other; no honest request comes near. */
export const DEPTH_LIMIT = 32;

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Reads JSON. No body at all counts as an empty object. */
export function readJson(bytes: Buffer): Reading {
  if (bytes.length === 0) return { value: {} };
  if (isDeeperThan(DEPTH_LIMIT, bytes)) {
    const message = `must not be nested deeper than ${DEPTH_LIMIT} levels`;
    return refuse("VALIDATION_FAILED", { errors: [{ path: "", message }] });
  }
  return parsed(bytes) ?? refuse("MALFORMED_JSON");
}

/** Reads JSON that arrived as mere bytes, as strictly as all other: null where it is none, or is nested too deep. */
export function parseJson(bytes: Uint8Array): { readonly value: unknown } | null {
  return isDeeperThan(DEPTH_LIMIT, bytes) ? null : parsed(bytes);
}

function parsed(bytes: Uint8Array): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(utf8.decode(bytes)) };
  } catch {
    return null;
  }
}

/** `application/json`, `application/problem+json`; JSON has one encoding, so another charset is refused. */
export function isJson(contentType: string | undefined): boolean {
  if (contentType === "application/json") return true;
  const [media = ""] = (contentType ?? "").toLowerCase().split(";", 1);
  return /^application\/(?:[a-z0-9.+-]+\+)?json$/.test(media.trim()) && saysUtf8(contentType);
}

/** Whether a content type says no other charset. */
export function saysUtf8(contentType: string | undefined): boolean {
  const [, ...parameters] = (contentType ?? "").toLowerCase().split(";");
  return parameters.every((parameter) => {
    const [name, value = ""] = parameter.trim().split("=");
    return name !== "charset" || /^"?utf-?8"?$/.test(value);
  });
}

/** Whether a content type is this media type, or one of its range such as `image/*`, parameters aside. */
export function isMedia(contentType: string | undefined, media: string): boolean {
  const given = (contentType ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
  const range = media.toLowerCase();
  if (range.endsWith("/*")) return given.startsWith(range.slice(0, -1)) && given.length >= range.length;
  return given === range;
}

const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = Buffer.from('"\\[]{}');

/**
 * Whether JSON text is nested deeper than so many levels. It looks at bytes before anything is parsed, so that nesting
 * costs no memory and no call stack anywhere. Of text that is no JSON it may say anything: that is refused later.
 */
export function isDeeperThan(limit: number, bytes: Uint8Array): boolean {
  if (bytes.length <= limit) return false;
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (quoted) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) quoted = false;
    } else if (byte === QUOTE) quoted = true;
    else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
      depth += 1;
      if (depth > limit) return true;
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) depth -= 1;
  }
  return false;
}
