import { readPattern } from "../../2-check/patterns/read-pattern.js";
import type { Json } from "../../model.js";
import { type ScalarName, scalars } from "../../scalars/scalars.js";
import type { LossBook } from "../loss.js";
import type { Found } from "../read/documents.js";
import { isObject, member } from "../read/json.js";
import { isRemark } from "../schema/meaning.js";
import type { Parts } from "../schema/parts.js";
import { decimalText } from "../words/value-text.js";
import { lengthFits, numberFits } from "./rule-fits.js";
import { plain, type Written } from "./written.js";

type Basic = "string" | "integer" | "number" | "boolean";

const forms: Readonly<Record<string, ScalarName>> = {
  date: "date",
  "date-time": "date-time",
  email: "email",
  uri: "uri",
  uuid: "uuid",
  byte: "binary",
  base64: "binary",
};

/** A text, a number or a boolean with all that is said of it. */
export function scalarText(parts: Parts, basic: Basic, nullable: boolean, losses: LossBook): Written {
  const type = basic === "string" ? formOf(parts) : basic;
  const formats = formatRules(parts, type, losses);
  const all = [
    ...(basic === "integer" || basic === "number" ? rangeRules(parts, basic, losses) : []),
    ...(basic === "string" ? lengthRules(parts, "Length", type, losses) : []),
  ];
  const rules = leavesValues(all, basic) ? all : [];
  const [first] = parts;
  if (rules !== all && first !== undefined) losses.add("rule", first, "no value is left");
  const pattern = basic === "string" ? patternOf(parts, type, losses) : null;
  loseOthers(parts, losses);
  return { ...plain(type, nullable), rules: [...rules, ...formats], pattern };
}

