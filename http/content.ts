import type { IncomingHttpHeaders } from "node:http";
import { whole } from "./any-schema.js";
import { type Catalogue, refuseInWords } from "./error-catalogue.js";
import { encodedEntries, type FormEntries, type FormFault, MOST_ENTRIES } from "./form-entries.js";
import { formValue } from "./form-value.js";
import { DEPTH_LIMIT, isJson, isMedia, type Reading, readJson, saysUtf8 } from "./json-body.js";
import { isTyped, type Operation, type TypedBody } from "./operation.js";
import { refuse } from "./refusal.js";

/** The body of a request before it is held against its schema. */
export interface RawContent {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Of a form of several parts, what it holds. */
  readonly parts?: FormEntries | FormFault | null;
}

export const PARTS = "multipart/form-data";
const isForm = (media: string): boolean => media === PARTS || media === "application/x-www-form-urlencoded";

/** Whether a body is a form of several parts, which have to be parted before they are read. */
export const hasParts = ({ body }: Pick<Operation, "body">): boolean =>
  typeof body === "object" && isTyped(body) && body.media === PARTS;

/** No bytes are no JSON; of another media type they are an empty text, an empty file or a form without values. */
export function isMissing({ body }: Operation, { body: bytes, headers }: RawContent): boolean {
  if (bytes.length > 0) return false;
  const isOfJson = typeof body === "object" && !(isTyped(body) && isForm(body.media));
  return isOfJson || headers["content-type"] === undefined;
}

/** What a body says by its media type. */
export function readContent(
  operation: Operation,
  raw: RawContent,
  isNone: boolean,
  catalogue: Catalogue,
): Reading {
  const { body, missingBody } = operation;
  const type = raw.headers["content-type"];
  if (body === undefined || (isNone && missingBody === "null")) return { value: null };
  if (isNone && typeof body === "object" && !(isTyped(body) && isForm(body.media))) return { value: {} };
  const isOther = (understood: string): Reading =>
    refuseInWords(catalogue, "UNSUPPORTED_MEDIA_TYPE", `Only ${understood} is understood here`);
  if (typeof body === "string") {
    if (!isMedia(type, body)) return isOther(body);
    return { value: body.startsWith("text/") ? raw.body.toString("utf8") : new Uint8Array(raw.body) };
  }
  if (!isTyped(body)) return isJson(type) ? readJson(raw.body) : isOther("JSON");
  if (!isNone && (!isMedia(type, body.media) || !saysUtf8(type))) return isOther(body.media);
  return isForm(body.media) ? readForm(body, raw, catalogue) : readJson(raw.body);
}

function readForm({ media, schema }: TypedBody, raw: RawContent, catalogue: Catalogue): Reading {
  const isParts = media === PARTS;
  const isEmpty = raw.body.length === 0 && raw.headers["content-type"] === undefined;
  const entries = isEmpty ? [] : isParts ? (raw.parts ?? "unreadable") : encodedEntries(raw.body);
  if (entries === "unreadable")
    return refuseInWords(catalogue, "VALIDATION_FAILED", `The body cannot be read as ${media}`);
  const value = entries === "too many" ? null : formValue(entries, whole(schema), isParts);
  if (value !== null) return value;
  const message =
    entries === "too many"
      ? `must not have more than ${MOST_ENTRIES} values`
      : `must not be nested deeper than ${DEPTH_LIMIT} levels`;
  return refuse("VALIDATION_FAILED", { errors: [{ path: "", message }] });
}
