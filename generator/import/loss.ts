import type { Found, Place } from "./read/documents.js";

/** What the notation cannot say, by a stable name, in words for people. */
export const reasons = {
  operation: "the path or the method cannot be written",
  "path-fragment": "an operation that a fragment tells from another one, which no request carries",
  "operation-id": "an id of an operation that cannot be written, or that two operations have",
  "path-parameter-name": "a path parameter has another name",
  "parameter-name": "the name of a parameter cannot be written",
  "parameter-place": "a parameter travels in a cookie",
  "parameter-content": "a parameter is a document of a media type",
  "parameter-style": "the way in which a parameter is written",
  "parameter-type": "a parameter is no text, number, boolean, enum or list of these",
  "parameter-rules": "rules of a parameter that no span can hold",
  "body-on-get": "GET and HEAD have no body here",
  "body-of-values": "a body that is no object and no list of them",
  "media-types": "a body has several media types",
  "media-schema": "the schema of a body that is no JSON and no form",
  "form-encoding": "the way in which a value of a form is written",
  "reply-class": "a reply to all other statuses",
  "reply-status": "a status that no answer can have",
  "answer-header": "a header of an answer whose name or type cannot be written",
  "security-scheme": "credentials of this kind",
  "security-scopes": "the scopes of a token",
  "field-name": "the name of a field cannot be written",
  "enum-values": "values of an enum in a place that takes none",
  "list-item": "a list of enums or of maps",
  union: "one of several types",
  conditional: "fields that are required under a condition",
  "named-rules": "rules of the items of a list or the values of a map",
  "nullable-items": "null in a place that has no rules",
  format: "a format whose name cannot be written, or that stands on another type",
  rule: "a rule of this kind",
  "rule-on-form": "a rule on a text that has a form already",
  pattern: "a pattern outside the subset",
  default: "a default that does not fit its field",
  "write-only": "a field that is neither sent nor answered",
  endless: "a type that holds itself without end",
  reference: "a reference that leads nowhere",
} as const;
export type Reason = keyof typeof reasons;

export interface Loss {
  readonly reason: Reason;
  readonly place: Place;
  /** What exactly: the name of a format, a scheme, a status; empty where the place says it. */
  readonly what: string;
}

/** Where what cannot be said is written down, each once. */
export class LossBook {
  readonly #found = new Map<string, Loss>();

  add(reason: Reason, { place }: Pick<Found, "place">, what = ""): void {
    this.#found.set(`${reason} ${place.file}#${place.pointer} ${what}`, { reason, place, what });
  }

  get all(): readonly Loss[] {
    return [...this.#found.values()];
  }
}
