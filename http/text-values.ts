import type { z } from "zod";
import { MOST_ERRORS, place } from "./issues.js";
import type { FieldError } from "./refusal.js";

/** What a query, a path or the headers hold before their types are known. */
export type Texts = ReadonlyMap<string, readonly string[]>;

type Read = (text: string) => unknown;

/** The numbers of JSON; so "", "+1", "01", " 1" and "0x1" stay text and are refused as such. */
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * Gives texts the types an object schema declares, strictly: what is no number stays text and the schema refuses it.
 * Nothing is dropped and nothing is merged: unknown names and repeated single values reach the schema too.
 */
export function typedReader(schema: z.ZodObject): (texts: Texts) => Readonly<Record<string, unknown>> {
  const fields = new Map(Object.entries(schema.def.shape).map(([name, field]) => [name, readerOf(field)]));
  return (texts) => {
    const values: Record<string, unknown> = Object.create(null);
    for (const [name, given] of texts) {
      const field = fields.get(name);
      const [first = ""] = given;
      if (field?.list === true) values[name] = given.map(field.read);
      else if (given.length > 1) values[name] = given;
      else values[name] = field === undefined ? first : field.read(first);
    }
    return values;
  };
}

/** The names of the fields that are lists. */
export function listsOf(schema: z.ZodObject): ReadonlySet<string> {
  const fields = Object.entries(schema.def.shape);
  return new Set(fields.flatMap(([name, field]) => (readerOf(field).list ? [name] : [])));
}

/** What commas part. Nothing at all is a list without items. */
export const itemsOf = (text: string): readonly string[] => (text === "" ? [] : text.split(","));

/** How the texts of a schema are read, and whether it is a list of them. */
export function readerOf(schema: z.core.SomeType): { readonly list: boolean; readonly read: Read } {
  const def = schema._zod.def as z.core.$ZodTypeDef & {
    innerType?: z.core.SomeType;
    element?: z.core.SomeType;
    values?: readonly unknown[];
    options?: readonly z.core.SomeType[];
  };
  if (def.innerType !== undefined) return readerOf(def.innerType);
  if (def.element !== undefined) return { list: true, read: readerOf(def.element).read };
  if (def.options !== undefined) return { list: false, read: firstFittingReader(def.options) };
  if (def.type === "number") return { list: false, read: readNumber };
  if (def.type === "boolean") return { list: false, read: readBoolean };
  if (def.values !== undefined) return { list: false, read: literalReader(def.values) };
  return { list: false, read: (text) => text };
}

const readNumber: Read = (text) => (NUMBER.test(text) ? Number(text) : text);

/** As the first of several types that takes what it reads. */
function firstFittingReader(options: readonly z.core.SomeType[]): Read {
  const readers = options.map((option) => ({ option, read: readerOf(option).read }));
  return (text) => {
    for (const { option, read } of readers) {
      const value = read(text);
      const result = option._zod.run({ value, issues: [] }, { async: false });
      if (!(result instanceof Promise) && result.issues.length === 0) return value;
    }
    return text;
  };
}

/** A text that is a value itself stays one; else it is read as what the other values are. */
function literalReader(values: readonly unknown[]): Read {
  const kinds = new Set(values.map((value) => typeof value));
  return (text) => {
    if (values.includes(text)) return text;
    const number = kinds.has("number") ? readNumber(text) : text;
    return number === text && kinds.has("boolean") ? readBoolean(text) : number;
  };
}

function readBoolean(text: string): unknown {
  if (text === "true") return true;
  return text === "false" ? false : text;
}

const UNFIT = /[\0\p{Surrogate}]/u;
const ALL_UNFIT = new RegExp(UNFIT, "gu");
const MESSAGE = "must not hold U+0000 or half a character";

/** Whether every store can keep a text as it is: PostgreSQL knows no U+0000, and half a surrogate pair is no UTF-8. */
export function isFitText(text: string): boolean {
  return !UNFIT.test(text);
}

/** The first places of a JSON value whose text, or whose name, no store can keep as it is. */
export function unfitTexts(value: unknown): readonly FieldError[] {
  const found: FieldError[] = [];
  addUnfit(value, [], found);
  return found;
}

function addUnfit(value: unknown, path: readonly PropertyKey[], found: FieldError[]): void {
  if (found.length === MOST_ERRORS) return;
  if (typeof value === "string") {
    if (!isFitText(value)) found.push({ path: place(path), message: MESSAGE });
  } else if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) addUnfit(item, [...path, at], found);
  } else if (typeof value === "object" && value !== null)
    for (const [name, field] of Object.entries(value)) addUnfitEntry(name, field, path, found);
}

function addUnfitEntry(
  name: string,
  field: unknown,
  path: readonly PropertyKey[],
  found: FieldError[],
): void {
  if (isFitText(name)) addUnfit(field, [...path, name], found);
  else if (found.length < MOST_ERRORS)
    found.push({ path: place([...path, name.replace(ALL_UNFIT, "\ufffd")]), message: MESSAGE });
}

/** The same of a path, a query or headers, whose values are texts. */
export function unfitFields(texts: Texts): readonly FieldError[] {
  const found: FieldError[] = [];
  for (const [path, values] of texts) if (!values.every(isFitText)) found.push({ path, message: MESSAGE });
  return found;
}

/** Only an escape can say such a text: neither byte of it is allowed in JSON as it stands. */
export function mayHoldUnfitText(json: Buffer): boolean {
  return json.includes("\\u");
}
