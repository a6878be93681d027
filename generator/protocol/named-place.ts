import type { ErrorPlace } from "./error-template.js";

const once: ReadonlyMap<string, ErrorPlace> = new Map([
  ["type", "type"],
  ["title", "title"],
  ["status", "status"],
  ["statuscode", "status"],
  ["detail", "detail"],
  ["instance", "instance"],
  ["path", "instance"],
  ["code", "code"],
  ["error", "code"],
  ["message", "message"],
  ["msg", "message"],
  ["reason", "message"],
  ["description", "message"],
  ["requestid", "requestId"],
  ["traceid", "requestId"],
  ["timestamp", "timestamp"],
  ["field", "field"],
  ["pointer", "pointer"],
]);

/** The place that a field of an error body is most likely meant to be filled from; null where its name says none. */
export function placeNamed(name: string, inList: boolean): ErrorPlace | null {
  const plain = name.toLowerCase().replace(/[_-]/g, "");
  return inList && plain === "path" ? "path" : (once.get(plain) ?? null);
}

/** Names of fields that hold the bad places of a request. */
export const namesFaults = (name: string): boolean => /^(?:errors|details|fields|violations)$/i.test(name);
