import { isMedia } from "../../1-parse/notation/media.js";
import { patterns } from "../../1-parse/notation/names.js";
import { isScalarName } from "../../scalars/scalars.js";
import type { LossBook } from "../loss.js";
import { type Found, inside, membersOf } from "../read/documents.js";
import { isObject, member } from "../read/json.js";
import type { TypeWriter } from "../types/type-writer.js";
import { isBare, meant, type Written } from "../types/written.js";
import { formSchema, isForm } from "./form.js";

export type Sent =
  /** Behind the path: an entity, which makes a valid body, a list of one, or an object. */
  | { readonly kind: "value"; readonly text: string }
  /** A text of a media type. */
  | { readonly kind: "media"; readonly media: string };

/** A shape as it stands behind a path or a status. */
export interface WrittenBody {
  readonly shape: string;
  /** What a scenario sends. */
  readonly sent: Sent;
}

/** The body that a content says, of one media type; `null`: none. */
export function bodyText(
  content: Found,
  hint: string,
  types: TypeWriter,
  losses: LossBook,
): WrittenBody | null {
  const { chosen, others } = chosenContent(content);
  if (chosen === null) return null;
  for (const other of others) losses.add("media-types", other.found, other.media);
  const { media, found } = chosen;
  const schema = inside(found, "schema");
  if (media === "application/json") return jsonBody(schema, hint, types, losses);
  if (isForm(media)) {
    const form = formSchema(found, media, types, losses);
    if (form !== null) return typedBody(media, form, hint, types, losses);
  }
  return /\+json$/.test(media) && isWritten(media)
    ? typedBody(media, schema, hint, types, losses)
    : mediaBody(media, schema, losses);
}

interface Content {
  readonly media: string;
  readonly found: Found;
}

/** The content that is written: JSON if it is there, else the first. */
export function chosenContent(content: Found): {
  readonly chosen: Content | null;
  readonly others: readonly Content[];
} {
  const all = membersOf(content, "content").map(([media, found]) => ({ media: bareMedia(media), found }));
  const chosen = all.find(({ media }) => media === "application/json") ?? all[0] ?? null;
  return { chosen, others: all.filter((one) => one !== chosen) };
}

/** A body of a type with its media type behind it. */
function typedBody(
  media: string,
  schema: Found,
  hint: string,
  types: TypeWriter,
  losses: LossBook,
): WrittenBody {
  const body = jsonBody(schema, hint, types, losses);
  const isMedia = body.sent.kind === "media";
  if (body.shape === "application/json") return { shape: media, sent: { kind: "media", media } };
  return { shape: `${body.shape} ${media}`, sent: isMedia ? { kind: "media", media } : body.sent };
}

const bareMedia = (media: string): string =>
  media
    .toLowerCase()
    .replace(/\s*;.*$/s, "")
    .trim();

function mediaBody(media: string, schema: Found, losses: LossBook): WrittenBody {
  if (saysMore(media, schema)) losses.add("media-schema", schema, media);
  if (!isWritten(media)) losses.add("media-types", schema, media);
  const shape = isWritten(media) ? media : "application/octet-stream";
  return { shape, sent: { kind: "media", media: shape } };
}

const isWritten = (media: string): boolean =>
  isMedia(media) && new RegExp(`^${patterns.media.source}$`).test(media) && !media.includes("*");

/** Whether a schema says more than that there are bytes, or a text. */
function saysMore(media: string, { value }: Found): boolean {
  if (value === null || !isObject(value) || member(value, "format") === "binary") return false;
  const words = Object.keys(value).filter(
    (word) => !["description", "example", "title", "examples"].includes(word),
  );
  return (
    words.length > 0 && !(media.startsWith("text/") && words.join() === "type" && value.type === "string")
  );
}

/** A body of JSON: an entity, a list of them, or any other type by a name. */
function jsonBody(schema: Found, hint: string, types: TypeWriter, losses: LossBook): WrittenBody {
  const written = types.write([schema], hint);
  const isShape = isBare(written) && written.values === null && !written.type.startsWith('"');
  const named = isShape ? written : types.named(written, hint);
  const shape = named?.type ?? "application/json";
  if (named === null) losses.add("body-of-values", schema, written.type);
  return { shape, sent: sentOf(named) };
}

/** `Book[]` is made as `[Book]`, and another list is empty. */
function sentOf(written: Written | null): Sent {
  if (written === null) return { kind: "media", media: "application/json" };
  const { type, item } = meant(written);
  if (item !== null) return { kind: "value", text: isEntityType(item) ? `[${item.type}]` : "[]" };
  if (isEntityType(meant(written))) return { kind: "value", text: type };
  return type.startsWith("map of ") || type.startsWith("{")
    ? { kind: "value", text: "{}" }
    : { kind: "media", media: "application/json" };
}

/** Whether a type is the name of an entity. */
const isEntityType = ({ type, named, values }: Written): boolean =>
  named === null && values === null && /^[\p{L}\p{M}\p{Nd}]+$/u.test(type) && !isScalarName(type);
