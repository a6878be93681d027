import { isMedia } from "../../1-parse/notation/media.js";
import { patterns } from "../../1-parse/notation/names.js";
import type { LossBook } from "../loss.js";
import { type Found, inside, membersOf } from "../read/documents.js";
import { isObject, member } from "../read/json.js";
import type { TypeWriter } from "../types/type-writer.js";

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
  const medias = membersOf(content, "content").map(([media, found]) => ({ media: bareMedia(media), found }));
  const chosen = medias.find(({ media }) => media === "application/json") ?? medias[0];
  if (chosen === undefined) return null;
  for (const other of medias) if (other !== chosen) losses.add("media-types", other.found, other.media);
  const schema = inside(chosen.found, "schema");
  if (chosen.media !== "application/json") return mediaBody(chosen.media, schema, losses);
  return jsonBody(schema, hint, types, losses);
}

const bareMedia = (media: string): string =>
  media
    .toLowerCase()
    .replace(/\s*;.*$/s, "")
    .trim();

function mediaBody(media: string, schema: Found, losses: LossBook): WrittenBody {
  if (saysMore(media, schema)) losses.add("media-schema", schema, media);
  const isWritten =
    isMedia(media) && new RegExp(`^${patterns.media.source}$`).test(media) && !media.includes("*");
  if (!isWritten) losses.add("media-types", schema, media);
  const shape = isWritten ? media : "application/octet-stream";
  return { shape, sent: { kind: "media", media: shape } };
}

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

/** A body of JSON: an entity, a list of them, or an object that has no fields of its own. */
function jsonBody(schema: Found, hint: string, types: TypeWriter, losses: LossBook): WrittenBody {
  const { type, values } = types.bare([schema], hint);
  if (values === null && /^[\p{Lu}\p{Lt}\p{Lo}\p{Lm}{]/u.test(type))
    return { shape: type, sent: { kind: "value", text: madeOf(type) } };
  losses.add("body-of-values", schema, type);
  return { shape: "application/json", sent: { kind: "media", media: "application/json" } };
}

/** `Book[]` is made as `[Book]`. */
const madeOf = (type: string): string => (type.endsWith("[]") ? `[${madeOf(type.slice(0, -2))}]` : type);
