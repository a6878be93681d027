import type { LossBook } from "../loss.js";
import { type Found, inside } from "../read/documents.js";
import { isObject, member, textAt } from "../read/json.js";
import { wordOf } from "../schema/meaning.js";
import { defaultText } from "../types/default-rule.js";
import { typeOfValues } from "../types/enum-text.js";
import type { TypeWriter } from "../types/type-writer.js";
import { endsSpan, meant, plain, type Written } from "../types/written.js";
import { headerName, nameText } from "../words/names.js";
import { quoted } from "../words/value-text.js";
import type { WrittenPath } from "./path.js";
import { sampleText } from "./sample.js";

/** A parameter as a span of a requirement. */
export interface WrittenParameter {
  readonly place: "path" | "query" | "header";
  readonly name: string;
  /** `null` where nothing is to be said: a path parameter that is a plain text. */
  readonly span: string | null;
  readonly description: string;
  readonly required: boolean;
  /** What a scenario sends; `null` where no value is known to fit. */
  readonly sample: string | null;
}

const reserved = new Set(
  (
    "connection content-length keep-alive proxy-connection te trailer transfer-encoding upgrade host expect accept " +
    "content-type authorization"
  ).split(" "),
);

/** One parameter, or `null` where it is lost whole. */
export function parameterText(
  found: Found,
  path: WrittenPath,
  types: TypeWriter,
  losses: LossBook,
): WrittenParameter | null {
  const { value } = found;
  const place = textAt(value, "in");
  const name = textAt(value, "name") ?? "";
  if (place === "header" && reserved.has(name.toLowerCase())) {
    // OpenAPI itself ignores three of them.
    if (!["accept", "content-type", "authorization"].includes(name.toLowerCase()))
      losses.add("parameter-name", found, name);
    return null;
  }
  if (place !== "path" && place !== "query" && place !== "header") {
    losses.add("parameter-place", found, name);
    return null;
  }
  if (isObject(member(value, "content"))) {
    losses.add("parameter-content", found, name);
    return null;
  }
  const spelled = nameAt(place, name, path);
  if (spelled === null) {
    losses.add("parameter-name", found, name);
    return null;
  }
  const schema = inside(found, "schema");
  const written = standing(place, types.write([schema], name), schema, types, losses);
  if (!isText(written)) {
    losses.add("parameter-type", found, written.type);
    if (place !== "path") return null;
    return { place, name: spelled, span: null, description: "", required: true, sample: "1" };
  }
  const isList = meant(written).item !== null;
  const comma = hasCommas(found, place, losses) && isList ? ["comma"] : [];
  const required = place === "path" || member(value, "required") === true;
  const deprecated = member(value, "deprecated") === true ? ["deprecated"] : [];
  const said = { ...written, rules: [...written.rules, ...comma, ...deprecated] };
  const span = spanOf(place, spelled, said, schema, required, types, losses);
  const sample = sampleText(found, types.meaning([schema]), written);
  return { place, name: spelled, span, description: textAt(value, "description") ?? "", required, sample };
}

function nameAt(place: "path" | "query" | "header", name: string, path: WrittenPath): string | null {
  if (place === "path") return path.names.get(name) ?? null;
  if (place === "query") return nameText(name);
  return headerName(name);
}

const texts = new Set([
  "string",
  "integer",
  "number",
  "boolean",
  "date",
  "date-time",
  "email",
  "uri",
  "uuid",
  "binary",
]);

/** Whether a type travels as text. */
export function isText(written: Written): boolean {
  const { type, values, item } = meant(written);
  return values !== null || texts.has(type) || (item !== null && meant(item).item === null && isText(item));
}

/** In a header the values of an enum have a name, and a lone number of a query may be a range. */
function standing(
  place: WrittenParameter["place"],
  written: Written,
  schema: Found,
  types: TypeWriter,
  losses: LossBook,
): Written {
  const { values } = meant(written);
  if (values === null) return written;
  const isLone = values.length === 1 && typeof values[0] === "number";
  const isApart = new Set(values.map(String)).size === values.length;
  const named =
    place === "header" && written.named === null
      ? types.named(written, textAt(schema.value, "title") ?? "HeaderValue")
      : written;
  if (named !== null && isApart && !isLone) return named;
  losses.add("enum-values", schema);
  const type = typeOfValues(values);
  return plain(type === "any" ? "string" : type);
}

/** Whether a list in a query has commas, instead of standing several times; in a path or a header each has. */
function hasCommas(found: Found, place: "path" | "query" | "header", losses: LossBook): boolean {
  const usual = place === "query" ? "form" : "simple";
  const style = textAt(found.value, "style") ?? usual;
  if (style !== usual) losses.add("parameter-style", found, style);
  return style === "form" && member(found.value, "explode") === false;
}

function spanOf(
  place: "path" | "query" | "header",
  name: string,
  written: Written,
  schema: Found,
  required: boolean,
  types: TypeWriter,
  losses: LossBook,
): string | null {
  const { type, rules, pattern } = written;
  const initial = place === "path" ? null : wordOf(types.meaning([schema]).parts, "default");
  const filled =
    initial === null || required ? null : defaultText(initial.value, { ...written, nullable: false });
  if (initial !== null && filled === null) losses.add("default", initial);
  const tail = patternTail(pattern, filled !== null, schema, losses);
  const all = [
    ...(required && place !== "path" ? ["required"] : []),
    ...rules,
    ...(filled !== null && place === "header" ? [`default ${filled}`] : []),
    ...(tail === null ? [] : [tail]),
  ];
  const spec = [type, all.join(", ")].filter((part) => part !== "").join(" ");
  if (place === "path") return spec === "string" ? null : `{${name}}: ${spec}`;
  if (place === "header") return spec === "string" ? `${name}:` : `${name}: ${spec}`;
  const value = filled === null ? "" : ` = ${filled}`;
  return spec === "string" && value === "" ? `?${name}` : `?${name}: ${spec}${value}`;
}

function patternTail(
  pattern: string | null,
  isFollowed: boolean,
  at: Found,
  losses: LossBook,
): string | null {
  if (pattern === null) return null;
  const ends = !endsSpan(pattern) || isFollowed;
  if (ends) losses.add("parameter-rules", at, pattern);
  return ends ? null : `pattern ${pattern}`;
}

/** A value in a query, percent-encoded so that the span stays one. */
export const inQuery = (text: string): string => encodeURIComponent(text).replaceAll("'", "%27");
export const inHeader = (text: string): string => quoted(text);
