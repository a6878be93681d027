import type { Json } from "../../model.js";
import type { LossBook } from "../loss.js";
import { type Found, inside, membersOf } from "../read/documents.js";
import { isObject, member, textAt } from "../read/json.js";
import type { ObjectShape } from "../schema/meaning.js";
import { derived, type Parts } from "../schema/parts.js";
import type { TypeWriter } from "../types/type-writer.js";

const PARTS = "multipart/form-data";
export const isForm = (media: string): boolean =>
  media === PARTS || media === "application/x-www-form-urlencoded";

/** The schema of a form as it can be written; `null` where its values cannot travel in one. */
export function formSchema(content: Found, media: string, types: TypeWriter, losses: LossBook): Found | null {
  const schema = inside(content, "schema");
  const { shape } = types.meaning([schema]);
  if (shape.kind !== "object" || !travels([schema], types, 0)) return null;
  loseEncodings(content, media, shape, types, losses);
  return media === PARTS && shape.members.some(({ parts }) => isFile(parts, types))
    ? withFiles(schema, shape, types)
    : schema;
}

/** A list of lists has no way to be written in a form. */
function travels(parts: Parts, types: TypeWriter, depth: number): boolean {
  const { shape } = types.meaning(parts);
  if (depth > 8) return true;
  if (shape.kind === "list") {
    const items = shape.items;
    return items === null || (types.meaning(items).shape.kind !== "list" && travels(items, types, depth + 1));
  }
  if (shape.kind !== "object") return true;
  const { members, others } = shape;
  return (
    members.every((one) => travels(one.parts, types, depth + 1)) &&
    (typeof others === "string" || travels(others, types, depth + 1))
  );
}

const isBytes = (parts: Parts): boolean => parts.some(({ value }) => textAt(value, "format") === "binary");

function isFile(parts: Parts, types: TypeWriter): boolean {
  const { shape, parts: own } = types.meaning(parts);
  return shape.kind === "list" && shape.items !== null
    ? isBytes(types.meaning(shape.items).parts)
    : isBytes(own);
}

/** What a form calls bytes is `binary`, which elsewhere is base64. */
function withFiles(schema: Found, { members, others }: ObjectShape, types: TypeWriter): Found {
  const properties = members.map(({ name, parts }): readonly [string, Json] => {
    const listed: Json =
      parts.length === 1 ? (parts[0]?.value ?? {}) : { allOf: parts.map(({ value }) => value) };
    if (!isFile(parts, types)) return [name, listed];
    const { shape, parts: own } = types.meaning(parts);
    const file = { type: "string", format: "byte" };
    const description =
      own.map(({ value }) => textAt(value, "description")).find((text) => text !== null) ?? "";
    const type: Json = shape.kind === "list" ? { ...ownRules(own), type: "array", items: file } : file;
    return [name, { ...type, description }];
  });
  const required = members.flatMap((one) => (one.required ? [one.name] : []));
  const more = others === "unsaid" ? {} : { additionalProperties: others !== "none" };
  return derived(
    schema,
    { type: "object", properties: Object.fromEntries(properties), required, ...more },
    "form",
  );
}

const ownRules = (parts: Parts): { readonly [name: string]: Json } =>
  Object.assign(
    {},
    ...parts.map(({ value }) =>
      Object.fromEntries(
        Object.entries(isObject(value) ? value : {}).filter(
          ([word]) => word === "minItems" || word === "maxItems",
        ),
      ),
    ),
  );

/** An object stands in brackets in a form of texts, and is JSON in a form of parts; nothing else can be said. */
function loseEncodings(
  content: Found,
  media: string,
  { members }: ObjectShape,
  types: TypeWriter,
  losses: LossBook,
): void {
  const said = new Map(membersOf(content, "encoding"));
  for (const { name, parts } of members) {
    const found = said.get(name);
    const inBrackets = media !== PARTS && holdsObjects(parts, types);
    const style = found === undefined ? "form" : (textAt(found.value, "style") ?? "form");
    const explode = found === undefined ? undefined : member(found.value, "explode");
    const isMeant = inBrackets ? style === "deepObject" : style === "form" && explode !== false;
    const more =
      found === undefined
        ? undefined
        : (member(found.value, "contentType") ?? member(found.value, "headers"));
    const [at] = parts;
    // A text in base64 is a file here.
    if (media === PARTS && at !== undefined && types.meaning(parts).parts.some(isBase64))
      losses.add("form-encoding", at, name);
    if ((!isMeant || more !== undefined) && at !== undefined) losses.add("form-encoding", found ?? at, name);
  }
}

const isBase64 = ({ value }: Found): boolean =>
  member(value, "contentEncoding") === "base64" || ["byte", "base64"].includes(textAt(value, "format") ?? "");

function holdsObjects(parts: Parts, types: TypeWriter): boolean {
  const { shape } = types.meaning(parts);
  return (
    shape.kind === "object" ||
    (shape.kind === "list" && shape.items !== null && holdsObjects(shape.items, types))
  );
}
