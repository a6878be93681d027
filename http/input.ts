import type { IncomingHttpHeaders } from "node:http";
import type { z } from "zod";
import { type AnySchema, whole, wholeObject } from "./any-schema.js";
import { isMissing, type RawContent, readContent } from "./content.js";
import { type Catalogue, refuseInWords } from "./error-catalogue.js";
import type { BadPlace } from "./issues.js";
import { type Credential, isTyped, type Operation, type TypedBody } from "./operation.js";
import { readQuery } from "./query.js";
import { parserOf } from "./quick-parser.js";
import type { Refusal } from "./refusal.js";
import {
  itemsOf,
  listsOf,
  mayHoldUnfitText,
  type Texts,
  typedReader,
  unfitFields,
  unfitTexts,
} from "./text-values.js";
import { requestReader } from "./tolerant-object.js";

/** A request before anything about it was checked. */
export interface RawRequest extends RawContent {
  readonly params: Texts;
  /** Without its question mark. */
  readonly query: string;
}

/** What a handler gets, and everything that was wrong with it: issues of schemas, and other bad places. */
export interface Input {
  readonly values: Readonly<Record<string, unknown>>;
  readonly issues: readonly z.core.$ZodIssue[];
  readonly errors: readonly BadPlace[];
}

const NO_QUERY: Texts = new Map();
const NO_LISTS: ReadonlySet<string> = new Set();

/** Prepares the reading of an operation's input: only what is declared, all of it checked. */
export function inputReader(
  operation: Operation,
  catalogue: Catalogue,
  credentials: readonly Credential[] = [],
): (raw: RawRequest) => Input | Refusal<string> {
  const { query, body, missingBody = "refused" } = operation;
  const commaLists = new Set(operation.comma);
  const params = operation.params && wholeObject(operation.params);
  const headers = operation.headers && wholeObject(operation.headers);
  const readParams = params && partReader(params);
  const readQueryOf = query && partReader(wholeObject(query));
  const readHeaders = headers && partReader(headers);
  const headerNames = Object.keys(headers?.def.shape ?? {});
  const headerLists = headers ? listsOf(headers) : NO_LISTS;
  const typed = typeof body === "object" && isTyped(body);
  const secrets = credentials.flatMap(({ in: where, at }) => (where === "query" ? [at] : []));
  const readBody = typeof body === "object" ? parserOf(requestReader(schemaOf(body))) : null;
  return (raw) => {
    const texts = raw.query === "" ? NO_QUERY : without(secrets, readQuery(raw.query, commaLists));
    if (texts === null)
      return refuseInWords(catalogue, "VALIDATION_FAILED", "The query is not percent-encoded properly");
    const isNone = isMissing(operation, raw);
    const content = readContent(operation, raw, isNone, catalogue);
    if ("kind" in content) return content;
    const values: Record<string, unknown> = {};
    const issues: z.core.$ZodIssue[] = [];
    const keep = (name: string, result: z.ZodSafeParseResult<unknown>): void => {
      if (result.success) values[name] = result.data;
      else issues.push(...result.error.issues);
    };
    if (readParams) keep("params", readParams(raw.params));
    if (readQueryOf) keep("query", readQueryOf(texts));
    if (readHeaders) keep("headers", readHeaders(headerTexts(headerNames, headerLists, raw.headers)));
    if (missingBody === "null" && isNone) values.body = null;
    else if (readBody !== null) keep("body", readBody(content.value));
    else if (typeof body === "string") values.body = content.value;
    const errors = query === undefined ? [...texts.keys()].map(unknown) : [];
    const unfit = [...unfitFields(raw.params), ...unfitFields(texts)];
    if (readBody !== null && (typed || mayHoldUnfitText(raw.body))) unfit.push(...unfitTexts(content.value));
    errors.push(
      ...[...(content.errors ?? []), ...unfit].map(
        (error): BadPlace => ({ error, cause: "type", isLast: true }),
      ),
    );
    if (body === undefined && raw.body.length > 0)
      errors.push({ error: { path: "", message: "must not have a body" }, cause: "unknown" });
    if (readBody !== null && missingBody === "refused" && values.body !== undefined && isNone)
      errors.push({ error: { path: "", message: "is missing" }, cause: "required" });
    return { values, issues, errors };
  };
}

/** What proves who calls is no parameter, whatever the operation asks for. */
function without(names: readonly string[], texts: Texts | null): Texts | null {
  if (texts === null || !names.some((name) => texts.has(name))) return texts;
  return new Map([...texts].filter(([name]) => !names.includes(name)));
}

function unknown(path: string): BadPlace {
  return { error: { path, message: "is not known" }, cause: "unknown" };
}

function partReader(schema: z.ZodObject): (texts: Texts) => z.ZodSafeParseResult<unknown> {
  const [read, parse] = [typedReader(schema), parserOf(requestReader(schema))];
  return (texts) => parse(read(texts));
}

const schemaOf = (body: AnySchema | TypedBody): z.ZodType => whole(isTyped(body) ? body.schema : body);

function headerTexts(
  names: readonly string[],
  lists: ReadonlySet<string>,
  headers: IncomingHttpHeaders,
): Texts {
  const texts = new Map<string, readonly string[]>();
  for (const name of names) {
    const known = name.toLowerCase();
    const value = Object.hasOwn(headers, known) ? headers[known] : undefined;
    if (value === undefined) continue;
    const text = typeof value === "string" ? value : value.join(", ");
    texts.set(name, lists.has(name) ? itemsOf(text).map(withoutBlanks) : [text]);
  }
  return texts;
}

/** Blanks and tabs around an item of a header are no part of it, and nothing else is a blank there. */
function withoutBlanks(text: string): string {
  let [start, end] = [0, text.length];
  const isBlank = (at: number): boolean => text[at] === " " || text[at] === "\t";
  while (start < end && isBlank(start)) start += 1;
  while (end > start && isBlank(end - 1)) end -= 1;
  return text.slice(start, end);
}

/** Reads who is asking from the field that the specification marks `caller`; null where nobody is named. */
export function callerReader({
  caller,
}: Operation): (input: Readonly<Record<string, unknown>>) => string | null {
  if (caller === undefined) return () => null;
  const names = caller.split(".");
  return (input) => {
    let value: unknown = input;
    for (const name of names) {
      if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return null;
      value = Reflect.get(value, name);
    }
    return typeof value === "string" ? value : null;
  };
}