/** Whether some value keeps to all of these rules. */
function leavesValues(rules: readonly string[], basic: Basic): boolean {
  const bounds = rules.flatMap((rule) => rule.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
  if (bounds.length < 2) return true;
  if (basic === "string") return bounds.some((size) => rules.every((rule) => lengthFits(size, rule)));
  const near = bounds.flatMap((bound) => [bound, Math.ceil(bound), Math.floor(bound), bound + 1, bound - 1]);
  const middle = (Math.min(...bounds) + Math.max(...bounds)) / 2;
  return [...near, middle].some((value) => numberFits(value, basic === "integer", rules));
}

/** The form that a format or an encoding names. */
function formOf(parts: Parts): ScalarName {
  let found: ScalarName = "string";
  for (const { value } of parts) {
    const format = member(value, "format");
    if (member(value, "contentEncoding") === "base64") found = "binary";
    else if (typeof format === "string" && Object.hasOwn(forms, format)) found = forms[format] ?? found;
  }
  return found;
}

/** A format that is no type is carried where it can be written. */
export function formatRules(parts: Parts, type: string, losses: LossBook): readonly string[] {
  const rules: string[] = [];
  for (const part of parts) {
    const format = member(part.value, "format");
    if (format === undefined || (type === "integer" && format === "int32") || format === type) continue;
    if (typeof format === "string" && Object.hasOwn(forms, format) && type !== "integer" && type !== "number")
      continue;
    const rule = `format ${format}`;
    const isWritten = typeof format === "string" && isFormat.test(format) && !Object.hasOwn(scalars, format);
    if (isWritten && (rules.length === 0 || rules.includes(rule)) && takesFormat(type)) {
      if (rules.length === 0) rules.push(rule);
    } else losses.add("format", part, typeof format === "string" ? format : JSON.stringify(format));
  }
  return rules;
}

const isFormat = /^[^ ,`"|\\\p{C}\p{Z}]{1,100}$/u;
const takesFormat = (type: string): boolean =>
  type === "string" || type === "integer" || type === "number" || type === "enum";

/** What can be read of a range: inclusive and exclusive bounds of both OpenAPI versions, and `int32`. */
function rangeRules(parts: Parts, basic: Basic, losses: LossBook): readonly string[] {
  return parts.flatMap((part) => {
    const { value } = part;
    const low = boundOf(value, "minimum", "exclusiveMinimum");
    const high = boundOf(value, "maximum", "exclusiveMaximum");
    const narrow = basic === "integer" && member(value, "format") === "int32";
    const min = low.closed ?? (narrow && low.open === null ? -(2 ** 31) : null);
    const max = high.closed ?? (narrow && high.open === null ? 2 ** 31 - 1 : null);
    return [
      ...(min === null && max === null ? [] : [range(min, max, part, losses)]),
      ...(low.open === null ? [] : [bound(">", low.open, part, losses)]),
      ...(high.open === null ? [] : [bound("<", high.open, part, losses)]),
    ].filter((rule) => rule !== "");
  });
}

function boundOf(schema: Json, word: string, exclusive: string) {
  const said = member(schema, word);
  const other = member(schema, exclusive);
  const closed = typeof said === "number" && other !== true ? said : null;
  const open = other === true && typeof said === "number" ? said : typeof other === "number" ? other : null;
  return { closed, open };
}

function range(min: number | null, max: number | null, at: Found, losses: LossBook): string {
  const [low, high] = [min === null ? "" : decimalText(min), max === null ? "" : decimalText(max)];
  if (low !== null && high !== null) return `${low}..${high}`;
  losses.add("rule", at, "range");
  return "";
}

function bound(sign: string, value: number, at: Found, losses: LossBook): string {
  const text = decimalText(value);
  if (text !== null) return `${sign} ${text}`;
  losses.add("rule", at, "range");
  return "";
}

/** How long a text, a list or a map is. */
export function lengthRules(
  parts: Parts,
  things: "Length" | "Items" | "Properties",
  type: string,
  losses: LossBook,
): readonly string[] {
  return parts.flatMap((part) => {
    const [min, max] = [member(part.value, `min${things}`), member(part.value, `max${things}`)];
    const low = isCount(min) && min > 0 ? min : null;
    const high = isCount(max) ? max : null;
    if (low === null && high === null) return [];
    if (!takesRules(type)) {
      losses.add("rule-on-form", part, "length");
      return [];
    }
    if (low !== null && high !== null && low > high) {
      losses.add("rule", part, "no value is left");
      return [];
    }
    return [low !== null && low === high ? `length ${low}` : `length ${low ?? ""}..${high ?? ""}`];
  });
}

const isCount = (value: Json | undefined): value is number =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0;

function takesRules(type: string): boolean {
  const scalar = Object.hasOwn(scalars, type) ? scalars[type as ScalarName] : null;
  return scalar === null || scalar.kind !== "text" || (scalar.form?.takesRules ?? true);
}

function patternOf(parts: Parts, type: string, losses: LossBook): string | null {
  let found: string | null = null;
  for (const part of parts) {
    const pattern = member(part.value, "pattern");
    if (typeof pattern !== "string" || pattern === found) continue;
    // A cell is a line, and code has no tick in it.
    const reading = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}`]|^\s|\s$| {2}/u.test(pattern)
      ? null
      : readPattern(pattern);
    if (!takesRules(type)) losses.add("rule-on-form", part, "pattern");
    else if (reading?.kind !== "pattern" || pattern === "" || found !== null)
      losses.add("pattern", part, pattern);
    else found = pattern;
  }
  return found;
}

/** Words that some part of the importer reads. */
const read = new Set(
  (
    "$ref allOf oneOf anyOf discriminator type enum const format contentEncoding minimum maximum exclusiveMinimum " +
    "exclusiveMaximum minLength maxLength pattern minItems maxItems minProperties maxProperties items uniqueItems properties " +
    "required additionalProperties unevaluatedProperties"
  ).split(" "),
);

/** Every word that nobody reads is lost by its name. */
export function loseOthers(parts: Parts, losses: LossBook): void {
  for (const part of parts)
    for (const word of isObject(part.value) ? Object.keys(part.value) : [])
      if (!read.has(word) && !isRemark(word) && !saysNothing(part, word)) losses.add("rule", part, word);
}

/** Every integer is a multiple of one. */
const saysNothing = ({ value }: Found, word: string): boolean =>
  word === "multipleOf" && member(value, "multipleOf") === 1 && member(value, "type") === "integer";
