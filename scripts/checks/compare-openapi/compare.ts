import { canonicalDocument } from "./canonical.js";
import { type Difference, differencesOf } from "./differences.js";
import type { JsonObject } from "./json.js";

/** Where two OpenAPI documents promise different things, however they spell it. */
export function compareDocuments(left: JsonObject, right: JsonObject): readonly Difference[] {
  return differencesOf(canonicalDocument(left), canonicalDocument(right));
}
